package parallax.binary;

/// Code for one architecture in a CUDA fatbin.
///
/// @param offset of the entry's header in bytes from the start of the section
/// @param architecture compute capability times ten: 90 for Hopper; unsigned
/// @param suffix `a` for code that runs on exactly this architecture, `f` for its family, otherwise empty
/// @param major of PTX its version (`.version 9.0`); of a cubin the first part of a pair whose meaning is not
///     documented
/// @param minor the second part
/// @param storedSize bytes as it lies there, compressed where it is, without padding behind it; of a cubin
///     that is not compressed up to 7 bytes of padding are in
/// @param uncompressedSize bytes after decompression
/// @param flags as they stand there, 64 bits
/// @param name of the source file where debug information is built in, otherwise empty
public record FatbinEntry(
        long offset,
        GpuCodeKind kind,
        int architecture,
        String suffix,
        int major,
        int minor,
        GpuCompression compression,
        long storedSize,
        long uncompressedSize,
        long flags,
        String name) {

    /// As `nvcc` writes it: `sm_90a` for a cubin, `compute_90` for PTX, `lto_90` for code to optimise at link
    /// time.
    public String target() {
        String number = Integer.toUnsignedString(architecture) + suffix;
        return switch (kind) {
            case PTX -> "compute_" + number;
            case CUBIN -> "sm_" + number;
            case LTO_IR -> "lto_" + number;
            case OTHER -> "unknown_" + number;
        };
    }

    /// Whether it was compiled with `-G`.
    public boolean debug() {
        return (flags & 2) != 0;
    }
}
