package parallax.compare.build;

import java.util.List;
import parallax.compare.Findings;
import parallax.fact.Constraint;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.version.ConstraintRelation;
import parallax.version.RelationKind;
import parallax.version.Version;

/// `requirement.constraint`
final class RequirementConstraintRule implements BuildRule {

    @Override
    public String id() {
        return "requirement.constraint";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Packages that both builds require, with other constraints. Judged by the versions that are known"
                + " to exist in the recorded data: where some exist for either side and none for both, the two"
                + " builds cannot share an environment, which is `breaks`; a tighter or looser bound is `changes`;"
                + " other words for the same versions are a `note`. Where no version is known the texts are shown,"
                + " and the relation is unknown.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        Requires left = Requires.of(pair, pair.left(), findings);
        Requires right = Requires.of(pair, pair.right(), findings);
        left.byKey().forEach((name, need) -> {
            Requires.Need other = right.byKey().get(name);
            if (other != null && !need.constraint().equals(other.constraint())) {
                compare(pair, name, need, other, findings);
            }
        });
    }

    private void compare(BuildPair pair, String name, Requires.Need left, Requires.Need right, Findings findings) {
        Constraint one = left.judged();
        Constraint other = right.judged();
        Impact impact = Impact.CHANGES;
        String judged =
                "The constraints were not related: one of them is of an ecosystem whose versions are not recorded.";
        if (one != null && other != null) {
            List<Version> versions = Requires.knownVersions(pair, left, right);
            ConstraintRelation<Version> relation = Constraint.relate(one, other, versions);
            judged = "Judged over " + versions.size() + " known versions: "
                    + relation.both().size() + " for both, "
                    + relation.onlyLeft().size() + " only for " + pair.left().title() + ", "
                    + relation.onlyRight().size() + " only for " + pair.right().title() + ".";
            RelationKind kind = relation.kind();
            if (versions.isEmpty() || kind.isVacuous()) {
                findings.unknown(
                        "whether a " + name + " exists for both builds",
                        "no version of it is recorded that either admits");
            } else if (kind == RelationKind.DISJOINT) {
                impact = Impact.BREAKS;
            } else if (kind == RelationKind.EQUAL) {
                impact = Impact.NOTE;
            }
        } else {
            findings.unknown(
                    "whether a " + name + " exists for both builds", "versions of one ecosystem are not recorded");
        }
        Findings.Draft draft = findings.of(this, name, impact)
                .values(left.text(), right.text())
                .detail(judged)
                .evidence(left.evidence())
                .evidence(right.evidence())
                .evidence(left.mapping())
                .evidence(right.mapping());
        switch (impact) {
            case BREAKS ->
                draft.report(
                        96,
                        "No known " + name + " satisfies both builds: " + left.constraint() + " against "
                                + right.constraint());
            case NOTE -> draft.report(20, name + " is constrained in other words to the same known versions");
            case RISK, CHANGES ->
                draft.report(
                        47, name + " is bound differently: " + left.constraint() + " against " + right.constraint());
        }
    }
}
