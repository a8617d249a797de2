package parallax.report;

import java.util.ArrayList;
import java.util.List;
import parallax.finding.Check;
import parallax.finding.Finding;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;

/// A check for a terminal: what breaks, why and what to do on one screen, everything with `--all`.
final class CheckText {

    /// Beginnings of the rules that speak of single libraries and of requirements.
    private static final List<String> SHOWN_ABOVE = List.of("link.", "numpy.", "metadata.");

    private static final int BUILDS = 6;
    private static final int BESIDE = 12;
    private static final int FINDINGS = 6;
    private static final int REPAIRS = 2;
    private static final int CONFLICTS = 3;
    private static final int ABSENT = 3;
    /// Labels above this width do not push all values to the right.
    private static final int LABEL_LIMIT = 32;

    private final Check check;
    private final Layout layout;
    private final TextWriter out;

    CheckText(Check check, Layout layout) {
        this.check = check;
        this.layout = layout;
        this.out = new TextWriter(layout);
    }

    String write() {
        header();
        new LibrariesText(out, layout.all()).write(check.libraries());
        metadata();
        List<Finding> findings = first(notShownYet(), FINDINGS);
        new FindingsText(out, layout.all(), "one ", "other").write(findings);
        repairs();
        if (layout.all()) {
            unknown();
        }
        closing(findings);
        return out.toString();
    }

    /// What libraries and metadata show already is not repeated on the first screen.
    private List<Finding> notShownYet() {
        if (layout.all()) {
            return check.findings();
        }
        return check.findings().stream()
                .filter(finding -> SHOWN_ABOVE.stream().noneMatch(finding.rule()::startsWith))
                .toList();
    }

    private <T> List<T> first(List<T> items, int few) {
        return layout.all() || items.size() <= few ? items : items.subList(0, few);
    }

    private void header() {
        String word = CheckWords.verdict(check.verdict());
        out.hanging(out.verdict(check.verdict(), word) + "  ", word.length() + 2, SafeText.line(check.summary()));
        int labels = labels();
        builds(labels);
        row(labels, "target", check.target().describe());
        String label = "host";
        for (String sentence : check.host()) {
            row(labels, label, sentence);
            label = "";
        }
    }

    private int labels() {
        int labels = "target".length();
        for (Subject subject : layout.all() ? check.builds() : first(CheckWords.asked(check), BUILDS)) {
            int size = Columns.of(SafeText.line(CheckWords.build(subject)));
            labels = size > LABEL_LIMIT ? labels : Math.max(labels, size);
        }
        return labels;
    }

    private void builds(int labels) {
        List<Subject> asked = CheckWords.asked(check);
        List<Subject> shown = first(asked, BUILDS);
        for (Subject subject : shown) {
            row(labels, CheckWords.build(subject), CheckWords.origin(subject));
        }
        if (asked.size() > shown.size()) {
            row(labels, "", "and " + Words.count(asked.size() - shown.size(), "more build"));
        }
        List<Subject> beside = CheckWords.beside(check);
        if (layout.all()) {
            for (Subject subject : beside) {
                row(labels, CheckWords.build(subject), "beside, " + CheckWords.origin(subject));
            }
        } else if (!beside.isEmpty()) {
            List<Subject> few = first(beside, BESIDE);
            int more = beside.size() - few.size();
            String names = String.join(", ", few.stream().map(CheckWords::build).toList());
            row(labels, "beside", names + (more == 0 ? "" : ", and " + Words.count(more, "more build")));
        }
    }

    private void row(int labels, String label, String value) {
        String safe = Columns.pad(SafeText.line(label), labels);
        out.hanging("  " + out.dim(safe) + "  ", labels + 4, SafeText.line(value));
    }

    private void metadata() {
        out.blank();
        out.hanging(out.strong("METADATA") + "  ", 10, SafeText.line(CheckWords.metadata(check)));
        MetadataWord metadata = check.metadata();
        List<MetadataWord.Conflict> shown = first(metadata.conflicts(), CONFLICTS);
        for (MetadataWord.Conflict conflict : shown) {
            out.hanging("  ", 4, SafeText.line(CheckWords.conflict(conflict)));
            if (layout.all()) {
                out.evidenceInFull("    ", 4, conflict.evidence());
            } else {
                out.evidenceInShort(4, conflict.evidence());
            }
        }
        more(metadata.conflicts().size() - shown.size());
        if (metadata.absent().isEmpty()) {
            return;
        }
        if (!layout.all()) {
            absentInShort(metadata.absent());
            return;
        }
        for (MetadataWord.Absent absent : metadata.absent()) {
            String text = absent.packageName() + " requires " + absent.requirement() + ", which was not given";
            out.hanging("  ", 4, SafeText.line(text));
        }
    }

    private void absentInShort(List<MetadataWord.Absent> absent) {
        List<MetadataWord.Absent> shown = first(absent, ABSENT);
        List<String> requirements = new ArrayList<>();
        for (MetadataWord.Absent one : shown) {
            requirements.add(SafeText.line(one.requirement()));
        }
        int more = absent.size() - shown.size();
        String rest = more == 0 ? "" : ", and " + more + " more";
        out.hanging("  ", 4, "required and not given: " + String.join(", ", requirements) + rest);
    }

    private void repairs() {
        List<Repair> shown = first(check.repairs(), REPAIRS);
        if (shown.isEmpty()) {
            if (check.verdict() == Verdict.BREAKS) {
                out.blank();
                out.line(out.strong("REPAIRS") + "  none is known among what was looked at");
            }
            return;
        }
        out.blank();
        out.line(out.strong("REPAIRS") + "  nearest first");
        for (Repair repair : shown) {
            out.hanging("  ", 4, SafeText.line(repair.title()));
            for (String command : CheckWords.commands(repair)) {
                // Never wrapped: it is there to be copied.
                out.line("    " + out.strong(SafeText.line(command)));
            }
            out.hanging("    ", 4, SafeText.line(CheckWords.verified(repair)));
        }
        more(check.repairs().size() - shown.size());
    }

    private void more(int more) {
        if (more > 0) {
            out.line("  and " + more + " more");
        }
    }

    private void unknown() {
        if (check.unknown().isEmpty()) {
            return;
        }
        out.blank();
        out.line(out.strong("UNKNOWN") + "  not looked at, so neither sound nor broken");
        for (Unknown unknown : check.unknown()) {
            out.hanging("  ", 4, SafeText.line(unknown.what()) + ": " + SafeText.line(unknown.why()));
        }
    }

    private void closing(List<Finding> shown) {
        out.blank();
        int more = check.findings().size() - shown.size();
        String findings = layout.all()
                ? Words.count(shown.size(), "finding")
                : more == 0 ? "No more findings" : Words.count(more, "more finding");
        out.paragraph(0, findings + ", " + Words.openQuestions(check.unknown().size()) + ".");
        if (!layout.all()) {
            out.hint("Everything:", "parallax check " + SafeText.line(layout.arguments()) + " --all");
        }
    }
}
