package parallax.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Unknown;

/// Findings as one run of SARIF 2.1.0 (OASIS Standard, 27 March 2020), for tools that collect results of checkers.
///
/// Evidence becomes logical locations, since it is a place in an index and no file of the reader's; what is unknown
/// becomes notifications of the run (section 3.20.21).
final class Sarif {

    private Sarif() {}

    static String of(Comparison comparison) {
        return of(
                comparison.findings(),
                comparison.unknown(),
                json -> json.field("left", comparison.left().reference())
                        .field("right", comparison.right().reference())
                        .field("target", comparison.target().describe())
                        .field("recorded", comparison.left().recorded()));
    }

    /// @param properties writes the properties of the run
    static String of(List<Finding> findings, List<Unknown> unknown, Consumer<JsonDocument> properties) {
        Map<String, Axis> rules = new LinkedHashMap<>();
        for (Finding finding : findings) {
            rules.putIfAbsent(finding.rule(), finding.axis());
        }
        List<String> ruleIds = new ArrayList<>(rules.keySet());
        return JsonDocument.write(json -> json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .field("version", "2.1.0")
                .objects("runs", List.of(findings), run -> {
                    json.object(
                            "tool",
                            () -> json.object(
                                    "driver",
                                    () -> json.field("name", "Parallax")
                                            .objects(
                                                    "rules",
                                                    ruleIds,
                                                    rule -> json.field("id", rule)
                                                            .object(
                                                                    "properties",
                                                                    () -> json.field(
                                                                            "axis",
                                                                            rules.getOrDefault(rule, Axis.VERSION)
                                                                                    .id())))));
                    invocation(json, unknown);
                    json.objects("results", run, finding -> result(json, finding, ruleIds));
                    json.object("properties", () -> properties.accept(json));
                }));
    }

    private static void invocation(JsonDocument json, List<Unknown> all) {
        json.objects("invocations", List.of(all), unknown -> {
            json.bool("executionSuccessful", true);
            json.objects("toolExecutionNotifications", unknown, one -> notification(json, one));
        });
    }

    private static void notification(JsonDocument json, Unknown unknown) {
        json.field("level", "note")
                .object(
                        "message",
                        () -> json.field("text", message("unknown: " + unknown.what() + ": " + unknown.why())));
    }

    private static void result(JsonDocument json, Finding finding, List<String> ruleIds) {
        json.field("ruleId", finding.rule())
                .field("ruleIndex", ruleIds.indexOf(finding.rule()))
                .field("level", level(finding.impact()))
                .object("message", () -> json.field("text", message(text(finding))))
                .objects(
                        "locations",
                        finding.evidence(),
                        evidence -> json.objects(
                                "logicalLocations",
                                List.of(evidence),
                                one -> json.field("fullyQualifiedName", one.source() + ": " + one.locator())))
                .object("partialFingerprints", () -> json.field("parallaxFindingId/v1", finding.id()))
                .object("properties", () -> properties(json, finding));
    }

    private static void properties(JsonDocument json, Finding finding) {
        json.field("axis", finding.axis().id())
                .field("impact", finding.impact().id())
                .field("left", finding.left())
                .field("right", finding.right())
                .objects(
                        "evidence",
                        finding.evidence(),
                        (Evidence one) -> json.field("source", one.source())
                                .field("locator", one.locator())
                                .optional("sha256", one.sha256()));
    }

    private static String level(Impact impact) {
        return switch (impact) {
            case BREAKS -> "error";
            case RISK -> "warning";
            case CHANGES, NOTE -> "note";
        };
    }

    private static String text(Finding finding) {
        return finding.detail().isEmpty() ? finding.title() : finding.title() + "\n" + finding.detail();
    }

    /// Braces would be placeholders (section 3.11.5), brackets an embedded link (3.11.6).
    private static String message(String text) {
        String whole = text.replace("{", "{{").replace("}", "}}");
        if (whole.contains("](")) {
            whole = whole.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
        }
        return whole;
    }
}
