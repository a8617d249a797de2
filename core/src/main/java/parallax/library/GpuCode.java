package parallax.library;

/// Code for one kind of graphics processor.
///
/// @param kind `cubin`, `PTX`, `LTO-IR`, `HIP`, …
/// @param target `sm_90`, `compute_90`, `gfx90a`; empty where it is not told
/// @param count how many pieces
/// @param storedSize as stored, compressed where they are, bytes
/// @param size unpacked, bytes
public record GpuCode(String kind, String target, long count, long storedSize, long size) {}
