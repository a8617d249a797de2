package parallax.artifact;

/// The archive formats that can be opened.
public enum ArtifactFormat {
    /// Binary distribution format, `.whl`.
    WHEEL("wheel"),
    /// Source distribution, `.tar.gz` (PEP 625).
    SDIST_TAR_GZ("sdist"),
    /// Source distribution, `.zip`.
    SDIST_ZIP("sdist"),
    /// conda package, format 2 (CEP 35).
    CONDA("conda package"),
    /// conda package, format 1, `.tar.bz2`.
    CONDA_TAR_BZ2("conda package"),
    /// Debian binary package, deb(5).
    DEB("Debian package"),
    /// A folder: an unpacked artifact, or anything that Python would import from.
    FOLDER("folder");

    private final String title;

    ArtifactFormat(String title) {
        this.title = title;
    }

    /// What people call it.
    public String title() {
        return title;
    }
}
