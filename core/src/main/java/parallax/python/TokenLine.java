package parallax.python;

import java.util.Arrays;

/// The tokens of one logical line, without comments; offsets are into the text.
final class TokenLine {

    /// A statement longer than this is no source that anybody wrote, and would cost too much memory.
    static final int LONGEST = 4_000_000;

    final byte[] text;
    byte[] kinds = new byte[256];
    int[] starts = new int[256];
    int[] ends = new int[256];
    int size;

    /// Of the start of an f-string its end; of an opened field the colon or brace that ends its expression. Empty
    /// where there was none yet.
    private int[] partners = {};

    /// Levels of indentation, from 0.
    int depth;

    /// Of the first token, from 1.
    int number;

    TokenLine(byte[] text) {
        this.text = text;
    }

    void clear() {
        size = 0;
    }

    void add(byte kind, int start, int end) throws NotTokenisedException {
        if (size == kinds.length) {
            if (size >= LONGEST) {
                throw new NotTokenisedException(number, "more than " + LONGEST + " tokens in one statement");
            }
            int length = Math.min(LONGEST, size * 2);
            kinds = Arrays.copyOf(kinds, length);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /// Notes the token that comes next as the end of an earlier one.
    void endsNext(int token) {
        if (partners.length < kinds.length) {
            partners = Arrays.copyOf(partners, kinds.length);
        }
        partners[token] = size;
    }

    /// The token that ends a string with fields, or the expression of a field, that begins at one.
    int partner(int token) {
        return partners[token];
    }

    /// Whether a token is this operator, this keyword or this name.
    boolean is(int token, String spelling) {
        int start = starts[token];
        return ends[token] - start == spelling.length()
                && (kinds[token] == Token.OPERATOR || kinds[token] == Token.NAME)
                && Ascii.startsWith(text, start, ends[token], spelling);
    }

    /// The operator of one character at a token, or 0 where it is something else.
    int operator(int token) {
        return kinds[token] == Token.OPERATOR && ends[token] - starts[token] == 1 ? text[starts[token]] : 0;
    }

    /// 1 where a token opens a bracket or a replacement field, -1 where it closes one, else 0.
    int nesting(int token) {
        return switch (kinds[token]) {
            case Token.FIELD_OPEN, Token.FORMAT_START -> 1;
            case Token.FIELD_CLOSE, Token.FORMAT_END -> -1;
            case Token.OPERATOR ->
                switch (operator(token)) {
                    case '(', '[', '{' -> 1;
                    case ')', ']', '}' -> -1;
                    default -> 0;
                };
            default -> 0;
        };
    }
}
