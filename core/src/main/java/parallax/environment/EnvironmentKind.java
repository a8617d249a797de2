package parallax.environment;

/// What an environment was read from.
public enum EnvironmentKind {
    /// A folder with `pyvenv.cfg` (PEP 405).
    VENV("virtual environment"),
    /// A prefix with `conda-meta`.
    CONDA("conda environment"),
    /// A prefix with an interpreter of its own that is neither of them: a system's Python, one built by hand.
    PREFIX("Python installation"),
    /// A folder that Python would import from, without an interpreter.
    SITE_PACKAGES("folder of packages"),
    /// The unpacked root of a system: of a container, or `/` itself.
    ROOT("file system of a system"),
    /// A list that somebody printed or pasted.
    LIST("list"),
    /// A lock file or manifest.
    LOCK("lock file");

    private final String title;

    EnvironmentKind(String title) {
        this.title = title;
    }

    /// What people call it.
    public String title() {
        return title;
    }

    /// Whether there are files to be looked at.
    public boolean isOnDisk() {
        return this != LIST && this != LOCK;
    }
}
