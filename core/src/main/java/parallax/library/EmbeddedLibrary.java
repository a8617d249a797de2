package parallax.library;

/// A known native library in a file, by what its own code leaves there.
///
/// @param library the project's name: `zlib`, `libjpeg-turbo`
/// @param version as the library spells it; empty where only symbols or texts without a version show it
/// @param evidence the text or symbol that shows it
public record EmbeddedLibrary(String library, String version, Certainty certainty, String evidence) {}
