/// Tells what really differs between two distributions of one Python package: values out, no console.
module parallax.core {
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires com.github.luben.zstd_jni;

    exports parallax;
    exports parallax.artifact;
    exports parallax.binary;
    exports parallax.check;
    exports parallax.content;
    exports parallax.eval;
    exports parallax.fact;
    exports parallax.finding;
    exports parallax.index;
    exports parallax.library;
    exports parallax.name;
    exports parallax.platform;
    exports parallax.python;
    exports parallax.reference;
    exports parallax.report;
    exports parallax.requirement;
    exports parallax.version;
}
