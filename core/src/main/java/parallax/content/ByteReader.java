package parallax.content;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what {@link ByteWriter} wrote. No length is believed beyond the bytes that are there.
final class ByteReader {

    private final byte[] bytes;
    private int at;
    private final List<String> texts = new ArrayList<>();

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    /// How many things follow, each of at least one byte.
    int count() throws IOException {
        return bounded(number());
    }

    /// @param count of things that follow, each of at least one byte
    int bounded(long count) throws IOException {
        if (count < 0 || count > bytes.length - at) {
            throw new IOException("a count of " + count + " where " + (bytes.length - at) + " bytes are left");
        }
        return (int) count;
    }

    @Nullable
    String text() throws IOException {
        long number = number();
        if (number == 0) {
            return null;
        }
        if (number == 1) {
            int length = count();
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            texts.add(text);
            return text;
        }
        long earlier = number - 2;
        if (earlier < 0 || earlier >= texts.size()) {
            throw new IOException("text " + earlier + " of " + texts.size());
        }
        return texts.get((int) earlier);
    }

    private byte next() throws IOException {
        if (at == bytes.length) {
            throw new EOFException("ended at byte " + at);
        }
        return bytes[at++];
    }
}
