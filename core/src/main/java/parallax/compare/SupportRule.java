package parallax.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parallax.fact.Build;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.PythonSupport;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.RecipeRevision;
import parallax.platform.Subdir;

/// What the two rules on supported Pythons and platforms share: the newest release that both sides say something about.
///
/// @param <T> what is supported, in its order
abstract class SupportRule<T extends Comparable<? super T>> implements Rule {

    /// @param complete whether the values are all there are (a recipe's CI configuration) or a sample (recorded builds)
    record Support<T>(Set<T> values, boolean complete, String basis, List<Evidence> evidence) {
        boolean isEmpty() {
            return values.isEmpty();
        }
    }

    /// What a build supports.
    abstract Collection<T> ofBuild(Pair pair, Build build);

    /// What a recipe's CI configuration builds for.
    abstract List<T> ofRevision(Pair pair, RecipeRevision revision);

    /// `Pythons`, `platforms`
    abstract String noun();

    abstract int weight();

    @Override
    public Axis axis() {
        return Axis.BUILD;
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        List<ReleaseVersion> common = new ArrayList<>();
        for (Release release : pair.left().releases().reversed()) {
            if (!release.version().isPreRelease()
                    && pair.right().release(release.version()).isPresent()) {
                common.add(release.version());
            }
        }
        for (ReleaseVersion version : common) {
            Optional<Support<T>> left =
                    pair.left().release(version).map(release -> support(pair, Side.left(pair), release));
            Optional<Support<T>> right =
                    pair.right().release(version).map(release -> support(pair, Side.right(pair), release));
            if (left.isPresent()
                    && right.isPresent()
                    && !left.get().isEmpty()
                    && !right.get().isEmpty()) {
                report(pair, version, left.get(), right.get(), findings);
                return;
            }
        }
        findings.unknown("supported " + noun() + " side by side", "no release has them recorded on both sides");
    }

    private Support<T> support(Pair pair, Side side, Release release) {
        RecipeRevision revision = release.newestRevision();
        if (revision != null && !contradicted(pair, side)) {
            List<T> values = ofRevision(pair, revision);
            if (!values.isEmpty()) {
                return new Support<>(
                        new TreeSet<>(values),
                        true,
                        "the recipe's CI configuration, build " + revision.buildNumber(),
                        List.of(Evidences.of(revision, noun() + " of the CI configuration")));
            }
        }
        Set<T> values = new TreeSet<>();
        Set<Evidence> evidence = new LinkedHashSet<>();
        for (Build build : release.builds()) {
            if (values.addAll(ofBuild(pair, build))) {
                evidence.add(Evidences.of(side.distribution().source(), build.record(), "file name"));
            }
        }
        return new Support<>(values, false, "recorded builds", List.copyOf(evidence));
    }

    /// A recipe that builds for several Pythons in one CI job names only one of them. Recorded builds then show more
    /// than the CI configuration, which is believed for no release.
    private boolean contradicted(Pair pair, Side side) {
        for (Release release : side.distribution().releases()) {
            Set<T> stated = new TreeSet<>();
            release.revisions().forEach(revision -> stated.addAll(ofRevision(pair, revision)));
            if (!stated.isEmpty()
                    && release.builds().stream().anyMatch(build -> !stated.containsAll(ofBuild(pair, build)))) {
                return true;
            }
        }
        return false;
    }

    private void report(Pair pair, ReleaseVersion version, Support<T> left, Support<T> right, Findings findings) {
        List<T> onlyLeft = without(left, right);
        List<T> onlyRight = without(right, left);
        Findings.Draft draft = findings.of(
                        this, null, onlyLeft.isEmpty() && onlyRight.isEmpty() ? Impact.NOTE : Impact.CHANGES)
                .values(Words.list(left.values()), Words.list(right.values()))
                .detail("At " + version + ", from " + left.basis() + " at " + pair.leftTitle() + " and " + right.basis()
                        + " at " + pair.rightTitle() + ".")
                .evidence(left.evidence())
                .evidence(right.evidence());
        if (!left.complete() || !right.complete()) {
            draft.detail("Recorded builds are a sample: more " + noun() + " may be supported than are seen.");
        }
        if (onlyLeft.isEmpty() && onlyRight.isEmpty()) {
            draft.report(12, "The same " + noun() + " on both sides at " + version);
            return;
        }
        List<String> parts = new ArrayList<>();
        if (!onlyLeft.isEmpty()) {
            parts.add("only " + pair.leftTitle() + seen(right) + " " + Words.list(onlyLeft));
        }
        if (!onlyRight.isEmpty()) {
            parts.add("only " + pair.rightTitle() + seen(left) + " " + Words.list(onlyRight));
        }
        draft.report(weight(), capital(noun()) + " at " + version + ": " + String.join("; ", parts));
    }

    private static String seen(Support<?> lacking) {
        return lacking.complete() ? " has" : " is seen to have";
    }

    private static <T> List<T> without(Support<T> some, Support<T> others) {
        return some.values().stream()
                .filter(value -> !others.values().contains(value))
                .toList();
    }

    private static String capital(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    /// `platform.python`
    static final class Python extends SupportRule<PythonSupport> {

        @Override
        public String id() {
            return "platform.python";
        }

        @Override
        public String documentation() {
            return "Python versions for the target platform at the newest release that both sides record them of: from"
                    + " wheel tags, conda build strings, or what the recipe's CI builds. `t` is a free-threaded build, `+` a"
                    + " stable-ABI one. A configuration that recorded builds"
                    + " contradict is not believed. What is only missing from a sample of records is said to be so.";
        }

        @Override
        List<PythonSupport> ofBuild(Pair pair, Build build) {
            return build.suitsPlatform(pair.target()) ? build.pythons() : List.of();
        }

        @Override
        List<PythonSupport> ofRevision(Pair pair, RecipeRevision revision) {
            return RecipeVariants.pythons(revision, pair.target().subdir());
        }

        @Override
        String noun() {
            return "Pythons";
        }

        @Override
        int weight() {
            return 48;
        }
    }

    /// `platform.support`
    static final class Platform extends SupportRule<Subdir> {

        @Override
        public String id() {
            return "platform.support";
        }

        @Override
        public String documentation() {
            return "Platforms (in conda's spelling) at the newest release that both sides record them of: from wheel tags,"
                    + " conda subdirs, or what the recipe's CI builds.";
        }

        @Override
        Set<Subdir> ofBuild(Pair pair, Build build) {
            return build.platforms();
        }

        @Override
        List<Subdir> ofRevision(Pair pair, RecipeRevision revision) {
            return RecipeVariants.platforms(revision);
        }

        @Override
        String noun() {
            return "platforms";
        }

        @Override
        int weight() {
            return 50;
        }
    }
}
