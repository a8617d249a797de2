package parallax.name;

/// A family of package sources that share names, versions and archive formats.
public enum Ecosystem {
    PYPI("pypi"),
    CONDA("conda"),
    DEBIAN("debian");

    private final String id;

    Ecosystem(String id) {
        this.id = id;
    }

    /// The spelling used in references, purls and JSON: `pypi`, `conda`, `debian`.
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
