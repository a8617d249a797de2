package parallax.version;

/// How a piece of foreign text is quoted in a message: between backticks, control and format characters escaped, and
/// cut when it is long, so that a hostile name can neither steer a terminal nor fill it.
public final class Excerpt {

    private static final int LONGEST = 120;

    private Excerpt() {}

    /// The text between backticks; `…` marks a cut.
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(Math.min(text.length(), LONGEST) + 2).append('`');
        for (int i = 0; i < text.length(); i++) {
            if (i == LONGEST) {
                quoted.append('…');
                break;
            }
            append(quoted, text.charAt(i));
        }
        return quoted.append('`').toString();
    }

    /// What stands at `offset`, for "found …": the character between backticks, or the words "the end".
    public static String at(String text, int offset) {
        return offset >= text.length() ? "the end" : of(text.substring(offset, text.offsetByCodePoints(offset, 1)));
    }

    private static void append(StringBuilder quoted, char c) {
        int type = Character.getType(c);
        boolean unprintable = Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (unprintable) {
            quoted.append(String.format("\\u%04x", (int) c));
        } else {
            quoted.append(c);
        }
    }
}
