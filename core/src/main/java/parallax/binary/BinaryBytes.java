package parallax.binary;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A window of a file in one byte order. Every access is checked, and what is kept of the file is counted
/// against one budget for the whole file, so that memory and time are bounded whatever counts and sizes it
/// states.
///
/// Offsets are from the start of the window; those in problems are from the start of the file.
final class BinaryBytes {

    /// Bytes that all texts and entries of one file may have together.
    static final long BUDGET = 256L << 20;

    /// Bytes of the longest name that is read; mangled names of templates have some thousands.
    static final int LONGEST_TEXT = 1 << 16;

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final class Budget {
        long left = BUDGET;
    }

    private final MemorySegment segment;
    private final long base;
    private final boolean swap;
    private final Budget budget;

    private BinaryBytes(MemorySegment segment, long base, boolean bigEndian, Budget budget) {
        this.segment = segment;
        this.base = base;
        this.swap = bigEndian != (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        this.budget = budget;
    }

    static BinaryBytes of(MemorySegment segment, boolean bigEndian) {
        return new BinaryBytes(segment, 0, bigEndian, new Budget());
    }

    /// The same bytes and budget in another byte order.
    BinaryBytes order(boolean bigEndian) {
        return new BinaryBytes(segment, base, bigEndian, budget);
    }

    BinaryBytes slice(long offset, long length, String what) throws BinaryDamage {
        check(offset, length, what);
        boolean bigEndian = swap != (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        return new BinaryBytes(segment.asSlice(offset, length), base + offset, bigEndian, budget);
    }

    long size() {
        return segment.byteSize();
    }

    /// Where the window starts in the file.
    long base() {
        return base;
    }

    boolean has(long offset, long length) {
        long size = segment.byteSize();
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    void check(long offset, long length, String what) throws BinaryDamage {
        if (!has(offset, length)) {
            throw damage(
                    offset,
                    what + " need " + Long.toUnsignedString(length) + " bytes from byte "
                            + Long.toUnsignedString(base + offset) + " on, there are "
                            + Math.max(0, offset < 0 ? 0 : size() - offset));
        }
    }

    BinaryDamage damage(long offset, String problem) {
        return new BinaryDamage(base + offset, problem);
    }

    int u8(long at) throws BinaryDamage {
        room(at, 1);
        return segment.get(JAVA_BYTE, at) & 0xff;
    }

    int u16(long at) throws BinaryDamage {
        room(at, 2);
        short value = segment.get(SHORT, at);
        return (swap ? Short.reverseBytes(value) : value) & 0xffff;
    }

    int i32(long at) throws BinaryDamage {
        room(at, 4);
        int value = segment.get(INT, at);
        return swap ? Integer.reverseBytes(value) : value;
    }

    long u32(long at) throws BinaryDamage {
        return i32(at) & 0xffffffffL;
    }

    long i64(long at) throws BinaryDamage {
        room(at, 8);
        long value = segment.get(LONG, at);
        return swap ? Long.reverseBytes(value) : value;
    }

    byte[] copy(long offset, int length, String what) throws BinaryDamage {
        check(offset, length, what);
        charge(offset, length, what);
        return segment.asSlice(offset, length).toArray(JAVA_BYTE);
    }

    /// The text up to a NUL, which must come before `end`.
    String text(long offset, long end, String what) throws BinaryDamage {
        long limit = Math.min(
                Math.min(end, size()), offset > Long.MAX_VALUE - LONGEST_TEXT ? offset : offset + LONGEST_TEXT);
        if (offset < 0 || offset >= limit) {
            throw damage(offset, what + " is outside of its table");
        }
        long at = offset;
        while (segment.get(JAVA_BYTE, at) != 0) {
            if (++at >= limit) {
                throw damage(offset, what + " has no end");
            }
        }
        return new String(copy(offset, (int) (at - offset), what), UTF_8);
    }

    /// A field of fixed width that is filled up with NULs.
    String padded(long offset, int width, String what) throws BinaryDamage {
        byte[] bytes = copy(offset, width, what);
        int length = 0;
        while (length < width && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, UTF_8);
    }

    /// Counts memory or work that the file causes.
    void charge(long offset, long length, String what) throws BinaryDamage {
        if (length > budget.left) {
            throw damage(offset, what + " need more memory than the " + (BUDGET >> 20) + " MiB that one file is given");
        }
        budget.left -= length;
    }

    private void room(long at, int length) throws BinaryDamage {
        if (!has(at, length)) {
            throw damage(at, "the file ends inside a number");
        }
    }
}
