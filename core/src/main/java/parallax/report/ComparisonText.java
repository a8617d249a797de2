package parallax.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Subject;
import parallax.finding.Unknown;

/// A comparison for a terminal: a screenful of highlights first, everything with `--all`.
final class ComparisonText {

    private final Comparison comparison;
    private final Layout layout;
    private final TextWriter out;
    private final String left;
    private final String right;

    ComparisonText(Comparison comparison, Layout layout) {
        this.comparison = comparison;
        this.layout = layout;
        this.out = new TextWriter(layout);
        this.left = SafeText.line(Words.leftLabel(comparison));
        this.right = SafeText.line(Words.rightLabel(comparison));
    }

    String write() {
        header();
        List<Finding> shown = layout.all() ? comparison.findings() : highlights();
        new FindingsText(out, layout.all(), left, right).write(shown);
        if (layout.all()) {
            unknown();
        }
        closing(shown);
        return out.toString();
    }

    private void header() {
        out.line(out.strong(SafeText.line(Words.title(comparison))));
        int labels = Math.max(Math.max(Columns.of(left), Columns.of(right)), 6);
        row(labels, left, describe(comparison.left()));
        row(labels, right, describe(comparison.right()));
        row(labels, "target", comparison.target().describe());
        row(labels, "data", Words.recorded(comparison));
        if (!comparison.scope().isEmpty()) {
            out.blank();
            for (String sentence : comparison.scope()) {
                out.paragraph(0, SafeText.line(sentence));
            }
        }
    }

    private void row(int labels, String label, String value) {
        out.hanging("  " + out.dim(Columns.pad(label, labels)) + "  ", labels + 4, SafeText.line(value));
    }

    private static String describe(Subject subject) {
        if (subject.isArtifact()) {
            String version = subject.version() == null ? "version not stated" : subject.version();
            return subject.reference() + ", " + subject.name() + " " + version;
        }
        return subject.reference() + ", " + Words.newest(subject) + ", " + Words.compared(subject);
    }

    private List<Finding> highlights() {
        Set<String> ids = new HashSet<>(comparison.highlights());
        List<Finding> shown = new ArrayList<>();
        for (Finding finding : comparison.findings()) {
            if (ids.contains(finding.id())) {
                shown.add(finding);
            }
        }
        return shown;
    }

    private void unknown() {
        if (comparison.unknown().isEmpty()) {
            return;
        }
        out.blank();
        out.line(out.strong("UNKNOWN") + "  not looked at, so neither equal nor different");
        for (Unknown unknown : comparison.unknown()) {
            out.hanging("  ", 4, SafeText.line(unknown.what()) + ": " + SafeText.line(unknown.why()));
        }
    }

    private void closing(List<Finding> shown) {
        out.blank();
        int more = comparison.findings().size() - shown.size();
        int unknown = comparison.unknown().size();
        String arguments = SafeText.line(layout.arguments());
        if (comparison.findings().isEmpty()) {
            out.paragraph(0, "No difference was found in what was looked at; " + Words.openQuestions(unknown) + ".");
        } else {
            String count = layout.all() ? Words.count(shown.size(), "finding") : more(more);
            out.paragraph(0, count + ", " + Words.openQuestions(unknown) + ".");
        }
        if (!layout.all() && more + unknown > 0) {
            out.hint("Everything:", "parallax compare " + arguments + " --all");
        }
        if (!shown.isEmpty()) {
            String id = SafeText.line(ShellWord.quote(shown.getFirst().id()));
            out.hint("Where one comes from:", "parallax why " + id + " " + arguments);
        }
    }

    private static String more(int more) {
        return more == 0 ? "No more findings" : Words.count(more, "more finding");
    }
}
