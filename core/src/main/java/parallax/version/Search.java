package parallax.version;

/// Finds one text in another in time linear in both, however much they repeat themselves (Knuth, Morris and Pratt).
final class Search {

    private static final int SHORT = 16;

    private Search() {}

    /// Where the first occurrence of a piece of `pattern` in a range of `text` ends; -1 where there is none.
    static int endOfFirst(String text, int from, int to, String pattern, int pieceStart, int pieceEnd) {
        int length = pieceEnd - pieceStart;
        if (length <= SHORT) {
            for (int at = from; at + length <= to; at++) {
                if (text.regionMatches(at, pattern, pieceStart, length)) {
                    return at + length;
                }
            }
            return -1;
        }
        int[] borders = borders(pattern, pieceStart, length);
        int matched = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            while (matched > 0 && pattern.charAt(pieceStart + matched) != c) {
                matched = borders[matched - 1];
            }
            if (pattern.charAt(pieceStart + matched) == c && ++matched == length) {
                return at + 1;
            }
        }
        return -1;
    }

    /// For each beginning of the piece the length of the longest text that it both starts and ends with, itself
    /// aside.
    private static int[] borders(String pattern, int start, int length) {
        int[] borders = new int[length];
        int border = 0;
        for (int i = 1; i < length; i++) {
            char c = pattern.charAt(start + i);
            while (border > 0 && pattern.charAt(start + border) != c) {
                border = borders[border - 1];
            }
            if (pattern.charAt(start + border) == c) {
                border++;
            }
            borders[i] = border;
        }
        return borders;
    }
}
