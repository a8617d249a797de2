package parallax.report;

import java.util.ArrayList;
import java.util.List;

/// Untrusted text made fit to be shown to people: what would act on the reader's terminal, reorder the line or stay
/// invisible is spelled out (`\x1b`, `\u202e`), so that it is seen and does nothing.
///
/// That is Unicode's categories control, format (bidi overrides and isolates, zero-width and tag characters), line and
/// paragraph separator, and surrogates without a partner (UAX #44, UAX #9 section 2).
final class SafeText {

    private SafeText() {}

    /// One line: line ends and tabs are spelled out too.
    static String line(String text) {
        int length = text.length();
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (unit < ' ' || unit > '~') {
                return spellOut(text, index);
            }
        }
        return text;
    }

    /// The lines of a text that may have several, each as [#line(String)]; a `\r` before the line end is part of it.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            boolean carriageReturn = newline > start && text.charAt(newline - 1) == '\r';
            lines.add(line(text.substring(start, carriageReturn ? end - 1 : end)));
            start = end + 1;
        }
        return lines;
    }

    private static String spellOut(String text, int from) {
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, from);
        int index = from;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            if (acts(codePoint)) {
                appendSpelled(shown, codePoint);
            } else {
                shown.appendCodePoint(codePoint);
            }
        }
        return shown.toString();
    }

    private static boolean acts(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void appendSpelled(StringBuilder shown, int codePoint) {
        switch (codePoint) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                String digits = Integer.toHexString(codePoint);
                if (codePoint <= 0xff) {
                    shown.append("\\x").append("0".repeat(2 - digits.length())).append(digits);
                } else if (codePoint <= 0xffff) {
                    shown.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
                } else {
                    shown.append("\\u{").append(digits).append('}');
                }
            }
        }
    }
}
