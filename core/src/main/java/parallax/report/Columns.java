package parallax.report;

import java.util.ArrayList;
import java.util.List;

/// Text measured and wrapped in terminal columns.
final class Columns {

    private Columns() {}

    /// Columns that a text without control characters takes: combining marks none, wide East Asian characters and emoji
    /// two, all others one (UAX #11, the ranges that are wide as a whole).
    static int of(String text) {
        int columns = 0;
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            columns += of(codePoint);
        }
        return columns;
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return wide(codePoint) ? 2 : 1;
    }

    private static boolean wide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115f
                        || within(codePoint, 0x2e80, 0x303e)
                        || within(codePoint, 0x3041, 0xa4cf)
                        || within(codePoint, 0xac00, 0xd7a3)
                        || within(codePoint, 0xf900, 0xfaff)
                        || within(codePoint, 0xfe30, 0xfe6f)
                        || within(codePoint, 0xff00, 0xff60)
                        || within(codePoint, 0xffe0, 0xffe6)
                        || within(codePoint, 0x1f300, 0x1f64f)
                        || within(codePoint, 0x1f680, 0x1f6ff)
                        || within(codePoint, 0x1f900, 0x1f9ff)
                        || within(codePoint, 0x20000, 0x3fffd));
    }

    private static boolean within(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }

    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /// Lines of at most `columns`, broken at spaces; a longer word has a line of its own and stays whole, so that file
    /// names and addresses can be copied. Never empty.
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        int start = 0;
        while (start < text.length()) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            if (end > start) {
                String word = text.substring(start, end);
                int size = of(word);
                if (used > 0 && used + 1 + size > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                if (used > 0) {
                    line.append(' ');
                    used++;
                }
                line.append(word);
                used += size;
            }
            start = end + 1;
        }
        if (used > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
