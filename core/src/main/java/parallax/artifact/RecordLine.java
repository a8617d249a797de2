package parallax.artifact;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// One line of RECORD. Rule: PyPA specification "Recording installed projects" (PEP 376, 627).
///
/// @param path as written, unquoted
/// @param algorithm `sha256`; empty where there is no digest
/// @param digest lower-case hexadecimal; empty where there is none, and where it is none that can be decoded or has
///     not the length that its algorithm gives
/// @param size in bytes; -1 where it does not say
public record RecordLine(String path, String algorithm, String digest, long size) {

    /// Reads RECORD, which is CSV with `,` and `"`. Whatever the bytes are, there is an answer.
    ///
    /// @param problems gets one line for each thing that breaks the specification
    public static List<RecordLine> parse(byte[] content, Consumer<String> problems) {
        String text = HeaderFields.utf8(content, problems);
        List<RecordLine> lines = new ArrayList<>();
        Csv csv = new Csv(text);
        while (csv.hasMore()) {
            List<String> row = csv.row();
            if (row.size() == 1 && row.getFirst().isEmpty()) {
                continue;
            }
            lines.add(line(row, problems));
        }
        if (csv.unclosed) {
            problems.accept("a quoted path that does not end");
        }
        return lines;
    }

    private static RecordLine line(List<String> row, Consumer<String> problems) {
        String path = row.getFirst();
        if (row.size() != 3) {
            problems.accept("a line of " + row.size() + " fields, expected 3: `" + PathRules.printable(path) + "`");
        }
        String hash = row.size() > 1 ? row.get(1) : "";
        String sizeText = row.size() > 2 ? row.get(2) : "";
        int equals = hash.indexOf('=');
        String algorithm = equals < 0 ? "" : hash.substring(0, equals);
        String encoded = equals < 0 ? "" : hash.substring(equals + 1);
        int length = digestLength(algorithm);
        String digest = hex(encoded);
        if (length > 0 && encoded.length() == 2 * length && isHex(encoded)) {
            // Debian's Python packages have them so.
            digest = encoded;
            problems.accept("digests in hexadecimal, where URL-safe base64 is the rule");
        } else if (length > 0 && digest.length() != 2 * length) {
            digest = "";
        }
        if (!hash.isEmpty() && digest.isEmpty()) {
            problems.accept("`" + PathRules.printable(path) + "`: no digest in URL-safe base64: `"
                    + PathRules.printable(hash) + "`");
        }
        long size = number(sizeText);
        if (size < 0 && !sizeText.isEmpty()) {
            problems.accept("`" + PathRules.printable(path) + "`: no size: `" + PathRules.printable(sizeText) + "`");
        }
        return new RecordLine(path, algorithm, digest, size);
    }

    /// In bytes; 0 for an algorithm that is not known here.
    private static int digestLength(String algorithm) {
        return switch (algorithm) {
            case "md5" -> 16;
            case "sha1" -> 20;
            case "sha224" -> 28;
            case "sha256" -> 32;
            case "sha384" -> 48;
            case "sha512" -> 64;
            default -> 0;
        };
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /// Base64 with and without padding, in the URL-safe alphabet; empty where it is none.
    private static String hex(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        try {
            return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64.substring(0, end)));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static long number(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /// Rows as Python's `csv` reads them.
    private static final class Csv {
        private final String text;
        private int at;
        private boolean unclosed;

        Csv(String text) {
            this.text = text;
        }

        boolean hasMore() {
            return at < text.length();
        }

        List<String> row() {
            List<String> fields = new ArrayList<>();
            while (true) {
                fields.add(field());
                if (at >= text.length()) {
                    return fields;
                }
                char c = text.charAt(at);
                at++;
                if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                if (c != ',') {
                    return fields;
                }
            }
        }

        /// Up to the next separator outside quotes.
        private String field() {
            if (at >= text.length() || text.charAt(at) != '"') {
                int start = at;
                while (at < text.length() && !ends(text.charAt(at))) {
                    at++;
                }
                return text.substring(start, at);
            }
            StringBuilder value = new StringBuilder();
            boolean quoted = true;
            at++;
            while (at < text.length() && (quoted || !ends(text.charAt(at)))) {
                char c = text.charAt(at);
                at++;
                if (c != '"') {
                    value.append(c);
                } else if (quoted && at < text.length() && text.charAt(at) == '"') {
                    value.append('"');
                    at++;
                } else if (quoted) {
                    quoted = false;
                } else {
                    value.append(c);
                }
            }
            unclosed |= quoted;
            return value.toString();
        }

        private static boolean ends(char c) {
            return c == ',' || c == '\n' || c == '\r';
        }
    }
}
