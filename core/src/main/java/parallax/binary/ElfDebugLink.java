package parallax.binary;

/// Where debuggers find what was stripped (`.gnu_debuglink`).
///
/// @param file name without folder
/// @param crc of that file, 32 bits
public record ElfDebugLink(String file, int crc) {}
