package parallax.platform;

/// One number of a version: ASCII digits, no leading zero, at most nine of them.
final class PlainNumber {

    /// What {@link #read} says where there is none.
    static final int NONE = -1;

    private static final int MOST_DIGITS = 9;

    private PlainNumber() {}

    /// The number that is all of `text` between `start` and `end`.
    static int read(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > MOST_DIGITS || (length > 1 && text.charAt(start) == '0')) {
            return NONE;
        }
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return NONE;
            }
        }
        return Integer.parseInt(text, start, end, 10);
    }

    /// Where the digits that begin at `start` end.
    static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
