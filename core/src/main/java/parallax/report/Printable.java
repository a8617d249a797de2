package parallax.report;

import java.util.List;

/// Untrusted text for messages and other lines that are no report.
public final class Printable {

    private Printable() {}

    /// One line in which everything that would act on a terminal, or not be seen, is spelled out: `\x1b`, `\n`.
    public static String line(String text) {
        return SafeText.line(text);
    }

    /// Lines of at most `columns` terminal columns, broken at spaces alone; never empty.
    public static List<String> wrap(String text, int columns) {
        return Columns.wrap(text, columns);
    }
}
