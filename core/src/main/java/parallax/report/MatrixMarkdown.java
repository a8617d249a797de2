package parallax.report;

import java.util.List;
import parallax.finding.Matrix;
import parallax.finding.Unknown;

/// A matrix as a complete Markdown document. Names that may not stand in a table stand below it, under a number.
final class MatrixMarkdown {

    private MatrixMarkdown() {}

    static String of(Matrix matrix) {
        StringBuilder out = new StringBuilder(4096);
        out.append("# ").append(MarkdownText.prose(MatrixWords.title(matrix))).append("\n\n");
        out.append(MarkdownText.prose(MatrixWords.counts(matrix))).append("\n\n");
        out.append("- target: ").append(MarkdownText.prose(matrix.target().describe()));
        out.append('\n');
        for (String sentence : matrix.host()) {
            out.append("- host: ").append(MarkdownText.prose(sentence)).append('\n');
        }
        table(out, matrix);
        names(out, "Row", matrix.rows());
        names(out, "Column", matrix.columns());
        notes(out, matrix);
        unknown(out, matrix.unknown());
        return out.toString();
    }

    private static void table(StringBuilder out, Matrix matrix) {
        if (matrix.columns().isEmpty()) {
            return;
        }
        out.append("\nRows: ").append(MarkdownText.prose(matrix.rowName()));
        out.append(". Columns: ").append(MarkdownText.prose(matrix.columnName()));
        out.append(". Each cell: what metadata say, what the binaries say.\n\n|  |");
        for (int column = 0; column < matrix.columns().size(); column++) {
            out.append(' ').append(cell("column", matrix.columns(), column)).append(" |");
        }
        out.append("\n| --- |").append(" --- |".repeat(matrix.columns().size())).append('\n');
        for (int row = 0; row < matrix.rows().size(); row++) {
            out.append("| ").append(cell("row", matrix.rows(), row)).append(" |");
            for (Matrix.Cell cell : matrix.cells().get(row)) {
                out.append(' ').append(MatrixWords.metadata(cell));
                out.append(", ").append(MatrixWords.binaries(cell)).append(" |");
            }
            out.append('\n');
        }
    }

    private static String cell(String what, List<String> names, int index) {
        String name = names.get(index);
        return MarkdownText.fitsTable(name) ? MarkdownText.code(name) : what + " " + (index + 1);
    }

    private static void names(StringBuilder out, String what, List<String> names) {
        boolean first = true;
        for (int index = 0; index < names.size(); index++) {
            if (!MarkdownText.fitsTable(names.get(index))) {
                out.append(first ? "\n" : "")
                        .append("- ")
                        .append(what)
                        .append(' ')
                        .append(index + 1);
                out.append(": ").append(MarkdownText.code(names.get(index))).append('\n');
                first = false;
            }
        }
    }

    private static void notes(StringBuilder out, Matrix matrix) {
        var notes = MatrixWords.notes(matrix);
        out.append(notes.isEmpty() ? "" : "\n## Notes\n\n");
        for (var note : notes.entrySet()) {
            out.append("- ").append(MarkdownText.prose(note.getKey())).append(": ");
            out.append(MarkdownText.prose(String.join(", ", note.getValue()))).append('\n');
        }
    }

    private static void unknown(StringBuilder out, List<Unknown> all) {
        out.append(all.isEmpty() ? "" : "\n## Unknown: could not be looked at\n\n");
        for (Unknown unknown : all) {
            out.append("- ").append(MarkdownText.prose(unknown.what())).append(": ");
            out.append(MarkdownText.prose(unknown.why())).append('\n');
        }
    }
}
