package parallax.python;

/// Strings and bytes (lexical analysis, section "String and Bytes literals"): their prefixes, and the value they
/// spell.
final class StringLiteral {

    private StringLiteral() {}

    /// Whether the characters before a quote are a prefix of strings; `ur`, which Python 2 had, is none.
    static boolean isPrefix(byte[] text, int from, int to) {
        if (to - from > 2) {
            return false;
        }
        if (to - from == 0) {
            return true;
        }
        int first = text[from] | 0x20;
        if (to - from == 1) {
            return first == 'r' || first == 'b' || first == 'u' || first == 'f' || first == 't';
        }
        int second = text[from + 1] | 0x20;
        int other = first == 'r' ? second : second == 'r' ? first : 0;
        return other == 'b' || other == 'f' || other == 't';
    }

    private static boolean has(byte[] text, int from, int to, int letter) {
        for (int i = from; i < to; i++) {
            if ((text[i] | 0x20) == letter) {
                return true;
            }
        }
        return false;
    }

    static boolean hasFields(byte[] text, int from, int to) {
        return has(text, from, to, 'f') || has(text, from, to, 't');
    }

    static boolean isRaw(byte[] text, int from, int to) {
        return has(text, from, to, 'r');
    }

    /// `s` for text, `b` for bytes, `f` and `t` for those with replacement fields.
    ///
    /// @param start of the literal, which may have a prefix
    static int kind(byte[] text, int start) {
        int quote = quote(text, start);
        return has(text, start, quote, 'b')
                ? 'b'
                : has(text, start, quote, 'f') ? 'f' : has(text, start, quote, 't') ? 't' : 's';
    }

    /// The offset of the first quote of a literal.
    static int quote(byte[] text, int start) {
        int at = start;
        while (text[at] != '"' && text[at] != '\'') {
            at++;
        }
        return at;
    }

    /// How many quotes begin and end the literal: 1 or 3.
    static int quotes(byte[] text, int quote, int end) {
        byte mark = text[quote];
        return quote + 2 < end && text[quote + 1] == mark && text[quote + 2] == mark ? 3 : 1;
    }

    /// Writes the value of a whole literal as UTF-8; of bytes each as the character of that number.
    static void write(byte[] text, int start, int end, CanonicalBytes out) {
        int quote = quote(text, start);
        int quotes = quotes(text, quote, end);
        boolean raw = isRaw(text, start, quote);
        boolean bytes = has(text, start, quote, 'b');
        // `''` ends where it begins, but for its own two quotes.
        int from = Math.min(quote + quotes, end);
        write(text, from, Math.max(from, end - quotes), raw, bytes, false, out);
    }

    /// Writes the value of text inside quotes.
    ///
    /// @param doubled whether braces stand doubled
    static void write(byte[] text, int from, int to, boolean raw, boolean bytes, boolean doubled, CanonicalBytes out) {
        int plain = from;
        int at = from;
        while (at < to) {
            int c = text[at];
            if (c != '\\' && c != '\r' && !(doubled && (c == '{' || c == '}'))) {
                at++;
                continue;
            }
            out.write(text, plain, at);
            if (c == '\r') {
                out.write('\n');
                at += at + 1 < to && text[at + 1] == '\n' ? 2 : 1;
            } else if (c != '\\') {
                out.write(c);
                at += 2;
            } else if (raw || at + 1 >= to) {
                out.write('\\');
                at++;
            } else {
                at = escape(text, at + 1, to, bytes, out);
            }
            plain = at;
        }
        if (plain < to) {
            out.write(text, plain, to);
        }
    }

    /// @param at behind the backslash
    /// @return the offset behind the escape
    private static int escape(byte[] text, int at, int to, boolean bytes, CanonicalBytes out) {
        int c = text[at];
        switch (c) {
            case '\n' -> {
                return at + 1;
            }
            case '\r' -> {
                return at + (at + 1 < to && text[at + 1] == '\n' ? 2 : 1);
            }
            case '\\', '\'', '"' -> out.write(c);
            case 'a' -> out.write(7);
            case 'b' -> out.write('\b');
            case 'f' -> out.write('\f');
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'v' -> out.write(11);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(text, at, to, bytes, out);
            }
            case 'x' -> {
                return hexadecimal(text, at, to, 2, out);
            }
            case 'u', 'U', 'N' -> {
                if (!bytes) {
                    return c == 'N' ? name(text, at, to, out) : hexadecimal(text, at, to, c == 'u' ? 4 : 8, out);
                }
                out.write('\\');
                out.write(c);
            }
            default -> {
                // Unknown escapes stay as they are; the character may be one of several bytes.
                out.write('\\');
                return at;
            }
        }
        return at + 1;
    }

    private static int octal(byte[] text, int from, int to, boolean bytes, CanonicalBytes out) {
        int value = 0;
        int at = from;
        while (at < to && at - from < 3 && text[at] >= '0' && text[at] <= '7') {
            value = value * 8 + text[at] - '0';
            at++;
        }
        out.writePoint(bytes ? value & 0xFF : value);
        return at;
    }

    /// An escape that is cut short, which Python refuses later than its tokenizer, stays apart from all values.
    private static int hexadecimal(byte[] text, int letter, int to, int digits, CanonicalBytes out) {
        int value = 0;
        for (int i = 1; i <= digits; i++) {
            int digit = letter + i < to ? Ascii.hexadecimal(text[letter + i]) : -1;
            if (digit < 0 || value > 0x10FFFF >> 4) {
                out.write(CanonicalBytes.ESCAPE);
                out.write('!');
                return letter;
            }
            value = value * 16 + digit;
        }
        if (value > 0x10FFFF) {
            out.write(CanonicalBytes.ESCAPE);
            out.write('!');
            return letter;
        }
        out.writePoint(value);
        return letter + digits + 1;
    }

    /// A character by its name stays by its name: the tables of names differ between versions of Unicode.
    private static int name(byte[] text, int letter, int to, CanonicalBytes out) {
        int at = letter + 1;
        if (at < to && text[at] == '{') {
            while (at < to && text[at] != '}') {
                at++;
            }
        }
        out.write(CanonicalBytes.ESCAPE);
        if (at >= to) {
            out.write('!');
            return letter;
        }
        out.write('N');
        out.write(text, letter + 1, at);
        out.write('}');
        return Math.max(at, letter) + (text[at] == '}' ? 1 : 0);
    }
}
