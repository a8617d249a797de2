package parallax.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parallax.fact.Build;
import parallax.fact.Constraint;
import parallax.fact.Dependency;
import parallax.fact.Evidence;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.RecipeRevision;
import parallax.name.PackageName;
import parallax.platform.Target;
import parallax.version.CondaVersion;
import parallax.version.ConstraintRelation;
import parallax.version.RelationKind;
import parallax.version.Version;

/// `dependency.pairing`
final class PairingRule implements Rule {

    /// One way in which a release asks for the dependency, with the builds that do.
    private record Asked(Constraint constraint, Evidence evidence, List<Build> builds) {}

    private record Conflict(ReleaseVersion release, Asked left, Asked right, ConstraintRelation<Version> relation) {

        /// Both constraints, in the same order whichever side is the left.
        String texts() {
            String one = left.constraint().text();
            String other = right.constraint().text();
            return one.compareTo(other) < 0 ? one + other : other + one;
        }
    }

    @Override
    public String id() {
        return "dependency.pairing";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "For every release that both sides carry, over the recorded builds for the target: which version of a"
                + " coupled dependency each side pairs it with, and whether one exists that satisfies both. The proof is"
                + " the list of versions that are known to exist, each judged in the order of its own ecosystem. Where some"
                + " exist for either side and none for both, the two builds cannot share an environment: `breaks`, or"
                + " `risk` where other recorded builds of that release agree. Not asked between two indexes of wheels, whose"
                + " builds of a release differ by accelerator on purpose.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        if (!pair.acrossWorlds() && !pair.bothConda()) {
            return;
        }
        for (SharedDependency dependency : SharedDependency.coupled(pair)) {
            List<Version> known = dependency.knownVersions(pair);
            List<Conflict> conflicts = new ArrayList<>();
            List<String> agreeing = new ArrayList<>();
            List<String> untold = new ArrayList<>();
            Set<ReleaseVersion> partly = new HashSet<>();
            for (Release left : pair.left().releases().reversed()) {
                Optional<Release> right = pair.right().release(left.version());
                if (right.isEmpty()) {
                    continue;
                }
                List<Asked> leftAsks = asked(left, dependency.left(), pair.target());
                List<Asked> rightAsks = asked(right.get(), dependency.right(), pair.target());
                if (leftAsks.isEmpty() || rightAsks.isEmpty()) {
                    untold.add(left.version().toString());
                    continue;
                }
                List<Conflict> ofRelease = new ArrayList<>();
                for (Asked leftAsk : leftAsks) {
                    for (Asked rightAsk : rightAsks) {
                        ConstraintRelation<Version> relation =
                                Constraint.relate(leftAsk.constraint(), rightAsk.constraint(), known);
                        if (relation.kind() == RelationKind.DISJOINT) {
                            ofRelease.add(new Conflict(left.version(), leftAsk, rightAsk, relation));
                        }
                    }
                }
                conflicts.addAll(ofRelease);
                if (ofRelease.isEmpty()) {
                    agreeing.add(left.version().toString());
                } else if (ofRelease.size() < leftAsks.size() * rightAsks.size()) {
                    partly.add(left.version());
                }
            }
            if (!untold.isEmpty()) {
                findings.unknown(
                        "which " + dependency.key() + " both sides pair with "
                                + pair.left().name() + " " + Words.list(untold, 12),
                        "requirements of a build for " + pair.target().describe()
                                + " are recorded on one side at most");
            }
            if (!conflicts.isEmpty()) {
                report(pair, dependency, known.size(), conflicts, agreeing, partly, findings);
            }
        }
    }

    private static List<Asked> asked(Release release, PackageName name, Target target) {
        Map<String, Asked> byText = new LinkedHashMap<>();
        for (Build build : release.builds()) {
            if (!build.suits(target)) {
                continue;
            }
            Optional<Dependency> dependency =
                    build.requirements().toOptional().flatMap(requirements -> requirements.of(name));
            if (dependency.isPresent()) {
                Constraint constraint = dependency.get().constraint();
                byText.computeIfAbsent(
                                constraint.text(),
                                _ -> new Asked(constraint, dependency.get().evidence(), new ArrayList<>()))
                        .builds()
                        .add(build);
            }
        }
        return List.copyOf(byText.values());
    }

    private void report(
            Pair pair,
            SharedDependency dependency,
            int known,
            List<Conflict> conflicts,
            List<String> agreeing,
            Set<ReleaseVersion> partly,
            Findings findings) {
        Conflict shown = shown(pair, conflicts, partly);
        boolean some = partly.contains(shown.release());
        Findings.Draft draft = findings.of(this, dependency.key().value(), some ? Impact.RISK : Impact.BREAKS)
                .values(
                        dependency.left() + " " + shown.left().constraint().text(),
                        dependency.right() + " " + shown.right().constraint().text());
        prove(draft, shown);
        for (Conflict conflict : conflicts) {
            draft.detail(conflict.release() + ": " + pair.leftTitle() + " " + dependency.left() + " "
                    + conflict.left().constraint().text() + " (admits "
                    + Words.list(conflict.relation().onlyLeft(), 6)
                    + "; " + builds(conflict.left()) + "), " + pair.rightTitle() + " " + dependency.right() + " "
                    + conflict.right().constraint().text() + " (admits "
                    + Words.list(conflict.relation().onlyRight(), 6) + "; " + builds(conflict.right())
                    + "): none of " + known + " known versions satisfies both."
                    + (partly.contains(conflict.release()) ? " Other recorded builds of it agree." : "")
                    + recipePins(pair, dependency, conflict.release()));
            prove(draft, conflict);
        }
        if (!agreeing.isEmpty()) {
            draft.detail("A version that satisfies both exists for: " + Words.list(agreeing) + ".");
        }
        draft.evidence(dependency.mapping());
        long others = conflicts.stream()
                .map(Conflict::release)
                .filter(release -> !release.equals(shown.release()))
                .distinct()
                .count();
        draft.report(
                some ? 87 : 100,
                (some ? "Some recorded builds" : "Recorded builds") + " of the same " + shown.release()
                        + " want different " + dependency.key() + " releases, and no " + dependency.key()
                        + " satisfies both"
                        + (others == 0 ? "" : "; likewise builds of " + Words.count((int) others, "other release")));
    }

    /// What a recipe's CI pinned for each build number: later builds of a release may be made for another version.
    private static String recipePins(Pair pair, SharedDependency dependency, ReleaseVersion version) {
        StringBuilder pins = new StringBuilder();
        for (Side side : List.of(Side.left(pair), Side.right(pair))) {
            PackageName name = side.left() ? dependency.left() : dependency.right();
            side.distribution().release(version).ifPresent(release -> {
                for (RecipeRevision revision : release.revisions()) {
                    List<CondaVersion> values =
                            RecipeVariants.pins(revision, pair.target().subdir(), name);
                    if (!values.isEmpty()) {
                        pins.append(pins.isEmpty() ? " The recipe at " + side.title() + " pinned " + name + " " : ", ")
                                .append(values.stream()
                                        .map(CondaVersion::toString)
                                        .collect(Collectors.joining(" or ")))
                                .append(" for build ")
                                .append(revision.buildNumber());
                    }
                }
            });
        }
        return pins.isEmpty() ? "" : pins.append('.').toString();
    }

    /// One of a release whose recorded builds all conflict before one of a release where some agree; then that of the
    /// builds compared in depth, or else of their release, or else of the newest; of several the same one
    /// whichever side is the left.
    private static Conflict shown(Pair pair, List<Conflict> conflicts, Set<ReleaseVersion> partly) {
        return conflicts.stream()
                .min(Comparator.<Conflict, Boolean>comparing(conflict -> partly.contains(conflict.release()))
                        .thenComparingInt(conflict -> pair.chosen()
                                .map(builds -> distance(builds, conflict))
                                .orElse(2))
                        .thenComparing(Conflict::release, Comparator.reverseOrder())
                        .thenComparing(Conflict::texts))
                .orElseThrow();
    }

    private static int distance(Pair.Builds builds, Conflict conflict) {
        if (conflict.left().builds().contains(builds.left())
                && conflict.right().builds().contains(builds.right())) {
            return 0;
        }
        return builds.left().release().equals(conflict.release()) ? 1 : 2;
    }

    private static void prove(Findings.Draft draft, Conflict conflict) {
        draft.evidence(conflict.left().evidence());
        draft.evidence(conflict.right().evidence());
    }

    private static String builds(Asked asked) {
        List<String> names = asked.builds().stream().map(Build::fileName).toList();
        return names.size() == 1 ? names.getFirst() : names.getFirst() + " and " + (names.size() - 1) + " more";
    }
}
