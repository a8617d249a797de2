package parallax.report;

import java.util.List;
import parallax.finding.Matrix;
import parallax.finding.Unknown;

/// A matrix as a complete HTML page.
final class MatrixHtml {

    private static final String STYLE = CheckHtml.STYLE + """
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; margin: 1rem 0; }
            th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
            td b { color: var(--impact); }
            """;

    private MatrixHtml() {}

    static String of(Matrix matrix) {
        HtmlWriter out = new HtmlWriter(MatrixWords.title(matrix), STYLE);
        out.raw("<header>\n").element("h1", MatrixWords.title(matrix)).raw("\n");
        out.element("p", "summary", MatrixWords.counts(matrix)).raw("\n<dl>\n");
        out.pair("rows", matrix.rowName()).pair("columns", matrix.columnName());
        out.pair("target", matrix.target().describe());
        for (String sentence : matrix.host()) {
            out.pair("host", sentence);
        }
        out.raw("</dl>\n</header>\n<main>\n");
        table(out, matrix);
        notes(out, matrix);
        unknown(out, matrix.unknown());
        return out.raw("</main>\n<footer>Written by Parallax.</footer>\n").end();
    }

    private static void table(HtmlWriter out, Matrix matrix) {
        out.raw("<div class=\"wide\">\n<table>\n<thead>\n<tr><td></td>");
        for (String column : matrix.columns()) {
            out.raw("<th scope=\"col\">").text(column).raw("</th>");
        }
        out.raw("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < matrix.rows().size(); row++) {
            out.raw("<tr><th scope=\"row\">").text(matrix.rows().get(row)).raw("</th>");
            for (Matrix.Cell cell : matrix.cells().get(row)) {
                out.raw("<td class=\"" + cell.binaries().id() + "\">");
                out.element("b", MatrixWords.binaries(cell)).raw("<br>");
                out.element("span", "soft", MatrixWords.metadata(cell)).raw("</td>");
            }
            out.raw("</tr>\n");
        }
        out.raw("</tbody>\n</table>\n</div>\n<p class=\"soft\">Words in colour are of the binaries, those below ");
        out.raw("of the metadata.</p>\n");
    }

    private static void notes(HtmlWriter out, Matrix matrix) {
        var notes = MatrixWords.notes(matrix);
        if (notes.isEmpty()) {
            return;
        }
        out.raw("<h2>Notes</h2>\n<ul>\n");
        for (var note : notes.entrySet()) {
            out.raw("<li>").text(note.getKey()).raw(": ");
            out.text(String.join(", ", note.getValue())).raw("</li>\n");
        }
        out.raw("</ul>\n");
    }

    private static void unknown(HtmlWriter out, List<Unknown> all) {
        if (all.isEmpty()) {
            return;
        }
        out.raw("<h2>Unknown: could not be looked at</h2>\n<ul>\n");
        for (Unknown unknown : all) {
            out.raw("<li>").element("strong", unknown.what()).raw(": ");
            out.text(unknown.why()).raw("</li>\n");
        }
        out.raw("</ul>\n");
    }
}
