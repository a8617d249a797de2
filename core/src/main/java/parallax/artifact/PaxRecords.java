package parallax.artifact;

import java.util.Map;

/// The records of a pax extended header: `LENGTH KEY=VALUE\n`, the length being that of the whole record.
/// Rule: POSIX.1-2024 `pax`, "pax Extended Header".
final class PaxRecords {

    private PaxRecords() {}

    /// Adds the records to `records`; an empty value takes a key away. GNU's repeated keys of sparse files are joined
    /// as its version 0.1 writes them: `GNU.sparse.map=OFFSET,LENGTH,…`.
    static void read(byte[] data, Map<String, String> records, TarProblem problem) throws MalformedArtifactException {
        int at = 0;
        StringBuilder map = new StringBuilder();
        while (at < data.length && data[at] != 0) {
            int length = 0;
            int digit = at;
            while (digit < data.length && data[digit] >= '0' && data[digit] <= '9' && length < data.length) {
                length = length * 10 + data[digit] - '0';
                digit++;
            }
            boolean fits = digit > at && length <= data.length - at && digit < data.length && data[digit] == ' ';
            int equals = digit + 1;
            while (fits && equals < at + length && data[equals] != '=') {
                equals++;
            }
            if (!fits || equals >= at + length - 1 || data[at + length - 1] != '\n') {
                throw problem.of("a pax record is not `LENGTH KEY=VALUE`");
            }
            String key = TarHeader.decode(data, digit + 1, equals - digit - 1);
            String value = TarHeader.decode(data, equals + 1, at + length - equals - 2);
            if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
                map.append(map.isEmpty() ? "" : ",").append(value);
            } else if (value.isEmpty()) {
                records.remove(key);
            } else {
                records.put(key, value);
            }
            at += length;
        }
        if (!map.isEmpty()) {
            records.put("GNU.sparse.map", map.toString());
        }
    }

    /// A number of decimal digits; -1 for anything else.
    static long number(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
