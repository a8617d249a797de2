package parallax.report;

import java.util.List;
import parallax.finding.Matrix;
import parallax.finding.Unknown;
import parallax.finding.Verdict;

/// A matrix for a terminal; columns that do not fit beside each other follow below.
final class MatrixText {

    /// `? unknown`.
    private static final int CELL = 9;

    private static final String GAP = "  ";

    private final Matrix matrix;
    private final TextWriter out;

    MatrixText(Matrix matrix, Layout layout) {
        this.matrix = matrix;
        this.out = new TextWriter(layout);
    }

    String write() {
        for (String line : Columns.wrap(SafeText.line(MatrixWords.title(matrix)), out.width())) {
            out.line(out.strong(line));
        }
        out.paragraph(2, MatrixWords.counts(matrix));
        row("target", matrix.target().describe());
        String label = "host";
        for (String sentence : matrix.host()) {
            row(label, sentence);
            label = "";
        }
        int labels = Columns.of(SafeText.line(matrix.rowName()));
        for (String row : matrix.rows()) {
            labels = Math.max(labels, Columns.of(SafeText.line(row)));
        }
        int start = 0;
        while (start < matrix.columns().size()) {
            int end = end(start, labels);
            block(start, end, labels);
            start = end;
        }
        if (matrix.rows().isEmpty() || matrix.columns().isEmpty()) {
            out.blank();
            out.line("No pair to look at.");
        } else {
            out.blank();
            out.paragraph(0, MatrixWords.LEGEND);
        }
        notes();
        unknown();
        return out.toString();
    }

    private void row(String label, String value) {
        out.hanging(GAP + out.dim(Columns.pad(label, 6)) + GAP, 10, SafeText.line(value));
    }

    /// After the last column that fits beside `start`; that one is always taken.
    private int end(int start, int labels) {
        int used = 2 + labels;
        int end = start;
        while (end < matrix.columns().size()) {
            used += GAP.length() + width(end);
            if (end > start && used > out.width()) {
                break;
            }
            end++;
        }
        return end;
    }

    private int width(int column) {
        return Math.max(CELL, Columns.of(SafeText.line(matrix.columns().get(column))));
    }

    private void block(int start, int end, int labels) {
        out.blank();
        StringBuilder above = new StringBuilder(Columns.pad("", labels + 2));
        above.append(GAP).append(out.dim(SafeText.line(matrix.columnName())));
        out.line(above.toString());
        StringBuilder head = new StringBuilder(GAP);
        head.append(out.dim(Columns.pad(SafeText.line(matrix.rowName()), labels)));
        for (int column = start; column < end; column++) {
            String name = SafeText.line(matrix.columns().get(column));
            head.append(GAP).append(out.strong(column == end - 1 ? name : Columns.pad(name, width(column))));
        }
        out.line(head.toString());
        for (int row = 0; row < matrix.rows().size(); row++) {
            StringBuilder line = new StringBuilder(GAP);
            line.append(out.strong(Columns.pad(SafeText.line(matrix.rows().get(row)), labels)));
            for (int column = start; column < end; column++) {
                Matrix.Cell cell = matrix.cells().get(row).get(column);
                String word = MatrixWords.binaries(cell);
                int rest = column == end - 1 ? 0 : width(column) - 2 - word.length();
                line.append(GAP).append(MatrixWords.mark(cell)).append(' ');
                line.append(cell.binaries() == Verdict.UNKNOWN ? out.dim(word) : out.verdict(cell.binaries(), word));
                line.append(" ".repeat(rest));
            }
            out.line(line.toString());
        }
    }

    private void notes() {
        var notes = MatrixWords.notes(matrix);
        if (notes.isEmpty()) {
            return;
        }
        out.blank();
        out.line(out.strong("NOTES"));
        for (var note : notes.entrySet()) {
            out.hanging(GAP, 2, SafeText.line(note.getKey()));
            out.hanging("    ", 4, SafeText.line(String.join(", ", note.getValue())));
        }
    }

    private void unknown() {
        List<Unknown> all = matrix.unknown();
        if (all.isEmpty()) {
            return;
        }
        out.blank();
        out.line(out.strong("UNKNOWN") + "  not looked at, so neither sound nor broken");
        for (Unknown unknown : all) {
            out.hanging(GAP, 4, SafeText.line(unknown.what()) + ": " + SafeText.line(unknown.why()));
        }
    }
}
