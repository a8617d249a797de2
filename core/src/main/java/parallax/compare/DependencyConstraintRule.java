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
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.Version;

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
                + " bound more tightly. Between two conda channels, where no versions are recorded, the bounds that the two"
                + " constraints name are the candidates: two intervals in one order meet only if a closed bound of one lies"
                + " in both.";
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
        Agreement agreement = Agreement.of(leftAsks, rightAsks, known);
        String basis = known.size() + " known versions";
        boolean overBounds = false;
        if (!agreement.disjoint() && agreement.both().isEmpty() && pair.bothConda()) {
            Set<Version> bounds = new LinkedHashSet<>(known);
            bounds.addAll(closedBounds(leftAsks));
            bounds.addAll(closedBounds(rightAsks));
            if (!strictLowerBound(leftAsks) && !strictLowerBound(rightAsks)) {
                agreement = Agreement.of(leftAsks, rightAsks, bounds);
                basis = "the bounds " + Words.list(bounds);
                overBounds = true;
            }
        }
        Impact impact = impact(leftAsks, rightAsks, agreement, overBounds);
        Findings.Draft draft = findings.of(this, key.value(), impact)
                .values(left.name() + " " + leftAsks.text(), right.name() + " " + rightAsks.text())
                .detail("Judged over " + basis + ": " + agreement.both().size() + " for both, "
                        + agreement.onlyLeft().size() + " only for " + pair.leftTitle() + " ("
                        + Words.list(agreement.onlyLeft(), 8) + "), "
                        + agreement.onlyRight().size() + " only for "
                        + pair.rightTitle() + " (" + Words.list(agreement.onlyRight(), 8) + ").")
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
            case NOTE -> draft.report(20, note(key, agreement));
            case RISK, CHANGES -> draft.report(45, key + " is bound differently");
        }
    }

    private static String note(PackageName key, Agreement agreement) {
        return agreement.same()
                ? key + " is constrained in other words to the same known versions"
                : key + " is constrained in other words";
    }

    /// @param overBounds whether the candidates are only the bounds themselves: enough to prove that two intervals do
    /// not
    ///     meet, too few to say that they are the same
    private static Impact impact(Constraint left, Constraint right, Agreement agreement, boolean overBounds) {
        if (agreement.disjoint()) {
            return Impact.BREAKS;
        }
        if (agreement.same() && !overBounds) {
            return Impact.NOTE;
        }
        boolean tight =
                left.style().compareTo(PinStyle.RANGE) <= 0 || right.style().compareTo(PinStyle.RANGE) <= 0;
        boolean differs =
                !agreement.onlyLeft().isEmpty() || !agreement.onlyRight().isEmpty();
        return tight || differs ? Impact.CHANGES : Impact.NOTE;
    }

    /// Versions that the constraint names with `>=`, `<=` or as exact: its closed bounds.
    private static List<Version> closedBounds(Constraint constraint) {
        Set<Version> bounds = new LinkedHashSet<>();
        if (constraint instanceof Constraint.Conda conda) {
            for (CondaVersionSpec spec : conda.allOf()) {
                for (String clause : spec.original().split("[,|]", -1)) {
                    String text = clause.strip();
                    int start = 0;
                    while (start < text.length() && "=<>!~".indexOf(text.charAt(start)) >= 0) {
                        start++;
                    }
                    String version = text.substring(start);
                    if (version.indexOf('*') < 0) {
                        addVersion(version, bounds);
                    }
                }
            }
        }
        return List.copyOf(bounds);
    }

    private static void addVersion(String text, Set<Version> versions) {
        try {
            versions.add(CondaVersion.parse(text));
        } catch (MalformedVersionException _) {
            // No bound: a part of an alternative in parentheses, for example.
        }
    }

    private static boolean strictLowerBound(Constraint constraint) {
        return constraint instanceof Constraint.Conda conda
                && conda.allOf().stream().anyMatch(spec -> {
                    String text = spec.original();
                    int at = text.indexOf('>');
                    return at >= 0 && (at + 1 == text.length() || text.charAt(at + 1) != '=');
                });
    }
}
