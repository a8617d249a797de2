package parallax.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.finding.Finding;
import parallax.finding.Impact;

/// Findings for a terminal, by impact.
final class FindingsText {

    private final TextWriter out;
    private final boolean all;
    private final String left;
    private final String right;

    /// @param all whether to show details and all evidence
    /// @param safeLeft what values of the left side are shown under
    /// @param safeRight as `safeLeft`
    FindingsText(TextWriter out, boolean all, String safeLeft, String safeRight) {
        this.out = out;
        this.all = all;
        this.left = safeLeft;
        this.right = safeRight;
    }

    void write(List<Finding> findings) {
        for (Impact impact : Impact.values()) {
            group(impact, Words.of(findings, impact));
        }
    }

    private void group(Impact impact, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.blank();
        out.line(out.impact(impact, impact.id().toUpperCase(Locale.ROOT)) + "  " + impact.meaning());
        for (Finding finding : findings) {
            out.titled(2, SafeText.line(finding.title()), "[" + SafeText.line(finding.id()) + "]");
            values(finding.left(), finding.right());
            if (all) {
                inFull(finding);
            } else {
                out.evidenceInShort(4, finding.evidence().getFirst());
            }
        }
    }

    private void inFull(Finding finding) {
        if (!finding.detail().isEmpty()) {
            out.block(4, SafeText.lines(finding.detail()));
        }
        for (Evidence evidence : finding.evidence()) {
            out.evidenceInFull("    ", 4, evidence);
        }
    }

    /// Side by side in two columns where both fit, else below each other with the values aligned.
    private void values(@Nullable String leftValue, @Nullable String rightValue) {
        int labels = Math.max(Columns.of(left), Columns.of(right));
        if (leftValue == null || rightValue == null) {
            value(labels, left, leftValue);
            value(labels, right, rightValue);
            return;
        }
        String leftCell = SafeText.line(leftValue);
        String rightCell = SafeText.line(rightValue);
        int half = (out.width() - 4) / 2;
        int leftSize = Columns.of(left) + 1 + Columns.of(leftCell);
        int rightSize = Columns.of(right) + 1 + Columns.of(rightCell);
        if (leftSize <= half - 2 && rightSize <= half) {
            String gap = " ".repeat(half - leftSize);
            out.line("    " + out.dim(left) + " " + leftCell + gap + out.dim(right) + " " + rightCell);
        } else {
            value(labels, left, leftValue);
            value(labels, right, rightValue);
        }
    }

    /// Nothing at all for null: a side of which nothing is said is not a side that has nothing.
    private void value(int labels, String label, @Nullable String value) {
        if (value != null) {
            out.hanging("    " + out.dim(Columns.pad(label, labels)) + " ", labels + 5, SafeText.line(value));
        }
    }
}
