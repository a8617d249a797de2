package parallax.version;

/// How a piece of foreign text is quoted in a message: between backticks, spelled out where it would act on a terminal
/// or stay invisible, and cut when it is long, so that a hostile name can neither steer a terminal nor fill it.
public final class Excerpt {

    private static final int LONGEST = 60;
    private static final int LONGEST_FILE_NAME = 200;

    private Excerpt() {}

    /// The text between backticks; `…` marks a cut.
    public static String of(String text) {
        return "`" + cut(text, LONGEST) + "`";
    }

    /// As [#of(String)], longer: the end of a file's name says most about it.
    public static String ofFile(String name) {
        return "`" + cut(name, LONGEST_FILE_NAME) + "`";
    }

    /// As [#of(String)] without backticks, for a place that has its own.
    public static String plain(String text) {
        return cut(text, LONGEST);
    }

    /// The beginning of a text, about `longest` characters of it.
    public static String cut(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 2);
        int index = 0;
        while (index < text.length()) {
            if (shown.length() >= longest) {
                return shown.append('…').toString();
            }
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            append(shown, codePoint);
        }
        return shown.toString();
    }

    /// What stands at `offset`, for "found …": the character between backticks, or the words "the end".
    public static String at(String text, int offset) {
        return offset >= text.length() ? "the end" : of(text.substring(offset, text.offsetByCodePoints(offset, 1)));
    }

    /// The character itself, or `\x1b`, `\n`, `\u202e` for one that acts or is not seen: Unicode's categories control,
    /// format (bidi overrides and isolates, zero-width and tag characters), line and paragraph separator, and
    /// surrogates without a partner (UAX #44, UAX #9 section 2).
    public static void append(StringBuilder shown, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> spellOut(shown, codePoint);
            default -> shown.appendCodePoint(codePoint);
        }
    }

    private static void spellOut(StringBuilder shown, int codePoint) {
        switch (codePoint) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                String digits = Integer.toHexString(codePoint);
                if (codePoint <= 0xff) {
                    shown.append("\\x").append("0".repeat(2 - digits.length())).append(digits);
                } else if (codePoint <= 0xffff) {
                    shown.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
                } else {
                    shown.append("\\u{").append(digits).append('}');
                }
            }
        }
    }
}
