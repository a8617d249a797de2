package parallax.python;

import java.nio.charset.StandardCharsets;

/// Writes the canonical form of code.
final class CanonicalWriter implements CanonicalCode.Out {

    private final CanonicalCode walk;
    private CanonicalBytes out;

    CanonicalWriter(CanonicalCode walk, CanonicalBytes out) {
        this.walk = walk;
        this.out = out;
    }

    CanonicalWriter to(CanonicalBytes next) {
        out = next;
        return this;
    }

    @Override
    public void token(TokenLine line, int token) {
        int start = line.starts[token];
        int end = line.ends[token];
        if (line.kinds[token] == Token.NUMBER) {
            NumberLiteral.write(line.text, start, end, out);
        } else if (line.kinds[token] == Token.NAME && !isAscii(line.text, start, end)) {
            String name = new String(line.text, start, end - start, StandardCharsets.UTF_8);
            out.write(Identifier.normalised(name).getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(line.text, start, end);
        }
        out.write(0);
    }

    private static boolean isAscii(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void strings(TokenLine line, int from, int to) {
        int kind = 's';
        for (int i = from; i < to; i = line.kinds[i] == Token.STRING ? i + 1 : line.partner(i) + 1) {
            int one = StringLiteral.kind(line.text, line.starts[i]);
            kind = one == 's' ? kind : one;
        }
        out.write(CanonicalBytes.STRING);
        out.write(kind);
        int i = from;
        while (i < to) {
            if (line.kinds[i] == Token.STRING) {
                StringLiteral.write(line.text, line.starts[i], line.ends[i], out);
                i++;
            } else {
                i = format(line, i, to, kind == 't');
            }
        }
        out.write(CanonicalBytes.STRING_END);
    }

    /// @return the token behind the string
    private int format(TokenLine line, int start, int to, boolean template) {
        int quote = StringLiteral.quote(line.text, line.starts[start]);
        boolean raw = StringLiteral.isRaw(line.text, line.starts[start], quote);
        int i = start + 1;
        while (i < to && line.kinds[i] != Token.FORMAT_END) {
            if (line.kinds[i] == Token.FORMAT_TEXT) {
                StringLiteral.write(line.text, line.starts[i], line.ends[i], raw, false, true, out);
                i++;
            } else {
                i = field(line, i, to, raw, template);
            }
        }
        return i + 1;
    }

    /// @return the token behind the field
    private int field(TokenLine line, int open, int to, boolean raw, boolean template) {
        int end = line.partner(open);
        int last = line.is(end - 2, "!") ? end - 3 : end - 1;
        boolean shown = template || line.kinds[last] == Token.FIELD_EQUAL;
        mark('{');
        walk.tokens(line, open + 1, end, this);
        if (shown) {
            // The source of the field, with its white space, is part of the value.
            mark('=');
            StringLiteral.write(line.text, line.ends[open], line.starts[end], true, false, false, out);
        }
        if (line.kinds[end] == Token.FIELD_COLON) {
            mark(':');
            end++;
            while (end < to && line.kinds[end] != Token.FIELD_CLOSE) {
                if (line.kinds[end] == Token.SPEC_TEXT) {
                    StringLiteral.write(line.text, line.starts[end], line.ends[end], raw, false, false, out);
                    end++;
                } else {
                    end = field(line, end, to, raw, template);
                }
            }
        }
        mark('}');
        return end + 1;
    }

    private void mark(int letter) {
        out.write(CanonicalBytes.ESCAPE);
        out.write(letter);
    }
}
