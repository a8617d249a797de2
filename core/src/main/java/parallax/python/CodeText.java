package parallax.python;

import java.nio.charset.StandardCharsets;

/// Writes code as one line for people, in one spelling: strings as Python's `repr` has them, spaces as PEP 8 has
/// them. Two pieces of code are the same text only where they are the same code.
final class CodeText implements CanonicalCode.Out {

    /// Characters kept of a value or a signature.
    static final int LONGEST = 400;

    private static final int TEXT = -1;

    private final CanonicalCode walk;
    private final CanonicalBytes scratch = CanonicalBytes.kept();
    private final StringBuilder text = new StringBuilder();

    /// What stands before the next token: an operator of one character, {@link #TEXT} for a name or a literal, 1 for
    /// any other operator, 2 for a keyword, 0 for nothing.
    private int before;

    private boolean unary;
    private int nesting;
    private boolean annotated;
    private boolean cut;

    CodeText(CanonicalCode walk) {
        this.walk = walk;
    }

    /// The text of balanced tokens, bounded; cut, it names a digest of them all.
    String of(TokenLine line, int from, int to) {
        text.setLength(0);
        before = 0;
        unary = false;
        nesting = 0;
        annotated = false;
        cut = false;
        walk.tokens(line, from, to, this);
        if (text.length() <= LONGEST && !cut) {
            return text.toString();
        }
        CanonicalBytes all = CanonicalBytes.digested();
        walk.tokens(line, from, to, new CanonicalWriter(walk, all));
        int length = Math.min(LONGEST, text.length());
        if (length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        return text.substring(0, length) + "… " + all.digest();
    }

    /// The text of one name, as Python compares it.
    String name(TokenLine line, int token) {
        return of(line, token, token + 1);
    }

    @Override
    public void token(TokenLine line, int token) {
        if (text.length() > LONGEST) {
            return;
        }
        byte kind = line.kinds[token];
        int start = line.starts[token];
        int end = line.ends[token];
        if (kind == Token.NAME || kind == Token.NUMBER) {
            boolean keyword = kind == Token.NAME && isOperatorWord(line, token);
            word(keyword ? 2 : TEXT);
            int length = Math.min(end - start, 4 * LONGEST);
            cut |= length < end - start;
            String name = new String(line.text, start, length, StandardCharsets.UTF_8);
            text.append(kind == Token.NAME ? Identifier.normalised(name) : name);
            return;
        }
        operator(line, token, new String(line.text, start, end - start, StandardCharsets.UTF_8));
    }

    private static boolean isOperatorWord(TokenLine line, int token) {
        return line.is(token, "and")
                || line.is(token, "or")
                || line.is(token, "not")
                || line.is(token, "in")
                || line.is(token, "is")
                || line.is(token, "if")
                || line.is(token, "else")
                || line.is(token, "for")
                || line.is(token, "await")
                || line.is(token, "lambda");
    }

    private void word(int kind) {
        if ((before < 0 || before == 2 || before == ')' || before == ']' || before == '}') && !unary) {
            space();
        }
        unary = false;
        before = kind;
    }

    private void space() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private void operator(TokenLine line, int token, String spelling) {
        int c = spelling.length() == 1 ? spelling.charAt(0) : 1;
        boolean operand = before < 0 || before == ')' || before == ']' || before == '}';
        nesting += line.nesting(token);
        boolean spaced = false;
        switch (c) {
            case '(', '[', '{' -> {
                if (before == 2) {
                    space();
                }
                text.append(spelling);
            }
            case ')', ']', '}' -> {
                if (before == ',' || before == ':') {
                    text.setLength(text.length() - 1);
                }
                text.append(spelling);
            }
            case '.' -> text.append(spelling);
            case ',' -> {
                text.append(", ");
                annotated &= nesting > 1;
            }
            case ':' -> {
                text.append(": ");
                annotated |= nesting <= 1;
            }
            case '=' -> spaced = annotated && nesting <= 1;
            default -> spaced = operand || spelling.equals("->");
        }
        if (c == '='
                || !(c == '(' || c == '[' || c == '{' || c == ')' || c == ']' || c == '}' || c == '.' || c == ','
                        || c == ':')) {
            if (spaced) {
                space();
            }
            text.append(spelling);
            if (spaced) {
                text.append(' ');
            }
        }
        unary = !spaced && c != ')' && c != ']' && c != '}';
        before = c;
    }

    @Override
    public void strings(TokenLine line, int from, int to) {
        word(TEXT);
        if (text.length() > LONGEST) {
            return;
        }
        boolean plain = true;
        for (int i = from; i < to; i++) {
            plain &= line.kinds[i] == Token.STRING;
        }
        if (!plain) {
            // The source of an f-string says more than any other spelling of it.
            int length = Math.min(line.ends[to - 1] - line.starts[from], 4 * LONGEST);
            cut |= length < line.ends[to - 1] - line.starts[from];
            text.append(new String(line.text, line.starts[from], length, StandardCharsets.UTF_8));
            return;
        }
        scratch.clear();
        for (int i = from; i < to && scratch.size() <= 4 * LONGEST; i++) {
            StringLiteral.write(line.text, line.starts[i], line.ends[i], scratch);
        }
        boolean bytes = StringLiteral.kind(line.text, line.starts[from]) == 'b';
        quoted(bytes);
    }

    private void quoted(boolean bytes) {
        byte[] value = scratch.bytes();
        int size = scratch.size();
        boolean single = false;
        boolean twice = false;
        for (int i = 0; i < size; i++) {
            single |= value[i] == '\'';
            twice |= value[i] == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        text.append(bytes ? "b" : "").append(quote);
        for (int i = 0; i < size && text.length() <= LONGEST; ) {
            int first = value[i] & 0xFF;
            if (first == CanonicalBytes.ESCAPE) {
                text.append('\\').append(value[i + 1] == 'N' ? "N" : "");
                i += 2;
                continue;
            }
            int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            int point = length == 1 ? first : first & (0x7F >> length);
            for (int k = 1; k < length && i + k < size; k++) {
                point = (point << 6) | (value[i + k] & 0x3F);
            }
            i += length;
            character(point, quote, bytes);
        }
        text.append(quote);
    }

    private void character(int point, char quote, boolean bytes) {
        switch (point) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append("\\\\");
            default -> {
                if (point == quote) {
                    text.append('\\').append(quote);
                } else if (point < 0x20 || (point >= 0x7F && (bytes || point < 0xA0))) {
                    text.append("\\x").append(digits(point, 2));
                } else if (Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.UNASSIGNED) {
                    text.append(point < 0x10000 ? "\\u" : "\\U").append(digits(point, point < 0x10000 ? 4 : 8));
                } else {
                    text.appendCodePoint(point);
                }
            }
        }
    }

    private static String digits(int value, int count) {
        String digits = Integer.toHexString(value);
        return "0".repeat(Math.max(0, count - digits.length())) + digits;
    }
}
