package parallax.python;

/// In what two texts of a module differ, from harmless to grave.
public enum DifferenceKind {
    /// The same bytes.
    IDENTICAL,

    /// Line ends, blank lines, white space, and spelling without meaning: quotes, trailing commas, brackets around a
    /// whole value, how a number is written.
    LAYOUT,

    /// Comments.
    COMMENTS,

    /// Docstrings of definitions that both have.
    DOCSTRINGS,

    /// The literals that a build writes down of itself: versions, revisions.
    VERSION,

    /// What the module does.
    CODE,

    /// The bytes differ, and at least one of the two cannot be read.
    NOT_COMPARED
}
