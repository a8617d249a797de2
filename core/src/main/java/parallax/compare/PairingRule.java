package parallax.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Constraint;
import parallax.fact.Dependency;
import parallax.fact.Evidence;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.name.PackageName;
import parallax.platform.Target;

/// `dependency.pairing`
final class PairingRule implements Rule {

    /// One way in which a release asks for the dependency, with the builds that do.
    private record Asked(Constraint constraint, Evidence evidence, List<Build> builds) {}

    private record Conflict(ReleaseVersion release, Asked left, Asked right, Agreement agreement) {

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
        return "For every release that both sides carry, over the recorded builds for the target: which version of a coupled dependency each side pairs it with, and"
                + " whether one exists that satisfies both. The proof is the list of versions that are known to exist, each"
                + " judged in the order of its own ecosystem. Where some exist for either side and none for both, the two"
                + " builds cannot share an environment: `breaks`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        for (SharedDependency dependency : SharedDependency.coupled(pair)) {
            List<String> known = dependency.knownVersions(pair);
            List<Conflict> conflicts = new ArrayList<>();
            List<String> agreeing = new ArrayList<>();
            List<String> untold = new ArrayList<>();
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
                int before = conflicts.size();
                for (Asked leftAsk : leftAsks) {
                    for (Asked rightAsk : rightAsks) {
                        Agreement agreement = Agreement.of(leftAsk.constraint(), rightAsk.constraint(), known);
                        if (agreement.disjoint()) {
                            conflicts.add(new Conflict(left.version(), leftAsk, rightAsk, agreement));
                        }
                    }
                }
                if (conflicts.size() == before) {
                    agreeing.add(left.version().toString());
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
                report(pair, dependency, known.size(), conflicts, agreeing, findings);
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
            Findings findings) {
        Conflict shown = shown(pair, conflicts);
        Findings.Draft draft = findings.of(this, dependency.key(), Impact.BREAKS)
                .values(
                        dependency.left() + " " + shown.left().constraint().text(),
                        dependency.right() + " " + shown.right().constraint().text());
        prove(draft, shown);
        for (Conflict conflict : conflicts) {
            draft.detail(conflict.release() + ": " + pair.leftTitle() + " " + dependency.left() + " "
                    + conflict.left().constraint().text() + " (admits "
                    + Words.list(conflict.agreement().onlyLeft(), 6)
                    + "; " + builds(conflict.left()) + "), " + pair.rightTitle() + " " + dependency.right() + " "
                    + conflict.right().constraint().text() + " (admits "
                    + Words.list(conflict.agreement().onlyRight(), 6) + "; " + builds(conflict.right())
                    + "): none of " + known + " known versions satisfies both.");
            prove(draft, conflict);
        }
        if (!agreeing.isEmpty()) {
            draft.detail("A version that satisfies both exists for: " + Words.list(agreeing) + ".");
        }
        draft.evidence(dependency.mapping());
        long releases = conflicts.stream().map(Conflict::release).distinct().count();
        String also = releases > 1 ? " (" + releases + " releases have builds that conflict like this)" : "";
        draft.report(
                100,
                "Recorded builds of the same " + shown.release() + " want different " + dependency.key()
                        + " releases, and no " + dependency.key() + " satisfies both" + also);
    }

    /// That of the builds compared in depth, or else of their release, or else of the newest; of several the same one
    /// whichever side is the left.
    private static Conflict shown(Pair pair, List<Conflict> conflicts) {
        return conflicts.stream()
                .min(Comparator.<Conflict>comparingInt(conflict -> pair.chosen()
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

    static @Nullable String seriesOf(String version) {
        int first = version.indexOf('.');
        if (first < 0) {
            return null;
        }
        int second = version.indexOf('.', first + 1);
        return second < 0 ? version : version.substring(0, second);
    }
}
