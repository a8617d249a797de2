package parallax.version;

/// A constraint on conda versions: `>=2.8.0,<2.9.0a0`, `2.0.*`, `1.7|1.8`, `*`.
public final class CondaVersionSpec {
    private final String original;

    private CondaVersionSpec(String original) {
        this.original = original;
    }

    public static CondaVersionSpec parse(String text) throws MalformedVersionException {
        return new CondaVersionSpec(text);
    }

    public String original() {
        return original;
    }

    public boolean contains(CondaVersion version) {
        throw new IllegalStateException("stub");
    }

    @Override
    public String toString() {
        return original;
    }
}
