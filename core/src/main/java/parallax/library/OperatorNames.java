package parallax.library;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Set;

/// Finds constants that are the qualified name of an operator and nothing else: `image::read_file`.
final class OperatorNames {

    interface Sink {
        void name(String namespace, String name);
    }

    private static final int MAX_NAME = 128;
    private static final int CHUNK = 1 << 16;

    /// Namespaces of C++ whose members messages name in the same form (`vector::reserve`, from libstdc++).
    private static final Set<String> NOT_OPERATORS = Set.of(
            "std",
            "c10",
            "at",
            "torch",
            "caffe2",
            "pybind11",
            "basic_string",
            "vector",
            "deque",
            "bitset",
            "string",
            "map",
            "list",
            "function",
            "array",
            "regex",
            "filesystem",
            "locale",
            "cv",
            "boost",
            "fmt",
            "optional",
            "basic_string_view",
            "stable",
            "random_device",
            "format",
            "ios_base",
            "unordered_map",
            "future",
            "thread");

    private OperatorNames() {}

    static void find(List<MemorySegment> segments, Sink sink) {
        byte[] buffer = new byte[CHUNK + MAX_NAME];
        for (MemorySegment segment : segments) {
            long size = segment.byteSize();
            for (long base = 0; base < size; base += CHUNK) {
                int length = (int) Math.min(buffer.length, size - base);
                MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, base, buffer, 0, length);
                boolean isFirst = base == 0;
                int limit = Math.min(CHUNK, length);
                for (int at = 0; at < limit; at++) {
                    boolean starts =
                            at > 0 ? buffer[at - 1] == 0 : isFirst || segment.get(ValueLayout.JAVA_BYTE, base - 1) == 0;
                    if (starts && buffer[at] >= '_') {
                        name(buffer, at, length, sink);
                    }
                }
            }
        }
    }

    private static void name(byte[] data, int start, int length, Sink sink) {
        int end = start;
        int colons = -1;
        int limit = Math.min(length, start + MAX_NAME);
        while (end < limit && data[end] != 0) {
            char c = (char) (data[end] & 0xff);
            if (c == ':') {
                if (colons >= 0 || end + 1 >= limit || data[end + 1] != ':' || end == start) {
                    return;
                }
                colons = end;
                end++;
            } else if (!RegisteredOperators.isIdentifier(c) && c != '.') {
                return;
            }
            end++;
        }
        if (colons < 0 || end >= limit || end == colons + 2) {
            return;
        }
        String namespace = ascii(data, start, colons);
        if (!NOT_OPERATORS.contains(namespace) && namespace.indexOf('.') < 0) {
            sink.name(namespace, ascii(data, colons + 2, end));
        }
    }

    private static String ascii(byte[] data, int from, int to) {
        return new String(data, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
