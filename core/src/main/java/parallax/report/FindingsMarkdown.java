package parallax.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.finding.Finding;
import parallax.finding.Impact;

/// Findings in Markdown, a section for each impact.
final class FindingsMarkdown {

    private final StringBuilder out;
    private final String left;
    private final String right;

    /// @param left what values of the left side are shown under
    /// @param right as `left`
    FindingsMarkdown(StringBuilder out, String left, String right) {
        this.out = out;
        this.left = left;
        this.right = right;
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
        line("");
        String id = impact.id();
        line("## " + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + ": " + impact.meaning());
        for (Finding finding : findings) {
            finding(finding);
        }
    }

    private void finding(Finding finding) {
        line("");
        line("### " + MarkdownText.prose(finding.title()));
        line("");
        line(MarkdownText.code(finding.id()) + ", axis " + finding.axis().id());
        if (finding.left() != null || finding.right() != null) {
            line("");
            value(left, finding.left());
            value(right, finding.right());
        }
        if (!finding.detail().isEmpty()) {
            line("");
            line(MarkdownText.lines(finding.detail()));
        }
        line("");
        line("Evidence:");
        line("");
        for (Evidence evidence : finding.evidence()) {
            line("- " + MarkdownText.evidence(evidence));
        }
    }

    private void value(String label, @Nullable String value) {
        if (value != null) {
            line("- " + MarkdownText.prose(label) + ": " + MarkdownText.code(value));
        }
    }

    private void line(String markdown) {
        out.append(markdown).append('\n');
    }
}
