package parallax.artifact;

import org.jspecify.annotations.Nullable;

/// Where the files of a Debian package land, in the terms of a prefix: `/usr` is one, and so is `/usr/local`.
/// Rules: Filesystem Hierarchy Standard 3.0 section 4; Debian Python Policy 3.3, Module Path; multiarch folders are
/// Debian Policy 9.1.1.
final class DebianPlaces {

    private DebianPlaces() {}

    /// @param path without a leading `/` or `./`
    static @Nullable LogicalPath place(String path) {
        if (path.equals("usr") || path.equals("usr/local")) {
            return null;
        }
        String inPrefix = path;
        if (path.startsWith("usr/local/")) {
            inPrefix = path.substring("usr/local/".length());
        } else if (path.startsWith("usr/")) {
            inPrefix = path.substring("usr/".length());
        }
        if (inPrefix.startsWith("lib/python")) {
            int slash = inPrefix.indexOf('/', "lib/python".length());
            if (slash > 0) {
                String rest = inPrefix.substring(slash + 1);
                if (rest.startsWith("dist-packages/") || rest.startsWith(LogicalPath.SITE_PACKAGES)) {
                    return new LogicalPath(LogicalPath.SITE_PACKAGES + rest.substring(rest.indexOf('/') + 1));
                }
            }
        }
        if (inPrefix.startsWith("lib/") || inPrefix.startsWith("include/")) {
            int folder = inPrefix.indexOf('/') + 1;
            int slash = inPrefix.indexOf('/', folder);
            if (slash > 0 && isMultiarch(inPrefix, folder, slash)) {
                return new LogicalPath(inPrefix.substring(0, folder) + inPrefix.substring(slash + 1));
            }
            if (slash < 0 && isMultiarch(inPrefix, folder, inPrefix.length())) {
                return new LogicalPath(inPrefix.substring(0, folder - 1));
            }
        }
        return new LogicalPath(inPrefix);
    }

    /// `x86_64-linux-gnu`, `arm-linux-gnueabihf`, `i386-gnu`, `x86_64-kfreebsd-gnu`, `x86_64-linux-musl`.
    private static boolean isMultiarch(String path, int start, int end) {
        String folder = path.substring(start, end);
        int dash = folder.indexOf('-');
        return dash > 0
                && (folder.startsWith("-linux-gnu", dash)
                        || folder.startsWith("-linux-musl", dash)
                        || folder.endsWith("-gnu"));
    }
}
