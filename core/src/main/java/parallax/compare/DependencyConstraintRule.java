package parallax.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parallax.compare.Counterparts.Identity;
import parallax.compare.Counterparts.Kind;
import parallax.fact.Constraint;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.PinStyle;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.name.PackageName;
import parallax.version.CondaVersion;
import parallax.version.ConstraintRelation;
import parallax.version.RelationKind;
import parallax.version.Version;
import parallax.version.VersionRanges;

/// `dependency.constraint`
final class DependencyConstraintRule implements Rule {

    @Override
    public String id() {
        return "dependency.constraint";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Dependencies that both compared builds have with another constraint. Judged by the versions that are known"
                + " to exist: none for both is `breaks`, the same set is a `note`, otherwise `changes` where one side is"
                + " bound more tightly. Between two conda channels, where no known version tells, the intervals of their one"
                + " order that the two constraints admit are compared, which holds for every version that there could be.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Pair.Builds> builds = pair.chosen();
        if (builds.isEmpty()) {
            return;
        }
        Optional<Requirements> left = builds.get().left().requirements().toOptional();
        Optional<Requirements> right = builds.get().right().requirements().toOptional();
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        Map<PackageName, Dependency> leftByKey = byKey(pair, pair.left(), left.get());
        Map<PackageName, Dependency> rightByKey = byKey(pair, pair.right(), right.get());
        Set<String> reported = new LinkedHashSet<>();
        for (var finding : findings.reported()) {
            if (finding.rule().equals("dependency.pairing") && builds.get().sameRelease()) {
                reported.add(finding.id().substring(finding.id().indexOf('/') + 1));
            }
        }
        leftByKey.forEach((key, dependency) -> {
            Dependency other = rightByKey.get(key);
            if (other != null && !reported.contains(key.value())) {
                compare(pair, key, dependency, other, findings);
            }
        });
    }

    private static Map<PackageName, Dependency> byKey(Pair pair, Distribution side, Requirements requirements) {
        Map<PackageName, Dependency> byKey = new LinkedHashMap<>();
        for (Dependency dependency : requirements.required()) {
            Identity identity = pair.counterparts().identify(side.source(), dependency.name(), pair.acrossWorlds());
            if (identity.kind() != Kind.INTERPRETER && identity.kind() != Kind.VIRTUAL) {
                byKey.putIfAbsent(identity.key(), dependency);
            }
        }
        return byKey;
    }

    private void compare(Pair pair, PackageName key, Dependency left, Dependency right, Findings findings) {
        Constraint leftAsks = left.constraint();
        Constraint rightAsks = right.constraint();
        if (leftAsks.text().equals(rightAsks.text())) {
            return;
        }
        SharedDependency shared = new SharedDependency(key, left.name(), right.name(), List.of());
        List<Version> known = shared.knownVersions(pair);
        ConstraintRelation<Version> relation = Constraint.relate(leftAsks, rightAsks, known);
        RelationKind kind = relation.kind();
        String versions = "known versions";
        String detail = "Judged over " + known.size() + " known versions: "
                + relation.both().size() + " for both, "
                + relation.onlyLeft().size() + " only for " + pair.leftTitle() + " ("
                + Words.list(relation.onlyLeft(), 8) + "), "
                + relation.onlyRight().size() + " only for "
                + pair.rightTitle() + " (" + Words.list(relation.onlyRight(), 8) + ").";
        if (kind.isVacuous()) {
            Optional<InOrder> inOrder = InOrder.of(leftAsks, rightAsks);
            if (inOrder.isPresent()) {
                kind = inOrder.get().kind();
                detail = inOrder.get().detail(pair);
                versions = "versions";
            }
        }
        Impact impact = impact(leftAsks, rightAsks, kind);
        Findings.Draft draft = findings.of(this, key.value(), impact)
                .values(left.name() + " " + leftAsks.text(), right.name() + " " + rightAsks.text())
                .detail(detail)
                .evidence(left.evidence())
                .evidence(right.evidence());
        if (pair.acrossWorlds()) {
            draft.evidence(pair.counterparts()
                    .identify(pair.right().source(), right.name(), true)
                    .evidence());
            draft.evidence(pair.counterparts()
                    .identify(pair.left().source(), left.name(), true)
                    .evidence());
        }
        switch (impact) {
            case BREAKS ->
                draft.report(
                        97,
                        "No " + key + " satisfies both, so the two builds cannot share an environment: "
                                + leftAsks.text() + " against " + rightAsks.text());
            case NOTE -> draft.report(20, note(key, kind, versions));
            case RISK, CHANGES -> draft.report(45, key + " is bound differently");
        }
    }

    private static String note(PackageName key, RelationKind kind, String versions) {
        return key + " is constrained in other words" + (kind == RelationKind.EQUAL ? " to the same " + versions : "");
    }

    private static Impact impact(Constraint left, Constraint right, RelationKind kind) {
        if (kind == RelationKind.DISJOINT) {
            return Impact.BREAKS;
        }
        if (kind == RelationKind.EQUAL) {
            return Impact.NOTE;
        }
        boolean tight =
                left.style().compareTo(PinStyle.RANGE) <= 0 || right.style().compareTo(PinStyle.RANGE) <= 0;
        boolean differs = !kind.isSubset() || !kind.isSuperset();
        return tight || differs ? Impact.CHANGES : Impact.NOTE;
    }

    /// Two constraints in conda's order, judged over all versions that there could be.
    private record InOrder(VersionRanges<CondaVersion> left, VersionRanges<CondaVersion> right) {

        /// Empty where one of them is none of conda's, or compares spellings, or where the two differ in what they ask
        /// of the build string alone, of which the order tells nothing.
        static Optional<InOrder> of(Constraint left, Constraint right) {
            if (!(left instanceof Constraint.Conda one) || !(right instanceof Constraint.Conda other)) {
                return Optional.empty();
            }
            boolean sameBuilds = one.builds().equals(other.builds());
            return one.ranges()
                    .flatMap(ranges -> other.ranges().map(others -> new InOrder(ranges, others)))
                    .filter(inOrder -> sameBuilds || inOrder.kind() != RelationKind.EQUAL);
        }

        RelationKind kind() {
            return left.relationTo(right);
        }

        String detail(Pair pair) {
            VersionRanges<CondaVersion> both = left.intersect(right);
            return "Judged in conda's order, for too few versions are known: " + pair.leftTitle() + " admits " + left
                    + ", " + pair.rightTitle() + " " + right + ", both "
                    + (both.isEmpty() ? "nothing, whatever is released" : both) + ".";
        }
    }
}
