package parallax.version;

/// A PEP 440 version.
public final class Pep440Version implements Version, Comparable<Pep440Version> {
    private final String original;

    private Pep440Version(String original) {
        this.original = original;
    }

    /// @throws MalformedVersionException with the text, the offset and the rule it breaks
    public static Pep440Version parse(String text) throws MalformedVersionException {
        return new Pep440Version(text);
    }

    @Override
    public String original() {
        return original;
    }

    /// Without the local label.
    public Pep440Version publicVersion() {
        throw new IllegalStateException("stub");
    }

    /// The local label in normal form, or the empty string.
    public String local() {
        throw new IllegalStateException("stub");
    }

    /// Pre-release or development release.
    public boolean isPreRelease() {
        throw new IllegalStateException("stub");
    }

    @Override
    public int compareTo(Pep440Version other) {
        throw new IllegalStateException("stub");
    }

    /// The normal form.
    @Override
    public String toString() {
        return original;
    }
}
