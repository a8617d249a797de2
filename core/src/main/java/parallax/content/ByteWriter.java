package parallax.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes numbers in as few bytes as they need, and every text once: again it is its number.
final class ByteWriter {

    private final OutputStream out;
    private final Map<String, Integer> written = new HashMap<>();

    ByteWriter(OutputStream out) {
        this.out = out;
    }

    void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /// Seven bits a byte, lowest first, the sign in the lowest bit.
    void number(long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /// 0 for null, 1 for a new text with its length, else two more than the number of an earlier one.
    void text(@Nullable String text) throws IOException {
        if (text == null) {
            number(0);
            return;
        }
        Integer earlier = written.get(text);
        if (earlier != null) {
            number(earlier + 2);
            return;
        }
        written.put(text, written.size());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(1);
        number(bytes.length);
        out.write(bytes);
    }
}
