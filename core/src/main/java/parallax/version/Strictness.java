package parallax.version;

/// How a parser takes text that its standard does not allow. The spelling that was parsed is kept either way.
public enum Strictness {
    /// What the standard says, and its reference implementation accepts. All else is refused, with the place and the
    /// rule.
    STRICT,

    /// Also the mistakes that published metadata is known to hold, read as they were meant; each parser lists the ones
    /// it knows. What remains is refused as by {@link #STRICT}.
    LENIENT
}
