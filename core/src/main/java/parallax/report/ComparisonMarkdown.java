package parallax.report;

import parallax.finding.Comparison;
import parallax.finding.Impact;
import parallax.finding.Subject;
import parallax.finding.Unknown;

/// A comparison as a complete Markdown document.
final class ComparisonMarkdown {

    private final Comparison comparison;
    private final StringBuilder out = new StringBuilder(16384);

    ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
    }

    String write() {
        line("# " + MarkdownText.prose(Words.title(comparison)));
        line("");
        subject(Words.leftLabel(comparison), comparison.left());
        subject(Words.rightLabel(comparison), comparison.right());
        line("- target: " + MarkdownText.prose(comparison.target().describe()));
        line("- data: " + MarkdownText.prose(Words.recorded(comparison)));
        for (String sentence : comparison.scope()) {
            line("");
            line(MarkdownText.prose(sentence));
        }
        summary();
        new FindingsMarkdown(out, Words.leftLabel(comparison), Words.rightLabel(comparison))
                .write(comparison.findings());
        unknown();
        return out.toString();
    }

    private void subject(String label, Subject subject) {
        StringBuilder text = new StringBuilder("- **" + MarkdownText.prose(label) + "**: ");
        text.append(MarkdownText.code(subject.reference())).append(", ");
        text.append(MarkdownText.prose(Words.newest(subject)));
        if (subject.version() == null) {
            text.append(", no build compared");
        } else {
            text.append(", compared ").append(MarkdownText.prose(subject.version()));
            if (subject.build() != null) {
                text.append(": ").append(MarkdownText.code(subject.build()));
            }
        }
        line(text.toString());
    }

    private void summary() {
        line("");
        line("## Summary");
        line("");
        line("| impact | meaning | findings |");
        line("| --- | --- | ---: |");
        for (Impact impact : Impact.values()) {
            int count = Words.of(comparison.findings(), impact).size();
            line("| " + impact.id() + " | " + impact.meaning() + " | " + count + " |");
        }
        line("| unknown | could not be looked at | " + comparison.unknown().size() + " |");
        if (!comparison.highlights().isEmpty()) {
            line("");
            line("The most telling:");
            line("");
            for (String id : comparison.highlights()) {
                comparison
                        .finding(id)
                        .ifPresent(finding -> line("- " + finding.impact().id() + ": "
                                + MarkdownText.prose(finding.title()) + " (" + MarkdownText.code(id) + ")"));
            }
        }
    }

    private void unknown() {
        if (comparison.unknown().isEmpty()) {
            return;
        }
        line("");
        line("## Unknown: could not be looked at");
        line("");
        for (Unknown unknown : comparison.unknown()) {
            line("- " + MarkdownText.prose(unknown.what()) + ": " + MarkdownText.prose(unknown.why()));
        }
    }

    private void line(String markdown) {
        out.append(markdown).append('\n');
    }
}
