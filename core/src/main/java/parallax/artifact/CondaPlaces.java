package parallax.artifact;

import org.jspecify.annotations.Nullable;

/// Where the files of a conda package land. Rules: CEP 17 (`python_site_packages_path`), CEP 34, and for
/// `noarch: python` the conda documentation, "Link and unlink scripts per package".
final class CondaPlaces {

    private CondaPlaces() {}

    /// @param path relative to the prefix, `/` between the parts
    /// @param index null where it could not be read: then the path alone decides
    static @Nullable LogicalPath place(String path, @Nullable IndexJson index) {
        if (path.equals("info") || path.startsWith("info/")) {
            return null;
        }
        if (index == null || "python".equals(index.noarch())) {
            if (path.startsWith(LogicalPath.SITE_PACKAGES)) {
                return new LogicalPath(path);
            }
            if (path.startsWith("python-scripts/")) {
                return new LogicalPath("bin/" + path.substring("python-scripts/".length()));
            }
        }
        String sitePackages = index == null ? null : index.pythonSitePackagesPath();
        if (sitePackages != null && !sitePackages.isEmpty() && path.startsWith(sitePackages + "/")) {
            return inSitePackages(path, sitePackages.length() + 1);
        }
        if (path.startsWith("Lib/site-packages/")) {
            return inSitePackages(path, "Lib/site-packages/".length());
        }
        if (path.startsWith("lib/py")) {
            // lib/python3.12/, lib/python3.13t/, lib/pypy3.9/
            int slash = path.indexOf('/', 4);
            if (slash > 0 && path.startsWith(LogicalPath.SITE_PACKAGES, slash + 1)) {
                return inSitePackages(path, slash + 1 + LogicalPath.SITE_PACKAGES.length());
            }
        }
        return new LogicalPath(path);
    }

    private static LogicalPath inSitePackages(String path, int start) {
        return new LogicalPath(LogicalPath.SITE_PACKAGES + path.substring(start));
    }
}
