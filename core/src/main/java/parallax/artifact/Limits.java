package parallax.artifact;

/// How much one artifact may ask for. What is past a limit is one clear error, found as early as the format allows:
/// of a ZIP archive from its directory, before anything is inflated.
///
/// The ratio counts from `ratioFree` bytes on, for small archives of highly regular data are common and harmless.
///
/// @param entries members of the archive, or files and folders of a folder
/// @param totalBytes all files together, unpacked
/// @param fileBytes one file, unpacked
/// @param ratio unpacked bytes for each byte of the archive
/// @param ratioFree unpacked bytes that are free of the ratio
/// @param pathBytes one path or link target, as stored
/// @param depth parts of one path
/// @param metadataBytes one file of metadata that is held in memory, such as RECORD or `info/paths.json`
public record Limits(
        int entries,
        long totalBytes,
        long fileBytes,
        int ratio,
        long ratioFree,
        int pathBytes,
        int depth,
        int metadataBytes) {

    private static final long GIB = 1L << 30;

    /// Fits every package we know of: the largest wheels unpack to some 4 GB, the largest conda packages to 10, and
    /// none to more than thirty times its size.
    public static final Limits DEFAULT = new Limits(1_000_000, 64 * GIB, 32 * GIB, 200, GIB, 4096, 128, 128 << 20);

    public Limits {
        if (entries < 1
                || totalBytes < 1
                || fileBytes < 1
                || ratio < 1
                || ratioFree < 0
                || pathBytes < 1
                || depth < 1
                || metadataBytes < 1) {
            throw new IllegalArgumentException("limits are positive numbers");
        }
    }

    /// Whether an archive of `archive` bytes may unpack to `unpacked` bytes, as the ratio has it.
    boolean ratioAllows(long unpacked, long archive) {
        return unpacked <= ratioFree || unpacked / ratio <= archive;
    }
}
