package parallax.artifact;

import org.jspecify.annotations.Nullable;

/// Where the files of a folder land, by what the folder is.
enum FolderPaths {
    /// An unpacked wheel or a folder that Python imports from: all of it is in `site-packages/`, `.data` as in
    /// wheels.
    SITE_PACKAGES {
        @Override
        ZipEntries.Paths paths(Reading reading, String distInfo) {
            return new WheelPaths(reading, distInfo);
        }
    },
    /// An unpacked conda package or a prefix: `lib/python3.12/site-packages/` is the one place for Python packages;
    /// `info/` is left behind.
    PREFIX {
        @Override
        ZipEntries.Paths paths(Reading reading, String distInfo) {
            return (path, type) -> prefix(path);
        }
    };

    abstract ZipEntries.Paths paths(Reading reading, String distInfo);

    /// What a folder with these contents is.
    static FolderPaths of(FolderTree tree) {
        for (FolderTree.Node node : tree.nodes()) {
            if (node.path().equals("info/index.json") || node.path().equals("conda-meta")) {
                return PREFIX;
            }
        }
        for (FolderTree.Node node : tree.nodes()) {
            if (node.type() == EntryType.DIRECTORY
                    && sitePackages(node.path() + "/") == node.path().length() + 1) {
                return PREFIX;
            }
        }
        return SITE_PACKAGES;
    }

    private static @Nullable LogicalPath prefix(String path) {
        if (!PathRules.safe(path) || path.equals("info") || path.startsWith("info/") || path.startsWith("conda-meta")) {
            return null;
        }
        int packages = sitePackages(path);
        if (packages > 0) {
            return packages == path.length()
                    ? null
                    : new LogicalPath(LogicalPath.SITE_PACKAGES + path.substring(packages));
        }
        return path.startsWith("python-scripts/")
                ? new LogicalPath("bin/" + path.substring("python-scripts/".length()))
                : new LogicalPath(path);
    }

    /// Length of `site-packages/`, `lib/python3.12/site-packages/`, `Lib/site-packages/` or
    /// `lib/python3/dist-packages/` in front of a path, after a `usr/` or `usr/local/`; 0 where there is none.
    static int sitePackages(String path) {
        int start = 0;
        for (String root : new String[] {"usr/local/", "usr/"}) {
            if (path.startsWith(root)) {
                start = root.length();
                break;
            }
        }
        if (path.startsWith("site-packages/", start)) {
            return start == 0 ? "site-packages/".length() : 0;
        }
        if (!path.startsWith("lib/", start) && !path.startsWith("Lib/", start) && !path.startsWith("lib64/", start)) {
            return 0;
        }
        int after = path.indexOf('/', start) + 1;
        if (path.startsWith("python", after)) {
            after = path.indexOf('/', after) + 1;
        }
        for (String last : new String[] {"site-packages/", "dist-packages/"}) {
            if (after > 0 && path.startsWith(last, after)) {
                return after + last.length();
            }
        }
        return 0;
    }
}
