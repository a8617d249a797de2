/// Tells what really differs between two distributions of one Python package: values out, no console.
module parallax.core {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports parallax;
    exports parallax.eval;
    exports parallax.fact;
    exports parallax.finding;
    exports parallax.index;
    exports parallax.name;
    exports parallax.platform;
    exports parallax.reference;
    exports parallax.report;
    exports parallax.requirement;
    exports parallax.version;
}
