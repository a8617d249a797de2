package parallax.index;

/// The glob patterns of conda-forge's repodata patches: `*`, `?`, `[…]`, and `?(…)` for "once or not at all", which is
/// used to match a requirement with or without a version: `pytorch?( *)`.
final class HotfixGlob {

    private HotfixGlob() {}

    static boolean matches(String pattern, String text) {
        int optional = pattern.indexOf("?(");
        int close = optional < 0 ? -1 : pattern.indexOf(')', optional);
        if (close < 0) {
            return matchesPlain(pattern, text);
        }
        String head = pattern.substring(0, optional);
        String tail = pattern.substring(close + 1);
        return matchesPlain(head + tail, text)
                || matchesPlain(head + pattern.substring(optional + 2, close) + tail, text);
    }

    /// Goes back to the last `*` only, so the work is bounded by pattern length times text length.
    private static boolean matchesPlain(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length()) {
            int width = p < pattern.length() ? matchOne(pattern, p, text.charAt(t)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starText = t;
            } else if (width > 0) {
                p += width;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /// How many pattern characters match `c` at `p`; 0 where they do not.
    private static int matchOne(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        if (first == '?') {
            return 1;
        }
        int close = first == '[' ? pattern.indexOf(']', p + 1) : -1;
        if (close > p + 1) {
            return pattern.substring(p + 1, close).indexOf(c) >= 0 ? close - p + 1 : 0;
        }
        return first == c ? 1 : 0;
    }
}
