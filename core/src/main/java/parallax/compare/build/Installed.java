package parallax.compare.build;

import parallax.artifact.LogicalPath;

/// Tells installed files apart that no comparison of what a package does should count.
final class Installed {

    /// How many files or names a finding lists one by one.
    static final int SHOWN = 40;

    private Installed() {}

    /// What packaging adds by itself: dist-info, egg-info, Debian's documentation folder, conda's own records.
    static boolean isPackaging(LogicalPath path) {
        String value = path.value();
        return value.contains(".dist-info/")
                || value.contains(".egg-info/")
                || value.endsWith(".egg-info")
                || value.startsWith("share/doc/")
                || value.startsWith("share/lintian/")
                || value.startsWith("conda-meta/");
    }

    /// Byte-compiled files, which any Python makes again from their source.
    static boolean isCompiled(LogicalPath path) {
        return path.value().endsWith(".pyc") || path.value().endsWith(".pyo");
    }

    /// The folder of a file, at most `depth` parts of it.
    static String folder(LogicalPath path, int depth) {
        String value = path.value();
        int end = -1;
        for (int part = 0; part < depth; part++) {
            int slash = value.indexOf('/', end + 1);
            if (slash < 0) {
                break;
            }
            end = slash;
        }
        return end < 0 ? value : value.substring(0, end + 1);
    }
}
