package parallax.index;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A sorted table of names, kept as the bytes it was stored in and searched in place: tens of thousands of entries of
/// which a run asks a few dozen.
///
/// One name per line in ascending order of its bytes: `name` alone maps to nothing, `name=` to the same name, and
/// `name=a|b` to those names.
final class NameTable {

    private final byte[] bytes;

    NameTable(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The text after the name: null where the table does not know the name, empty where it maps to nothing, else
    /// beginning with `=`.
    @Nullable
    String find(String name) {
        byte[] key = name.getBytes(StandardCharsets.US_ASCII);
        int low = 0;
        int high = bytes.length;
        while (low < high) {
            int start = lineStart((low + high) >>> 1, low);
            int end = lineEnd(start);
            int keyEnd = keyEnd(start, end);
            int order = compare(key, start, keyEnd);
            if (order == 0) {
                return new String(bytes, keyEnd, end - keyEnd, StandardCharsets.US_ASCII);
            }
            if (order < 0) {
                high = start;
            } else {
                low = end + 1;
            }
        }
        return null;
    }

    private int lineStart(int position, int lowest) {
        int start = position;
        while (start > lowest && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private int keyEnd(int start, int end) {
        int at = start;
        while (at < end && bytes[at] != '=') {
            at++;
        }
        return at;
    }

    private int compare(byte[] key, int start, int end) {
        int length = Math.min(key.length, end - start);
        for (int i = 0; i < length; i++) {
            int order = key[i] - bytes[start + i];
            if (order != 0) {
                return order;
            }
        }
        return key.length - (end - start);
    }
}
