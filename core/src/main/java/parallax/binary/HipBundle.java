package parallax.binary;

import java.util.List;

/// One bundle: what one translation unit has for all its GPUs.
///
/// @param offset in bytes from the start of the section
/// @param storedSize bytes as it lies there
/// @param uncompressedSize bytes after decompression
/// @param entries in the order of the file; empty also where they could not be decompressed, which is noted
public record HipBundle(
        long offset, GpuCompression compression, long storedSize, long uncompressedSize, List<HipBundleEntry> entries) {
    public HipBundle {
        entries = List.copyOf(entries);
    }
}
