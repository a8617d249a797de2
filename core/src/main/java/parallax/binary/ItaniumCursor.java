package parallax.binary;

/// A place in a mangled name, and how deep and how long reading it has gone.
final class ItaniumCursor {

    /// Nested types, expressions and names of one symbol; every level takes some kilobytes of stack.
    static final int DEEPEST = 256;

    private final String text;

    /// The text, and a 0 behind it.
    private final char[] characters;

    private final int end;
    private int at;
    private int depth;

    ItaniumCursor(String text, int at) {
        this.text = text;
        this.at = at;
        end = text.length();
        characters = new char[end + 1];
        text.getChars(0, end, characters, 0);
    }

    int at() {
        return at;
    }

    void backTo(int earlier) {
        at = earlier;
    }

    boolean atEnd() {
        return at >= end;
    }

    /// The next character; 0 behind the last.
    char peek() {
        return characters[Math.min(at, end)];
    }

    char peek(int ahead) {
        return characters[Math.min(at + ahead, end)];
    }

    char next() throws ItaniumSyntaxException {
        if (atEnd()) {
            throw new ItaniumSyntaxException();
        }
        return characters[at++];
    }

    void skip(int characters) {
        at += characters;
    }

    boolean looksAt(String word) {
        return text.startsWith(word, at);
    }

    boolean take(char wanted) {
        if (at < end && characters[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    boolean take(String word) {
        if (!looksAt(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    void expect(char wanted) throws ItaniumSyntaxException {
        if (!take(wanted)) {
            throw new ItaniumSyntaxException();
        }
    }

    String from(int start) {
        return text.substring(start, at);
    }

    /// Goes one level deeper; {@link #leave} comes back.
    void enter() throws ItaniumSyntaxException {
        if (++depth > DEEPEST) {
            throw new ItaniumSyntaxException();
        }
    }

    void leave() {
        depth--;
    }

    /// Digits.
    int digits() throws ItaniumSyntaxException {
        long value = 0;
        int start = at;
        while (isDigit(peek())) {
            value = value * 10 + (next() - '0');
            if (value > Integer.MAX_VALUE) {
                throw new ItaniumSyntaxException();
            }
        }
        if (at == start) {
            throw new ItaniumSyntaxException();
        }
        return (int) value;
    }

    /// `_` is 0, `0_` is 1, and so on.
    int countFromUnderscore() throws ItaniumSyntaxException {
        if (take('_')) {
            return 0;
        }
        int value = digits();
        expect('_');
        if (value == Integer.MAX_VALUE) {
            throw new ItaniumSyntaxException();
        }
        return value + 1;
    }

    /// `[n] <digits>`, as in offsets of thunks.
    void signedNumber() throws ItaniumSyntaxException {
        take('n');
        digits();
    }

    /// As many characters as take the given number of bytes.
    String bytes(int count) throws ItaniumSyntaxException {
        int start = at;
        int left = count;
        while (left > 0 && characters[at] < 0x80 && at < end) {
            at++;
            left--;
        }
        while (left > 0) {
            char c = next();
            if (c < 0x80) {
                left -= 1;
            } else if (c < 0x800) {
                left -= 2;
            } else if (Character.isHighSurrogate(c) && Character.isLowSurrogate(peek())) {
                at++;
                left -= 4;
            } else {
                left -= 3;
            }
        }
        if (left < 0) {
            throw new ItaniumSyntaxException();
        }
        return from(start);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
