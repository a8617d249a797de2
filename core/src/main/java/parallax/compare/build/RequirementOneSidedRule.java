package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `requirement.one-sided`
final class RequirementOneSidedRule implements BuildRule {

    @Override
    public String id() {
        return "requirement.one-sided";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Packages that only one of the two builds requires, by its own metadata and for the target, after"
                + " the name map has said which name of one ecosystem is which of the other. Interpreters, virtual"
                + " packages and shared libraries that no Python index carries are listed apart. `changes` for"
                + " Python projects, else a `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        Requires left = Requires.of(pair, pair.left(), findings);
        Requires right = Requires.of(pair, pair.right(), findings);
        side(pair.left(), left, right, "left", findings);
        side(pair.right(), right, left, "right", findings);
    }

    private void side(BuildSide side, Requires own, Requires other, String key, Findings findings) {
        List<String> projects = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        own.byKey().forEach((name, need) -> {
            if (!other.byKey().containsKey(name)) {
                (need.project() ? projects : others).add(need.text());
                evidence.add(need.evidence());
                evidence.addAll(need.mapping());
            }
        });
        if (evidence.isEmpty() || other.unread()) {
            return;
        }
        boolean python = !projects.isEmpty();
        List<String> all = new ArrayList<>(projects);
        all.addAll(others);
        Findings.Draft draft = findings.of(this, key, python ? Impact.CHANGES : Impact.NOTE)
                .values(key.equals("left") ? Words.list(all, 8) : null, key.equals("right") ? Words.list(all, 8) : null)
                .evidence(evidence);
        all.forEach(draft::detail);
        draft.report(
                python ? 49 : 29,
                "Only " + side.title() + " requires " + Words.list(python ? projects : others, 5)
                        + (python && !others.isEmpty()
                                ? ", and " + others.size() + " that are no Python project"
                                : ""));
    }
}
