package parallax.python;

import java.nio.charset.StandardCharsets;

/// Numbers (lexical analysis, section "Numeric literals").
final class NumberLiteral {

    /// A literal longer than this is compared as it is spelled.
    private static final int LONGEST_COMPUTED = 64;

    /// Hexadecimal digits that fit a `long`.
    private static final int DIGITS_OF_LONG = 15;

    private NumberLiteral() {}

    /// The offset behind the number that begins at one.
    static int end(byte[] text, int start, int end, int line) throws NotTokenisedException {
        int at = start;
        int second = start + 1 < end ? text[start + 1] | 0x20 : 0;
        if (text[start] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
            int base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
            at = start + 2;
            if (at < end && text[at] == '_') {
                at++;
            }
            at = digits(text, at, end, base, line);
        } else {
            if (text[start] != '.') {
                at = digits(text, start, end, 10, line);
            }
            boolean whole = true;
            if (at < end && text[at] == '.') {
                whole = false;
                at++;
                if (at < end && Ascii.isDigit(text[at])) {
                    at = digits(text, at, end, 10, line);
                }
            }
            if (at < end && (text[at] | 0x20) == 'e') {
                int exponent = at + 1 < end && (text[at + 1] == '+' || text[at + 1] == '-') ? at + 2 : at + 1;
                if (exponent < end && Ascii.isDigit(text[exponent])) {
                    whole = false;
                    at = digits(text, exponent, end, 10, line);
                }
            }
            if (at < end && (text[at] | 0x20) == 'j') {
                whole = false;
                at++;
            }
            if (whole && text[start] == '0' && !isZero(text, start, at)) {
                throw new NotTokenisedException(line, "an integer with leading zeros, as in Python 2");
            }
        }
        checkEnd(text, at, end, line);
        return at;
    }

    private static boolean isZero(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '0' && text[i] != '_') {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] text, int from, int end, int base, int line) throws NotTokenisedException {
        int at = from;
        while (true) {
            int first = at;
            while (at < end && isDigit(text[at], base)) {
                at++;
            }
            if (at == first) {
                throw new NotTokenisedException(line, "a number without digits");
            }
            if (at == end || text[at] != '_') {
                return at;
            }
            at++;
        }
    }

    private static boolean isDigit(int b, int base) {
        int value = Ascii.hexadecimal(b);
        return value >= 0 && value < base;
    }

    /// A keyword may follow a number at once (`1if x else 2`); nothing else that looks like a name may.
    private static void checkEnd(byte[] text, int at, int end, int line) throws NotTokenisedException {
        if (at == end || (text[at] >= 0 && !Ascii.isWord(text[at]))) {
            return;
        }
        for (String keyword : new String[] {"and", "else", "for", "if", "in", "is", "not", "or"}) {
            if (Ascii.startsWith(text, at, end, keyword)) {
                return;
            }
        }
        boolean old = (text[at] | 0x20) == 'l';
        throw new NotTokenisedException(line, old ? "a number with `L`, as in Python 2" : "a number runs into a name");
    }

    /// Writes the value, so that spellings of one number are the same bytes: `0xff` and `255`, `1e3` and `1000.0`.
    static void write(byte[] text, int start, int end, CanonicalBytes out) {
        if (isPlain(text, start, end)) {
            out.write(text, start, end);
            return;
        }
        StringBuilder digits = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (text[i] != '_') {
                digits.append((char) (text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]));
            }
        }
        byte[] value = value(digits.toString()).getBytes(StandardCharsets.US_ASCII);
        if (!isPlain(value, 0, value.length)) {
            out.write(CanonicalBytes.NUMBER);
        }
        out.write(value);
    }

    private static boolean isPlain(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Ascii.isDigit(text[i])) {
                return false;
            }
        }
        return text[start] != '0' || end - start == 1;
    }

    private static String value(String digits) {
        int second = digits.length() > 1 ? digits.charAt(1) : 0;
        if (second == 'x' || second == 'o' || second == 'b') {
            int base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
            return digits.length() - 2 <= DIGITS_OF_LONG
                    ? Long.toString(Long.parseLong(digits.substring(2), base))
                    : digits;
        }
        boolean imaginary = digits.endsWith("j");
        boolean decimal = digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0;
        if (!imaginary && !decimal) {
            return digits.charAt(0) == '0' ? "0" : digits;
        }
        if (digits.length() > LONGEST_COMPUTED) {
            return digits;
        }
        double value = Double.parseDouble(imaginary ? digits.substring(0, digits.length() - 1) : digits);
        return imaginary ? value + "j" : Double.toString(value);
    }
}
