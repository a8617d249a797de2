package parallax.artifact;

/// One member of a ZIP archive, as the central directory states it.
///
/// @param index its place in the directory, from 0 on
/// @param path as listed: without `./` in front and, of a folder, without `/` behind
/// @param nameBytes of the name as stored
/// @param type by its name and its external attributes
/// @param mode POSIX permission bits; -1 where it does not state them
/// @param offset of its local header, in bytes from the start of the file
/// @param method how it is compressed: 0 stored, 8 deflated
/// @param flags general purpose bits
/// @param crc CRC-32 of the content
/// @param compressedSize in bytes; {@link #size} is that of the content
@SuppressWarnings("ArrayRecordComponent") // never compared
record ZipMember(
        int index,
        String path,
        byte[] nameBytes,
        EntryType type,
        int mode,
        long offset,
        int method,
        int flags,
        int crc,
        long compressedSize,
        long size) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    /// Flag: encrypted.
    private static final int ENCRYPTED = 1;

    /// Flag: sizes and CRC follow the data, in a data descriptor.
    static final int DESCRIPTOR = 1 << 3;

    /// Flag: encrypted by the strong scheme.
    private static final int STRONGLY_ENCRYPTED = 1 << 6;

    /// Flag: name and comment are UTF-8.
    static final int UTF8 = 1 << 11;

    /// Flag: local headers are masked, as the directory is encrypted.
    private static final int MASKED = 1 << 13;

    boolean encrypted() {
        return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) != 0 || method == 99;
    }

    boolean described() {
        return (flags & DESCRIPTOR) != 0;
    }

    /// A compression method as APPNOTE 4.4.5 calls it.
    static String methodName(int method) {
        return switch (method) {
            case 0 -> "0 (stored)";
            case 1 -> "1 (Shrink)";
            case 2, 3, 4, 5 -> method + " (Reduce)";
            case 6 -> "6 (Implode)";
            case 8 -> "8 (Deflate)";
            case 9 -> "9 (Deflate64)";
            case 12 -> "12 (bzip2)";
            case 14 -> "14 (LZMA)";
            case 93 -> "93 (Zstandard)";
            case 94 -> "94 (MP3)";
            case 95 -> "95 (xz)";
            case 98 -> "98 (PPMd)";
            case 99 -> "99 (AES encryption)";
            default -> Integer.toString(method);
        };
    }
}
