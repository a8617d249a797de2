package parallax.requirement;

/// The text between the quotes of a marker. The specification leaves escapes undefined; `packaging` reads the text as
/// Python reads a string literal, and so does this.
/// Rule: Python language reference, "String and Bytes literals", escape sequences.
final class QuotedText {

    private final String written;
    private final TextCursor cursor;
    private final int start;
    private final StringBuilder value;
    private int position;

    private QuotedText(String written, TextCursor cursor, int start) {
        this.written = written;
        this.cursor = cursor;
        this.start = start;
        this.value = new StringBuilder(written.length());
    }

    /// @param written what stands between the quotes, and so without the quote itself
    /// @param cursor for errors
    /// @param start offset of `written` in the cursor's text
    static String read(String written, TextCursor cursor, int start) throws MalformedRequirementException {
        return new QuotedText(written, cursor, start).read();
    }

    private String read() throws MalformedRequirementException {
        while (position < written.length()) {
            char c = written.charAt(position);
            switch (c) {
                case '\\' -> escape();
                case '\n', '\r' -> throw malformed(position, "no line break in a quoted text");
                case 0 -> throw malformed(position, "no NUL in a quoted text");
                default -> {
                    if (Character.isSurrogate(c) && !isPair(written, position)) {
                        throw malformed(position, "no half of a surrogate pair");
                    }
                    int codePoint = written.codePointAt(position);
                    value.appendCodePoint(codePoint);
                    position += Character.charCount(codePoint);
                }
            }
        }
        return value.toString();
    }

    private static boolean isPair(String text, int offset) {
        return Character.isSupplementaryCodePoint(text.codePointAt(offset));
    }

    private void escape() throws MalformedRequirementException {
        int backslash = position;
        position += 2;
        if (position > written.length()) {
            throw malformed(backslash, "no backslash before the closing quote, which it escapes");
        }
        char c = written.charAt(backslash + 1);
        switch (c) {
            case '\n' -> {}
            case '\r' -> position += position < written.length() && written.charAt(position) == '\n' ? 1 : 0;
            case '\\', '\'', '"' -> value.append(c);
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case 'x' -> hexadecimal(backslash, 2);
            case 'u' -> hexadecimal(backslash, 4);
            case 'U' -> hexadecimal(backslash, 8);
            case 'N' -> named(backslash);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(backslash + 1);
            default -> {
                value.append('\\');
                position--;
            }
        }
    }

    private void octal(int digits) {
        int end = digits;
        int code = 0;
        while (end < written.length() && end < digits + 3 && Character.digit(written.charAt(end), 8) >= 0) {
            code = 8 * code + Character.digit(written.charAt(end), 8);
            end++;
        }
        value.append((char) code);
        position = end;
    }

    private void hexadecimal(int backslash, int digits) throws MalformedRequirementException {
        long code = 0;
        for (int i = 0; i < digits; i++) {
            char c = position < written.length() ? written.charAt(position) : 0;
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed(backslash, "an escape with " + digits + " hexadecimal digits");
            }
            code = 16 * code + digit;
            position++;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw malformed(backslash, "an escape of at most \\U0010ffff");
        }
        value.appendCodePoint((int) code);
    }

    private void named(int backslash) throws MalformedRequirementException {
        int end = written.indexOf('}', position);
        if (end < 0 || written.charAt(position) != '{') {
            throw malformed(backslash, "an escape of the form \\N{name}");
        }
        try {
            value.appendCodePoint(Character.codePointOf(written.substring(position + 1, end)));
        } catch (IllegalArgumentException _) {
            throw malformed(backslash, "the name of a Unicode character in \\N{name}");
        }
        position = end + 1;
    }

    private MalformedRequirementException malformed(int offset, String expected) {
        cursor.reset(start + offset);
        return cursor.expected(expected);
    }

    /// What stands between `quote`s for a value, so that {@link #read} gives the value back.
    static String escape(String value, char quote) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case 0 -> escaped.append("\\x00");
                default -> {
                    boolean half = Character.isSurrogate(c) && !isPartOfPair(value, i);
                    if (c == quote) {
                        escaped.append("\\x").append(Integer.toHexString(c));
                    } else if (half) {
                        escaped.append("\\u").append(Integer.toHexString(c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isPartOfPair(String value, int offset) {
        boolean pairsWithNext = offset + 1 < value.length()
                && Character.isSurrogatePair(value.charAt(offset), value.charAt(offset + 1));
        return pairsWithNext
                || (offset > 0 && Character.isSurrogatePair(value.charAt(offset - 1), value.charAt(offset)));
    }
}
