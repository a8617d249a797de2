package parallax.requirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parallax.version.Excerpt;
import parallax.version.Strictness;

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

    private static final int MAXIMUM_EXTRA = 64;

    private final Piece piece;
    private final String text;
    private final Strictness strictness;
    private int at;

    /// @param piece what stands between the brackets
    BracketReader(Piece piece, Strictness strictness) {
        this.piece = piece;
        this.text = piece.text();
        this.strictness = strictness;
    }

    /// The offset of the `]` that closes the `[` at `open`, quotes and inner brackets skipped. Where there is
    /// none, -1 less the offset of the quote or bracket that is left open.
    static int endOf(String text, int open) {
        int depth = 0;
        char quote = 0;
        int quotedAt = open;
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
                quotedAt = i;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        return -1 - (quote == 0 ? open : quotedAt);
    }

    /// The values by their keywords; those of `extras` and `flags` are lists joined with `,`.
    Map<String, Piece> read() throws MalformedPieceException {
        Map<String, Piece> keywords = new LinkedHashMap<>();
        boolean lenient = strictness == Strictness.LENIENT;
        if (text.isBlank() && !lenient) {
            throw piece.mistake(0, "a keyword such as `version=…` between the brackets");
        }
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            int start = at;
            String key = key();
            if (!KEYWORDS.contains(key) && !(lenient && key.equals("namespace")) && isEqualsSign()) {
                throw piece.mistake(Excerpt.of(key), start, "a keyword of a match spec, such as `version` or `build`");
            }
            Piece value = value(key);
            if (keywords.put(key, value) != null && !lenient) {
                throw piece.mistake(Excerpt.of(key) + " again", start, "each keyword once");
            }
            endOfPair();
        }
        return keywords;
    }

    private boolean isEqualsSign() {
        skipBlanks();
        return at < text.length() && text.charAt(at) == '=';
    }

    private Piece value(String key) throws MalformedPieceException {
        if (!isEqualsSign()) {
            if (key.equals("optional")) {
                return Piece.of("true");
            }
            throw piece.mistake(
                    at,
                    "`=` and a value behind " + Excerpt.of(key) + "; extras are `extras=[" + Excerpt.plain(key) + "]`");
        }
        at++;
        skipBlanks();
        int valueStart = at;
        boolean list = at < text.length() && text.charAt(at) == '[' && MatchSpecPrinter.isList(key);
        Piece value = list ? list(key) : scalar(", ");
        if (value.text().isBlank()) {
            throw piece.mistake(valueStart, "a value of " + Excerpt.of(key));
        }
        if (!list && MatchSpecPrinter.isList(key)) {
            checkItem(key, value.strip());
            return value.strip();
        }
        return value;
    }

    private String key() throws MalformedPieceException {
        int start = at;
        while (at < text.length() && isKeyCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw piece.mistake(at, "a keyword such as `version=…`");
        }
        return text.substring(start, at);
    }

    /// A quoted value, or a bare one up to a character of `end`.
    private Piece scalar(String end) throws MalformedPieceException {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return quoted(text.charAt(at));
        }
        int start = at;
        while (at < text.length() && end.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
                throw piece.mistake(at, "quotes around the whole value, or none");
            }
            at++;
        }
        return piece.sub(start, at);
    }

    private Piece quoted(char quote) throws MalformedPieceException {
        int start = at + 1;
        int close = start;
        boolean escapes = false;
        while (close < text.length() && text.charAt(close) != quote) {
            boolean escape = isEscape(close);
            escapes |= escape;
            close += escape ? 2 : 1;
        }
        if (close >= text.length()) {
            throw piece.mistake(at, "the same quote again behind the value");
        }
        at = close + 1;
        return escapes ? unescaped(start, close) : piece.sub(start, close);
    }

    private boolean isEscape(int index) {
        return text.charAt(index) == '\\' && index + 1 < text.length() && "\\'\"".indexOf(text.charAt(index + 1)) >= 0;
    }

    private Piece unescaped(int start, int end) {
        StringBuilder value = new StringBuilder(end - start);
        int[] offsets = new int[end - start + 1];
        for (int i = start; i < end; i++) {
            offsets[value.length()] = piece.at(i);
            i += isEscape(i) ? 1 : 0;
            value.append(text.charAt(i));
        }
        offsets[value.length()] = piece.at(end);
        return Piece.of(value.toString(), Arrays.copyOf(offsets, value.length() + 1));
    }

    /// A comma behind the last item is YAML's, whose lists these are.
    private Piece list(String key) throws MalformedPieceException {
        List<String> items = new ArrayList<>();
        int start = at;
        do {
            at++;
            skipBlanks();
            if (!items.isEmpty() && at < text.length() && text.charAt(at) == ']') {
                break;
            }
            Piece item = scalar(",] ").strip();
            checkItem(key, item);
            items.add(item.text());
            skipBlanks();
        } while (at < text.length() && text.charAt(at) == ',');
        if (at >= text.length() || text.charAt(at) != ']') {
            throw piece.mistake(at, "`,`, or `]` at the end of the list");
        }
        at++;
        String joined = String.join(",", items);
        int[] offsets = new int[joined.length() + 1];
        Arrays.fill(offsets, piece.at(start));
        return Piece.of(joined, offsets);
    }

    private static void checkItem(String key, Piece item) throws MalformedPieceException {
        String text = item.text();
        boolean extra = key.equals("extras");
        String rule = extra ? "CEP 44" : "CEP 45";
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (extra ? "_.+-" : "_*").indexOf(c) >= 0
                    || (!extra && c == ':' && colons++ == 0 && i > 0 && i < text.length() - 1);
            if (!known || (extra && i == MAXIMUM_EXTRA)) {
                throw item.mistake(Excerpt.at(text, i), i, expectedItem(extra), rule);
            }
        }
        if (text.isEmpty()) {
            throw item.mistake(Excerpt.at(text, 0), 0, expectedItem(extra), rule);
        }
    }

    private static String expectedItem(boolean extra) {
        return extra
                ? "1 to " + MAXIMUM_EXTRA + " of a to z, 0 to 9, `_`, `.`, `+` and `-` as the name of an extra"
                : "a to z, 0 to 9, `_` and `*`, with one `:` between at most, as a flag";
    }

    private void endOfPair() throws MalformedPieceException {
        if (at < text.length() && text.charAt(at) != ',' && !Character.isWhitespace(text.charAt(at))) {
            throw piece.mistake(at, "`,` between two keywords");
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
}
