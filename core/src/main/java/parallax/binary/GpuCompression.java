package parallax.binary;

/// How code for a GPU is stored.
public enum GpuCompression {
    NONE,
    /// NVIDIA's older scheme, a block like LZ4's.
    LZ4,
    ZSTD,
    ZLIB,
    /// Compressed in a way that we do not know.
    UNKNOWN
}
