package parallax.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import parallax.finding.Matrix;
import parallax.finding.Verdict;

/// The sentences about a matrix that all formats for people share. Gives raw text.
final class MatrixWords {

    /// Explains a cell of [#mark] and [#binaries].
    static final String LEGEND = "Words are of the binaries. + metadata allow the pair, - forbid it, ? do not tell.";

    private MatrixWords() {}

    static String title(Matrix matrix) {
        return matrix.rowName() + " with " + matrix.columnName();
    }

    /// `12 pairs: 5 work, 4 break, 3 cannot be told; metadata disagree with the binaries on 2`.
    static String counts(Matrix matrix) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        int disagree = 0;
        int pairs = 0;
        for (List<Matrix.Cell> row : matrix.cells()) {
            for (Matrix.Cell cell : row) {
                pairs++;
                counts.merge(cell.binaries(), 1, Integer::sum);
                disagree += disagrees(cell) ? 1 : 0;
            }
        }
        int works = counts.getOrDefault(Verdict.WORKS, 0);
        int breaks = counts.getOrDefault(Verdict.BREAKS, 0);
        return Words.count(pairs, "pair") + ": " + works + (works == 1 ? " works, " : " work, ") + breaks
                + (breaks == 1 ? " breaks, " : " break, ") + counts.getOrDefault(Verdict.UNKNOWN, 0)
                + " cannot be told" + (disagree == 0 ? "" : "; metadata disagree with the binaries on " + disagree);
    }

    private static boolean disagrees(Matrix.Cell cell) {
        return cell.metadata() != Verdict.UNKNOWN
                && cell.binaries() != Verdict.UNKNOWN
                && cell.metadata() != cell.binaries();
    }

    /// What metadata say of a pair, as one character; [#LEGEND] explains it.
    static String mark(Matrix.Cell cell) {
        return switch (cell.metadata()) {
            case WORKS -> "+";
            case BREAKS -> "-";
            case UNKNOWN -> "?";
        };
    }

    static String metadata(Matrix.Cell cell) {
        return switch (cell.metadata()) {
            case WORKS -> "allowed";
            case BREAKS -> "forbidden";
            case UNKNOWN -> "cannot tell";
        };
    }

    /// What the binaries say of a pair.
    static String binaries(Matrix.Cell cell) {
        return cell.binaries().id();
    }

    /// Each note with the pairs it stands at.
    static SequencedMap<String, List<String>> notes(Matrix matrix) {
        SequencedMap<String, List<String>> notes = new LinkedHashMap<>();
        for (int row = 0; row < matrix.cells().size(); row++) {
            List<Matrix.Cell> cells = matrix.cells().get(row);
            for (int column = 0; column < cells.size(); column++) {
                String note = cells.get(column).note();
                if (!note.isEmpty()) {
                    notes.computeIfAbsent(note, _ -> new ArrayList<>())
                            .add(matrix.rows().get(row) + " with "
                                    + matrix.columns().get(column));
                }
            }
        }
        return notes;
    }
}
