package parallax.python;

/// Questions about single bytes of a source.
final class Ascii {

    private Ascii() {}

    /// A letter, digit or underscore of ASCII.
    static boolean isWord(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    static boolean startsWith(byte[] text, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The value of a digit of any base up to 16, or -1.
    static int hexadecimal(int b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
