package parallax.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `key=value` pairs between brackets. A value is quoted with `'` or `"`, or goes to the next `,` or space; a
/// list is `[a, b]`. Pairs stand apart by `,`, in old specs by spaces. Rule: CEP 29, lists: CEP 44 and 45.
final class BracketReader {

    private static final Set<String> KEYWORDS = Set.of(
            "name",
            "version",
            "build",
            "build_string",
            "channel",
            "subdir",
            "build_number",
            "track_features",
            "features",
            "url",
            "md5",
            "sha256",
            "license",
            "license_family",
            "fn",
            "when",
            "extras",
            "flags",
            "optional",
            "target",
            "arch",
            "platform",
            "noarch",
            "size",
            "timestamp");

    private final String text;
    private final String original;
    private int at;

    /// @param text what stands between the brackets
    /// @param original the whole spec, for messages
    BracketReader(String text, String original) {
        this.text = text;
        this.original = original;
    }

    /// The offset of the `]` that closes the `[` at `open`, quotes and inner brackets skipped; -1 where there is
    /// none.
    static int endOf(String text, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    void readInto(Map<String, String> keywords) throws MalformedRequirementException {
        if (text.isBlank()) {
            throw malformed("there is nothing between the brackets");
        }
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            String key = key();
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skipBlanks();
                put(keywords, key, value(key));
            } else if (key.equals("optional")) {
                put(keywords, key, "true");
            } else {
                throw malformed("`" + key + "` has no value; write `" + key + "=…`, for extras `extras=[" + key + "]`");
            }
            endOfPair();
        }
    }

    private void put(Map<String, String> keywords, String key, String value) throws MalformedRequirementException {
        if (!KEYWORDS.contains(key)) {
            throw malformed("`" + key + "` is no keyword of a match spec");
        }
        if (value.isBlank()) {
            throw malformed("`" + key + "` has an empty value");
        }
        if (keywords.put(key, value) != null) {
            throw malformed("`" + key + "` is given twice");
        }
    }

    private String key() throws MalformedRequirementException {
        int start = at;
        while (at < text.length() && isKeyCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw malformed("`" + Character.toString(text.codePointAt(at)) + "` where a keyword is expected");
        }
        return text.substring(start, at);
    }

    private String value(String key) throws MalformedRequirementException {
        if (at < text.length() && text.charAt(at) == '[' && MatchSpecPrinter.isList(key)) {
            return list(key);
        }
        return scalar(", ");
    }

    /// A quoted value, or a bare one up to a character of `end`.
    private String scalar(String end) throws MalformedRequirementException {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return quoted(text.charAt(at));
        }
        int start = at;
        while (at < text.length() && end.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted(char quote) throws MalformedRequirementException {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                at = i + 1;
                return value.toString();
            }
            if (c == '\\' && i + 1 < text.length() && "\\'\"".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                c = text.charAt(i);
            }
            value.append(c);
        }
        throw malformed("a quote is not closed");
    }

    private String list(String key) throws MalformedRequirementException {
        List<String> items = new ArrayList<>();
        do {
            at++;
            skipBlanks();
            String item = scalar(",] ").strip();
            if (item.isEmpty() || item.indexOf(',') >= 0) {
                throw malformed("the list of `" + key + "` has an empty item, or one with a `,`");
            }
            items.add(item);
            skipBlanks();
        } while (at < text.length() && text.charAt(at) == ',');
        if (at >= text.length() || text.charAt(at) != ']') {
            throw malformed("the list of `" + key + "` is not closed");
        }
        at++;
        return String.join(",", items);
    }

    private void endOfPair() throws MalformedRequirementException {
        if (at < text.length() && text.charAt(at) != ',' && !Character.isWhitespace(text.charAt(at))) {
            throw malformed("`,` is missing between two keywords");
        }
        skipBlanks();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isKeyCharacter(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '_' || c == '-';
    }

    private MalformedRequirementException malformed(String found) {
        return MatchSpecParser.malformed(original, found);
    }
}
