package parallax.artifact;

/// Where an entry lands, independent of format, prefix and Python version, so that the same file of a wheel, a conda
/// package and a Debian package has the same logical path: `site-packages/torchvision/_C.so`, `bin/torchrun`,
/// `lib/libtorch.so`, `include/…`, `share/…`. Parts are separated by `/`; neither absolute nor with `.` or `..`.
public record LogicalPath(String value) implements Comparable<LogicalPath> {

    /// The root that stands for every folder of Python packages: purelib and platlib of a wheel,
    /// `lib/python3.12/site-packages` of a conda prefix, `usr/lib/python3/dist-packages` of Debian.
    public static final String SITE_PACKAGES = "site-packages/";

    /// Whether Python imports from there.
    public boolean inSitePackages() {
        return value.startsWith(SITE_PACKAGES);
    }

    /// The last part: `_C.so`.
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(LogicalPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
