package parallax.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.finding.Inspection;
import parallax.finding.SourceList;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.platform.Target;

/// The answers as JSON, each with its own versioned schema; the schemas are in `docs/schemas`.
///
/// A field that may be unknown is there with `null`; digests are left out where none is recorded.
final class Json {

    private Json() {}

    static String of(Comparison comparison) {
        return JsonDocument.write(json -> {
            json.field("schema", "parallax.compare/v1");
            frame(json, comparison);
            json.objects("findings", comparison.findings(), finding -> fields(json, finding));
            json.strings("highlights", comparison.highlights());
            unknown(json, comparison.unknown());
        });
    }

    static String of(Inspection inspection) {
        return JsonDocument.write(json -> {
            json.field("schema", "parallax.inspect/v1");
            json.object("target", () -> fields(json, inspection.target()));
            json.object("subject", () -> fields(json, inspection.subject()));
            json.objects(
                    "sections",
                    inspection.sections(),
                    section -> json.field("id", section.id())
                            .field("title", section.title())
                            .objects("entries", section.entries(), entry -> {
                                json.field("label", entry.label()).field("value", entry.value());
                                evidence(json, entry.evidence());
                            }));
            unknown(json, inspection.unknown());
        });
    }

    static String of(Explanation explanation) {
        return JsonDocument.write(json -> {
            json.field("schema", "parallax.why/v1");
            frame(json, explanation.comparison());
            json.object("finding", () -> fields(json, explanation.finding()));
            json.field("rule", explanation.rule());
            json.objects(
                    "trail",
                    explanation.trail(),
                    step -> json.object("evidence", () -> fields(json, step.evidence()))
                            .field("record", step.record())
                            .field("provenance", step.provenance()));
        });
    }

    static String of(SourceList sources) {
        return JsonDocument.write(json -> json.field("schema", "parallax.sources/v1")
                .field("recorded", sources.recorded())
                .objects(
                        "sources",
                        sources.sources(),
                        source -> json.field("id", source.id())
                                .field("title", source.title())
                                .field("ecosystem", source.ecosystem())
                                .field("locator", source.locator())
                                .field("packages", source.packages())
                                .field("records", source.records())
                                .strings("aliases", source.aliases())
                                .field("note", source.note())));
    }

    private static void frame(JsonDocument json, Comparison comparison) {
        json.object("target", () -> fields(json, comparison.target()));
        json.object("left", () -> fields(json, comparison.left()));
        json.object("right", () -> fields(json, comparison.right()));
        json.strings("scope", comparison.scope());
    }

    static void fields(JsonDocument json, Target target) {
        json.field("subdir", target.subdir().value())
                .field("python", text(target.python()))
                .field("cuda", text(target.cuda()))
                .field("glibc", text(target.glibc()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static void fields(JsonDocument json, Subject subject) {
        json.field("reference", subject.reference())
                .field("source", subject.source())
                .field("source_title", subject.sourceTitle())
                .field("ecosystem", subject.name().ecosystem().id())
                .field("name", subject.name().value())
                .field("newest", subject.newest())
                .field("version", subject.version())
                .field("build", subject.build())
                .optional("sha256", subject.sha256())
                .field("recorded", subject.recorded());
    }

    static void fields(JsonDocument json, Finding finding) {
        json.field("id", finding.id())
                .field("rule", finding.rule())
                .field("axis", finding.axis().id())
                .field("impact", finding.impact().id())
                .field("title", finding.title())
                .field("detail", finding.detail())
                .field("left", finding.left())
                .field("right", finding.right());
        evidence(json, finding.evidence());
    }

    private static void evidence(JsonDocument json, List<Evidence> evidence) {
        json.objects("evidence", evidence, one -> fields(json, one));
    }

    static void fields(JsonDocument json, Evidence evidence) {
        json.field("source", evidence.source())
                .field("locator", evidence.locator())
                .optional("sha256", evidence.sha256());
    }

    static void unknown(JsonDocument json, List<Unknown> unknown) {
        json.objects("unknown", unknown, one -> json.field("what", one.what()).field("why", one.why()));
    }
}
