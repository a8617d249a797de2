package parallax.version;

/// A version in conda's order (CEP 33).
public final class CondaVersion implements Version, Comparable<CondaVersion> {
    private final String original;

    private CondaVersion(String original) {
        this.original = original;
    }

    public static CondaVersion parse(String text) throws MalformedVersionException {
        return new CondaVersion(text);
    }

    @Override
    public String original() {
        return original;
    }

    @Override
    public int compareTo(CondaVersion other) {
        throw new IllegalStateException("stub");
    }

    @Override
    public String toString() {
        return original;
    }
}
