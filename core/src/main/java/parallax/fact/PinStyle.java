package parallax.fact;

/// How tightly a requirement holds its dependency, tightest first.
public enum PinStyle {
    EXACT("exact pin"),
    /// One minor series: `>=2.8.0,<2.9.0a0`, `2.8.*`, `~=2.8.0`.
    SERIES("one minor series"),
    RANGE("range with an upper bound"),
    LOWER_BOUND("lower bound only"),
    /// Only exclusions.
    EXCLUSIONS("exclusions only"),
    ANY("any version"),
    /// A form that is not classified; its text is shown instead.
    OTHER("other");

    private final String words;

    PinStyle(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
