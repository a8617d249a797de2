package parallax.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The header fields of a METADATA, PKG-INFO or WHEEL file, and the text behind them.
/// Rule: core metadata and WHEEL files are written as RFC 822 headers and read with Python's `email` parser: a line
/// break is CR, LF or both; a name has printable ASCII characters and ends at the first colon; a line that begins
/// with a
/// blank goes on with the field before; the first line that is empty or no header ends them.
///
/// @param fields in the order written
/// @param body what follows the fields, empty where nothing does
record HeaderFields(List<HeaderField> fields, String body) {

    HeaderFields {
        fields = List.copyOf(fields);
    }

    /// @param problems gets a text for each thing that breaks the rule
    static HeaderFields parse(byte[] content, Consumer<String> problems) {
        String text = utf8(content, problems);
        List<HeaderField> fields = new ArrayList<>();
        int at = text.startsWith("\ufeff") ? 1 : 0;
        if (at > 0) {
            problems.accept("begins with a byte order mark");
        }
        while (at < text.length()) {
            int end = lineEnd(text, at);
            if (end == at) {
                return new HeaderFields(fields, text.substring(afterBreak(text, end)));
            }
            int colon = colon(text, at, end);
            if (colon < 0) {
                if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
                    problems.accept("a continuation line before the first field");
                    at = afterBreak(text, end);
                    continue;
                }
                problems.accept("a line that is no header field ends the fields: `"
                        + PathRules.printable(text.substring(at, end)) + "`");
                return new HeaderFields(fields, text.substring(at));
            }
            String name = text.substring(at, colon);
            int next = afterBreak(text, end);
            while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
                end = lineEnd(text, next);
                next = afterBreak(text, end);
            }
            fields.add(new HeaderField(name, text.substring(colon + 1, end).strip()));
            at = next;
        }
        return new HeaderFields(fields, "");
    }

    /// The text of a file that must be UTF-8; bytes that are not are shown as U+FFFD.
    static String utf8(byte[] content, Consumer<String> problems) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.accept("not UTF-8");
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /// The first value of a field; empty where there is none.
    String first(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return "";
    }

    /// All values of a field, in the order written.
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.is(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /// -1 where the line is no header.
    private static int colon(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > from ? i : -1;
            }
            if (c <= ' ' || c >= 0x7f) {
                return -1;
            }
        }
        return -1;
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int afterBreak(String text, int end) {
        if (end >= text.length()) {
            return end;
        }
        return text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n' ? end + 2 : end + 1;
    }
}
