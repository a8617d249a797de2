package parallax.version;

/// A comma-separated set of PEP 440 version specifiers. Empty admits everything.
public final class SpecifierSet {
    private final String original;

    private SpecifierSet(String original) {
        this.original = original;
    }

    public static SpecifierSet parse(String text) throws MalformedVersionException {
        return new SpecifierSet(text);
    }

    public String original() {
        return original;
    }

    public boolean isEmpty() {
        return original.isEmpty();
    }

    /// Whether `version` is admitted, pre-releases included.
    public boolean contains(Pep440Version version) {
        throw new IllegalStateException("stub");
    }

    @Override
    public String toString() {
        return original;
    }
}
