package parallax.report;

import java.util.ArrayList;
import java.util.List;
import parallax.version.Excerpt;

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
            Excerpt.append(shown, codePoint);
        }
        return shown.toString();
    }
}
