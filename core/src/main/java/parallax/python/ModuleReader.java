package parallax.python;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// Reads the outline of one Python source. Never fails: what cannot be read is told in the outline.
///
/// Time and memory are linear in the size of the text; of texts longer than {@link #LONGEST} only the digest is made.
public final class ModuleReader {

    /// Bytes of the longest text that is read.
    public static final int LONGEST = 32 << 20;

    private ModuleReader() {}

    /// @param text of the whole file; it may be off the heap, and is copied
    /// @param digest of it by any strong method, the same for all outlines that are to be compared
    public static ModuleOutline read(MemorySegment text, String digest) {
        return text.byteSize() > LONGEST ? tooLong(digest, text.byteSize()) : read(text.toArray(JAVA_BYTE), digest);
    }

    /// @param text of the whole file
    public static ModuleOutline read(byte[] text) {
        return read(text, CanonicalBytes.hexadecimal(CanonicalBytes.newDigest().digest(text)));
    }

    /// As {@link #read(byte[])}, for who has a digest of the file already: hashing is a quarter of the work.
    ///
    /// @param text of the whole file
    /// @param digest of it by any strong method, the same for all outlines that are to be compared
    public static ModuleOutline read(byte[] text, String digest) {
        if (text.length > LONGEST) {
            return tooLong(digest, text.length);
        }
        try {
            return OutlineBuilder.build(text, digest);
        } catch (NotTokenisedException e) {
            return new ModuleOutline.NotTokenised(digest, text.length, String.valueOf(e.getMessage()));
        }
    }

    private static ModuleOutline tooLong(String digest, long size) {
        return new ModuleOutline.NotTokenised(digest, size, "longer than " + LONGEST + " bytes");
    }
}
