package parallax.python;

import java.nio.charset.StandardCharsets;

/// A piece of a source, shown only where somebody wants to see it.
///
/// @param text of the whole file, not a copy
@SuppressWarnings("ArrayRecordComponent") // never compared
record Source(byte[] text, int from, int to) {

    static final Source NONE = new Source(new byte[0], 0, 0);

    /// Characters shown.
    static final int LONGEST = 200;

    /// UTF-8 takes at most so many bytes for a character of UTF-16.
    private static final int BYTES_EACH = 3;

    static Source of(TokenLine line, int first, int end) {
        return first < end ? new Source(line.text, line.starts[first], line.ends[end - 1]) : NONE;
    }

    /// On one line, each run of white space as one space, cut where it is long.
    String line() {
        int end = Math.min(to, from + BYTES_EACH * LONGEST + BYTES_EACH);
        String all = new String(text, from, end - from, StandardCharsets.UTF_8);
        StringBuilder line = new StringBuilder(Math.min(all.length(), LONGEST + 1));
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!space) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
            if (line.length() > LONGEST) {
                int cut = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
                line.setLength(cut);
                return line.append('…').toString();
            }
        }
        return end < to ? line.append('…').toString() : line.toString();
    }
}
