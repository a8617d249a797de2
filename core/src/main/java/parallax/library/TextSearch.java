package parallax.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// Looks for many literals at once, after Wu and Manber: the window is as long as the shortest literal, and three bytes
/// at its end tell how far the next place is where one may end. Most bytes of a library are so never looked at.
final class TextSearch {

    /// Called for each place; several literals may be found at one.
    interface Hit {
        void found(int literal, MemorySegment segment, long offset);
    }

    private static final int BLOCK = 3;
    private static final int HASH_BITS = 15;
    private static final int CHUNK = 1 << 16;

    private final byte[][] literals;
    private final int window;
    private final int longest;
    private final byte[] shift = new byte[1 << HASH_BITS];
    private final short[] first = new short[1 << HASH_BITS];
    private final short[] next;

    /// @param literals ASCII; of at least four characters each, the longer the shortest, the faster
    TextSearch(List<String> literals) {
        this.literals = new byte[literals.size()][];
        int shortest = 100;
        int greatest = 0;
        for (int i = 0; i < literals.size(); i++) {
            this.literals[i] = literals.get(i).getBytes(ISO_8859_1);
            shortest = Math.min(shortest, this.literals[i].length);
            greatest = Math.max(greatest, this.literals[i].length);
        }
        if (shortest <= BLOCK || greatest >= CHUNK / 2) {
            throw new IllegalArgumentException("literals of " + shortest + " to " + greatest + " characters");
        }
        window = shortest;
        longest = greatest;
        next = new short[literals.size()];
        Arrays.fill(shift, (byte) (window - BLOCK + 1));
        Arrays.fill(first, (short) -1);
        for (int i = 0; i < this.literals.length; i++) {
            byte[] literal = this.literals[i];
            for (int end = BLOCK - 1; end < window; end++) {
                int hash = hash(literal[end - 2], literal[end - 1], literal[end]);
                int distance = window - 1 - end;
                shift[hash] = (byte) Math.min(shift[hash], distance);
                if (distance == 0) {
                    next[i] = first[hash];
                    first[hash] = (short) i;
                }
            }
        }
    }

    /// Finds every place of every literal, each once, ascending within a segment.
    void run(List<MemorySegment> segments, Hit hit) {
        byte[] buffer = new byte[CHUNK];
        for (MemorySegment segment : segments) {
            long size = segment.byteSize();
            long start = 0;
            while (size - start >= window) {
                int length = (int) Math.min(CHUNK, size - start);
                MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, start, buffer, 0, length);
                boolean isLast = start + length == size;
                // A literal that may reach beyond the chunk is left to the next one.
                int starts = isLast ? length : length - longest + 1;
                scan(buffer, length, starts, segment, start, hit);
                if (isLast) {
                    break;
                }
                start += starts;
            }
        }
    }

    private void scan(byte[] data, int length, int starts, MemorySegment segment, long base, Hit hit) {
        byte[] shifts = shift;
        int lastEnd = Math.min(length - 1, starts + window - 2);
        int end = window - 1;
        while (end <= lastEnd) {
            int hash = hash(data[end - 2], data[end - 1], data[end]);
            int step = shifts[hash];
            if (step == 0) {
                int at = end - window + 1;
                for (int i = first[hash]; i >= 0; i = next[i]) {
                    byte[] literal = literals[i];
                    if (length - at >= literal.length
                            && Arrays.equals(data, at, at + literal.length, literal, 0, literal.length)) {
                        hit.found(i, segment, base + at);
                    }
                }
                step = 1;
            }
            end += step;
        }
    }

    private static int hash(byte a, byte b, byte c) {
        return ((a & 0xff) << 10 ^ (b & 0xff) << 5 ^ (c & 0xff)) & ((1 << HASH_BITS) - 1);
    }

    /// The printable ASCII around a place, as far as it goes; at most so many characters before and after.
    static String around(MemorySegment segment, long offset, int before, int after) {
        long start = offset;
        long lowest = Math.max(0, offset - before);
        while (start > lowest && isPrintable(segment.get(ValueLayout.JAVA_BYTE, start - 1))) {
            start--;
        }
        return from(segment, start, (int) (offset - start) + after);
    }

    /// The printable ASCII from a place on; at most so many characters.
    static String from(MemorySegment segment, long offset, int limit) {
        long highest = Math.min(segment.byteSize(), offset + limit);
        StringBuilder text = new StringBuilder();
        for (long at = offset; at < highest; at++) {
            byte b = segment.get(ValueLayout.JAVA_BYTE, at);
            if (!isPrintable(b)) {
                break;
            }
            text.append((char) b);
        }
        return text.toString();
    }

    static boolean isPrintable(byte b) {
        return b >= 0x20 && b < 0x7f;
    }
}
