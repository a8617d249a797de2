package parallax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parallax.compare.Judgement;
import parallax.compare.Rule;
import parallax.compare.Rules;
import parallax.fact.Evidence;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.name.NearestName;
import parallax.platform.Target;
import parallax.version.Excerpt;

/// Answers `why`: makes the comparison again and follows each evidence of the finding to the recorded row it names.
final class Explainer {

    private final Snapshot snapshot;

    Explainer(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Explanation why(String findingId, List<String> references, Target target) throws Trouble, SnapshotException {
        Comparer.Answer answer = new Comparer(snapshot).compare(references, target);
        Finding finding = find(findingId, answer.comparison(), Rules.ALL);
        String documentation = Rules.ALL.stream()
                .filter(rule -> rule.id().equals(finding.rule()))
                .map(Rule::documentation)
                .findFirst()
                .orElse("");
        EvidenceRows rows = new EvidenceRows(snapshot, answer.pair());
        List<Explanation.Step> trail = new ArrayList<>();
        for (Evidence evidence : finding.evidence()) {
            trail.add(rows.step(evidence));
        }
        return new Explanation(answer.comparison(), finding, documentation, trail);
    }

    /// @param rules those that could have made the finding
    static Finding find(String id, Comparison comparison, List<? extends Judgement> rules) throws Trouble {
        Optional<Finding> exact = comparison.finding(id);
        if (exact.isPresent()) {
            return exact.get();
        }
        List<Finding> ofRule = comparison.findings().stream()
                .filter(finding -> finding.rule().equals(id))
                .toList();
        if (ofRule.size() == 1) {
            return ofRule.getFirst();
        }
        String compared = Excerpt.plain(comparison.left().reference()) + " against "
                + Excerpt.plain(comparison.right().reference());
        if (ofRule.size() > 1) {
            throw new Trouble(
                    "rule `" + id + "` has " + ofRule.size() + " findings in " + compared,
                    "name one of them: "
                            + String.join(", ", ofRule.stream().map(Finding::id).toList()));
        }
        List<String> ids = comparison.findings().stream().map(Finding::id).toList();
        if (rules.stream().anyMatch(rule -> rule.id().equals(id))) {
            throw new Trouble(
                    "rule `" + id + "` found nothing in " + compared, "findings there: " + String.join(", ", ids));
        }
        throw new Trouble(
                "there is no finding " + Excerpt.of(id) + " in " + compared,
                nearest(id, ids).map(name -> "did you mean `" + name + "`? ").orElse("") + "findings there: "
                        + String.join(", ", ids));
    }

    /// A rule's id alone, or a part of an id, is near too.
    private static Optional<String> nearest(String id, List<String> ids) {
        List<String> words = new ArrayList<>(ids);
        ids.forEach(each -> words.add(each.substring(0, (each + "/").indexOf('/'))));
        return NearestName.of(id, words)
                .or(() -> ids.stream()
                        .filter(each -> id.length() > 2 && each.contains(id))
                        .findFirst());
    }
}
