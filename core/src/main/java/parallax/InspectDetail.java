package parallax;

/// How deep `inspect` looks into an artifact.
public enum InspectDetail {
    /// What it is, says, holds and needs, with its libraries in summary.
    OVERVIEW,
    /// Every entry, with its type, mode, size and digest.
    FILES,
    /// Every native library with all that is known of it.
    LIBRARIES,
    /// Every dynamic symbol of every native library, wanted and offered.
    SYMBOLS
}
