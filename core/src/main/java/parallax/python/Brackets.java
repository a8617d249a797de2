package parallax.python;

/// The brackets that are open, and the strings with replacement fields, which nest with them.
final class Brackets {

    /// Inside the literal part of a string, inside a field, inside a field's format.
    static final byte LITERAL = 'q';

    static final byte FIELD = 'f';
    static final byte SPEC = 's';

    /// As many as CPython takes.
    private static final int MOST = 200;

    private final byte[] kinds = new byte[MOST];
    private final int[] lines = new int[MOST];
    private final int[] tokens = new int[MOST];
    private int size;

    /// The innermost: its opening character or one of the marks above; 0 where none is open.
    byte top() {
        return size == 0 ? 0 : kinds[size - 1];
    }

    /// The line of the innermost, from 1.
    int line() {
        return lines[size - 1];
    }

    /// The token that opened the innermost.
    int token() {
        return tokens[size - 1];
    }

    void open(byte kind, int line, int token) throws NotTokenisedException {
        if (size == MOST) {
            throw new NotTokenisedException(line, "brackets nested more than " + MOST + " deep");
        }
        kinds[size] = kind;
        lines[size] = line;
        tokens[size] = token;
        size++;
    }

    void pop() {
        size--;
    }

    /// The innermost is a field, and its format begins.
    void toSpec() {
        kinds[size - 1] = SPEC;
    }

    /// What to say where the text ends.
    NotTokenisedException unclosed() {
        String what = switch (top()) {
            case LITERAL -> "a string is not ended";
            case FIELD, SPEC -> "a replacement field is not closed";
            default -> "`" + (char) top() + "` is not closed";
        };
        return new NotTokenisedException(line(), what);
    }
}
