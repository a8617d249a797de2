package parallax.binary;

import java.lang.foreign.MemorySegment;

/// The bytes of one file, taken out in pieces. Every piece is checked against the file and counted, so that the memory and
/// time that one file can take are bounded whatever its counts and sizes say.
final class ElfBytes {

    /// Bytes that all tables and texts of one file may have together. The 430 MB of libtorch need 20 MB.
    static final long BUDGET = 256L << 20;

    private final MemorySegment segment;
    private final long size;
    private long left = BUDGET;

    ElfBytes(MemorySegment segment) {
        this.segment = segment;
        this.size = segment.byteSize();
    }

    long size() {
        return size;
    }

    boolean has(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    /// @param what names the piece for the problem's text: `the section headers`
    byte[] copy(long offset, long length, String what) throws ElfDamage {
        if (!has(offset, length)) {
            throw new ElfDamage(
                    offset,
                    what + " take " + Long.toUnsignedString(length) + " bytes from byte "
                            + Long.toUnsignedString(offset) + " on, the file has " + size);
        }
        charge(offset, length, what);
        byte[] piece = new byte[(int) length];
        read(offset, piece, piece.length);
        return piece;
    }

    /// Fills the start of `target` without counting it; for a buffer that is used again and again.
    void read(long offset, byte[] target, int length) {
        MemorySegment.copy(segment, offset, MemorySegment.ofArray(target), 0, length);
    }

    /// Counts memory or work that a piece of the file causes.
    void charge(long offset, long length, String what) throws ElfDamage {
        if (length > left) {
            throw new ElfDamage(
                    offset, what + " need more memory than the " + (BUDGET >> 20) + " MiB that one file is given");
        }
        left -= length;
    }
}
