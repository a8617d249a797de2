package parallax.environment;

/// A file that a package says is its own.
///
/// @param path absolute, with `/` between its parts
/// @param sha256 as recorded, lower-case hexadecimal; empty where it is not recorded
/// @param size in bytes as recorded; -1 where it is not
public record InstalledFile(String path, String sha256, long size) {}
