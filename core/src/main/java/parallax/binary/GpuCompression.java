package parallax.binary;

/// How code for a GPU is stored.
public enum GpuCompression {
    NONE,
    /// A plain LZ4 block.
    LZ4,
    ZSTD,
    ZLIB,
    /// Compressed in a way that we do not know.
    UNKNOWN
}
