package parallax.library;

/// How sure it is that a library carries a copy of another.
public enum Certainty {
    /// A text or symbol that the other library's own code carries is in it.
    COPY,
    /// It names the other library and its version: in messages, in what it was configured with.
    MENTION
}
