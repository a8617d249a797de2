package parallax.python;

/// The operators and delimiters (lexical analysis, sections "Operators" and "Delimiters").
final class Operators {

    private Operators() {}

    /// The length of the longest operator at an offset, 0 where there is none. `<>` counts as one, to be refused by
    /// name.
    static int length(byte[] text, int at, int end) {
        int c = text[at];
        int second = at + 1 < end ? text[at + 1] : 0;
        int third = at + 2 < end ? text[at + 2] : 0;
        return switch (c) {
            case '(', ')', '[', ']', '{', '}', ',', ';', '~' -> 1;
            case ':', '=', '!', '+', '%', '&', '|', '^', '@' -> second == '=' ? 2 : 1;
            case '-' -> second == '=' || second == '>' ? 2 : 1;
            case '.' -> second == '.' && third == '.' ? 3 : 1;
            case '*', '/' -> second == c ? (third == '=' ? 3 : 2) : second == '=' ? 2 : 1;
            case '<', '>' ->
                second == c ? (third == '=' ? 3 : 2) : second == '=' || (c == '<' && second == '>') ? 2 : 1;
            default -> 0;
        };
    }

    /// Why a character cannot begin a token.
    static String refused(int c) {
        if (c == '`') {
            return "a backtick, as in Python 2";
        }
        if (c == 0) {
            return "a NUL byte";
        }
        return c > ' ' && c < 0x7F ? "`" + (char) c + "` outside of a string" : "control character " + c;
    }
}
