package parallax.binary;

/// What a library has for one target.
///
/// @param target `sm_90a`, `compute_90`
/// @param count entries
/// @param storedSize bytes of all of them as they lie there
/// @param uncompressedSize bytes of all of them after decompression
public record GpuCodeTotal(GpuCodeKind kind, String target, long count, long storedSize, long uncompressedSize) {}
