package parallax.report;

import java.util.ArrayList;
import java.util.List;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.finding.Inspection;
import parallax.finding.SourceList;
import parallax.finding.Subject;
import parallax.finding.Unknown;

/// The answers of `inspect`, `why` and `sources` laid out as pages.
final class Pages {

    private Pages() {}

    static Page of(Inspection inspection) {
        Subject subject = inspection.subject();
        List<Page.Item> head = subject.isArtifact()
                ? List.of(
                        new Page.Item("reference", subject.reference()),
                        new Page.Item("format", subject.sourceTitle()),
                        new Page.Item("sha256", subject.sha256() == null ? "not known" : subject.sha256()))
                : List.of(
                        new Page.Item("reference", subject.reference()),
                        new Page.Item("source", subject.sourceTitle()),
                        new Page.Item("versions", Words.newest(subject)),
                        new Page.Item("build", subject.build() == null ? "none chosen" : subject.build()),
                        new Page.Item("target", inspection.target().describe()),
                        new Page.Item("data", "recorded on " + subject.recorded()));
        List<Page.Part> parts = new ArrayList<>();
        for (Inspection.Section section : inspection.sections()) {
            parts.add(new Page.Section(section.title()));
            List<Page.Item> items = new ArrayList<>();
            for (Inspection.Entry entry : section.entries()) {
                items.add(new Page.Item(entry.label(), entry.value(), entry.evidence()));
            }
            parts.add(new Page.Items(items));
        }
        if (!inspection.unknown().isEmpty()) {
            parts.add(new Page.Section("Unknown"));
            List<Page.Item> items = new ArrayList<>();
            for (Unknown unknown : inspection.unknown()) {
                items.add(new Page.Item(unknown.what(), unknown.why()));
            }
            parts.add(new Page.Items(items));
        }
        String version = subject.version() == null ? "" : " " + subject.version();
        return new Page(subject.name() + version + " from " + subject.sourceTitle(), head, parts);
    }

    static Page of(Explanation explanation) {
        Comparison comparison = explanation.comparison();
        Finding finding = explanation.finding();
        List<Page.Item> head = new ArrayList<>();
        head.add(new Page.Item("finding", finding.id()));
        head.add(new Page.Item(
                "impact", finding.impact().id() + ": " + finding.impact().meaning()));
        head.add(new Page.Item("axis", finding.axis().id()));
        if (finding.left() != null) {
            head.add(new Page.Item(Words.leftLabel(comparison), finding.left()));
        }
        if (finding.right() != null) {
            head.add(new Page.Item(Words.rightLabel(comparison), finding.right()));
        }
        head.add(new Page.Item(
                "compared",
                comparison.left().reference() + " with " + comparison.right().reference()));
        head.add(new Page.Item("target", comparison.target().describe()));
        head.add(new Page.Item("data", Words.recorded(comparison)));
        List<Page.Part> parts = new ArrayList<>();
        if (!finding.detail().isEmpty()) {
            parts.add(new Page.Paragraph(finding.detail()));
        }
        parts.add(new Page.Section("How the rule judges"));
        parts.add(new Page.Paragraph(explanation.rule()));
        int number = 0;
        for (Explanation.Step step : explanation.trail()) {
            number++;
            parts.add(new Page.Section(
                    "Evidence " + number + " of " + explanation.trail().size()));
            List<Page.Item> items = new ArrayList<>();
            items.add(new Page.Item("where", "", List.of(step.evidence())));
            if (!step.provenance().isEmpty()) {
                items.add(new Page.Item("read from", step.provenance()));
            }
            parts.add(new Page.Items(items));
            if (!step.record().isEmpty()) {
                parts.add(new Page.Verbatim(step.record()));
            }
        }
        return new Page(finding.title(), head, parts);
    }

    static Page of(SourceList sources) {
        List<Page.Part> parts = new ArrayList<>();
        for (SourceList.Entry source : sources.sources()) {
            parts.add(new Page.Section(source.id()));
            List<Page.Item> items = new ArrayList<>();
            items.add(new Page.Item("title", source.title()));
            items.add(new Page.Item("ecosystem", source.ecosystem()));
            items.add(new Page.Item("locator", source.locator()));
            items.add(new Page.Item(
                    "recorded",
                    Words.count(source.records(), "build") + " of " + Words.count(source.packages(), "package")));
            if (!source.aliases().isEmpty()) {
                items.add(new Page.Item("also", String.join(", ", source.aliases())));
            }
            if (!source.note().isEmpty()) {
                items.add(new Page.Item("note", source.note()));
            }
            parts.add(new Page.Items(items));
        }
        return new Page("Sources", List.of(new Page.Item("data", "recorded on " + sources.recorded())), parts);
    }
}
