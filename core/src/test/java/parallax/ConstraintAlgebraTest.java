package parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import parallax.index.Source;
import parallax.name.PackageName;
import parallax.testkit.SeededGenerator;
import parallax.version.AcrossRelation;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.ConstraintRelation;
import parallax.version.MalformedVersionException;
import parallax.version.PairedRelease;
import parallax.version.PairedReleases;
import parallax.version.Pep440Version;
import parallax.version.RelationKind;
import parallax.version.SpecifierSet;
import parallax.version.Version;
import parallax.version.VersionRanges;

/// The algebra of constraints against brute force over versions that were really released, as the snapshot has them.
class ConstraintAlgebraTest {

    private static final int RUNS = 1500;

    /// One project under its two names.
    private record Project(String pypi, String conda) {}

    private static final List<Project> PROJECTS = List.of(
            new Project("torch", "pytorch"),
            new Project("torchvision", "torchvision"),
            new Project("torchaudio", "torchaudio"),
            new Project("numpy", "numpy"),
            new Project("pillow", "pillow"));

    private static List<String> recorded(String source, String name) {
        Source found = Recorded.snapshot().source(source).orElseThrow();
        return Recorded.snapshot().versions(found, PackageName.of(found.ecosystem(), name)).stream()
                .map(Version::original)
                .toList();
    }

    private static List<Pep440Version> pypi(String name) throws MalformedVersionException {
        Set<String> texts = new HashSet<>(recorded("pypi", name));
        texts.addAll(recorded("pytorch-index", name));
        List<Pep440Version> versions = new ArrayList<>();
        for (String text : texts.stream().sorted().toList()) {
            versions.add(Pep440Version.parse(text));
        }
        assertThat(versions).as(name).isNotEmpty();
        return versions;
    }

    private static List<CondaVersion> conda(String name) throws MalformedVersionException {
        Set<String> texts = new HashSet<>(recorded("conda-forge", name));
        texts.addAll(recorded("pytorch", name));
        texts.addAll(recorded("anaconda", name));
        List<CondaVersion> versions = new ArrayList<>();
        for (String text : texts.stream().sorted().toList()) {
            versions.add(CondaVersion.parse(text));
        }
        assertThat(versions).as(name).isNotEmpty();
        return versions;
    }

    private static SpecifierSet specifiers(SeededGenerator generator, List<Pep440Version> versions)
            throws MalformedVersionException {
        List<String> clauses = new ArrayList<>();
        for (int n = 1 + generator.below(3); n > 0; n--) {
            Pep440Version version = generator.pick(versions);
            String release = version.baseVersion().toString();
            String series = release.substring(0, release.lastIndexOf('.'));
            clauses.add(
                    switch (generator.below(9)) {
                        case 0 -> "==" + version;
                        case 1 -> "!=" + version;
                        case 2 -> "==" + series + ".*";
                        case 3 -> "!=" + series + ".*";
                        case 4 -> "~=" + version.publicVersion();
                        case 5 -> "<" + version.publicVersion();
                        case 6 -> "<=" + version.publicVersion();
                        case 7 -> ">" + version.publicVersion();
                        default -> ">=" + version.publicVersion();
                    });
        }
        return SpecifierSet.parse(String.join(",", clauses));
    }

    private static CondaVersionSpec spec(SeededGenerator generator, List<CondaVersion> versions)
            throws MalformedVersionException {
        StringBuilder spec = new StringBuilder();
        for (int n = 1 + generator.below(3); n > 0; n--) {
            String version = generator.pick(versions).normalized();
            int dot = version.lastIndexOf('.');
            String series = dot < 0 ? version : version.substring(0, dot);
            spec.append(spec.isEmpty() ? "" : generator.pick(List.of(",", ",", "|")));
            spec.append(
                    switch (generator.below(11)) {
                        case 0 -> version;
                        case 1 -> "!=" + version;
                        case 2 -> series + ".*";
                        case 3 -> "!=" + series + ".*";
                        case 4 -> dot < 0 ? "=" + version : "~=" + version;
                        case 5 -> "<" + version;
                        case 6 -> "<" + version + "a0";
                        case 7 -> "<=" + version;
                        case 8 -> ">" + version;
                        case 9 ->
                            generator.below(4) == 0 ? "*" + version.substring(version.length() - 1) : "=" + series;
                        default -> ">=" + version;
                    });
        }
        return CondaVersionSpec.parse(spec.toString());
    }

    @Test
    void pep440RelationsAreThoseOfBruteForce() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            List<Pep440Version> versions = pypi(generator.pick(PROJECTS).pypi());
            SpecifierSet left = specifiers(generator, versions);
            SpecifierSet right = specifiers(generator, versions);
            ConstraintRelation<Pep440Version> relation = left.relateTo(right, versions);
            assertBruteForce(relation, versions, left::contains, right::contains);
            assertThat(right.relateTo(left, versions)).isEqualTo(relation.swapped());
            assertThat(left.relateTo(left, versions).kind()).isIn(RelationKind.EQUAL, RelationKind.BOTH_EMPTY);
            assertSymbolic(left.ranges().orElseThrow(), right.ranges().orElseThrow(), relation.kind());
            SpecifierSet both = left.and(right);
            assertThat(both).isEqualTo(right.and(left));
            assertThat(SpecifierSet.parse(both.original())).isEqualTo(both);
            assertThat(versions.stream().filter(both::contains)).containsExactlyInAnyOrderElementsOf(relation.both());
        });
    }

    @Test
    void condaRelationsAreThoseOfBruteForce() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            List<CondaVersion> versions = conda(generator.pick(PROJECTS).conda());
            CondaVersionSpec left = spec(generator, versions);
            CondaVersionSpec right = spec(generator, versions);
            ConstraintRelation<CondaVersion> relation = left.relateTo(right, versions);
            assertBruteForce(relation, versions, left::contains, right::contains);
            assertThat(right.relateTo(left, versions)).isEqualTo(relation.swapped());
            Optional<VersionRanges<CondaVersion>> a = left.ranges();
            Optional<VersionRanges<CondaVersion>> b = right.ranges();
            if (a.isPresent() && b.isPresent()) {
                assertSymbolic(a.get(), b.get(), relation.kind());
            }
            CondaVersionSpec both = left.and(right);
            assertThat(CondaVersionSpec.parse(both.original())).isEqualTo(both);
            assertThat(CondaVersionSpec.parse(both.toString())).isEqualTo(both);
            assertThat(versions.stream().filter(both::contains)).containsExactlyInAnyOrderElementsOf(relation.both());
        });
    }

    private static <V> void assertBruteForce(
            ConstraintRelation<V> relation, List<V> versions, Predicate<V> left, Predicate<V> right) {
        boolean both = versions.stream().anyMatch(version -> left.test(version) && right.test(version));
        boolean subset = versions.stream().allMatch(version -> !left.test(version) || right.test(version));
        boolean superset = versions.stream().allMatch(version -> left.test(version) || !right.test(version));
        assertThat(relation.kind().isDisjoint()).isEqualTo(!both);
        assertThat(relation.kind().isSubset()).isEqualTo(subset);
        assertThat(relation.kind().isSuperset()).isEqualTo(superset);
        assertThat(relation.kind().isVacuous())
                .isEqualTo(
                        versions.stream().noneMatch(left) || versions.stream().noneMatch(right));
        assertThat(relation.judged()).isEqualTo(versions.size());
        assertThat(relation.newestInBoth().isPresent()).isEqualTo(both);
        relation.newestInBoth()
                .ifPresent(version -> assertThat(left.and(right).test(version)).isTrue());
        assertThat(relation.newestOnlyLeft().isPresent()).isEqualTo(!subset);
        relation.newestOnlyLeft()
                .ifPresent(version ->
                        assertThat(left.and(right.negate()).test(version)).isTrue());
        assertThat(relation.newestOnlyRight().isPresent()).isEqualTo(!superset);
    }

    /// What holds for all versions that there could be holds for those that there are.
    private static <V extends Version> void assertSymbolic(
            VersionRanges<V> left, VersionRanges<V> right, RelationKind released) {
        RelationKind all = left.relationTo(right);
        String seen = left + " and " + right;
        assertThat(!all.isDisjoint() || released.isDisjoint()).as(seen).isTrue();
        assertThat(!all.isSubset() || released.isSubset()).as(seen).isTrue();
        assertThat(!all.isSuperset() || released.isSuperset()).as(seen).isTrue();
    }

    @Test
    void acrossWorldsTheListsAreTheProof() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            Project project = generator.pick(PROJECTS);
            List<Pep440Version> onPypi = pypi(project.pypi());
            List<CondaVersion> inConda = conda(project.conda());
            PairedReleases releases = PairedReleases.of(onPypi, inConda);
            SpecifierSet left = specifiers(generator, onPypi);
            CondaVersionSpec right = spec(generator, inConda);
            AcrossRelation relation = releases.relate(left, right);
            List<String> common = new ArrayList<>();
            for (Pep440Version one : onPypi) {
                for (CondaVersion other : inConda) {
                    boolean sameRelease = PairedReleases.release(other).equals(Optional.of(one.publicVersion()));
                    if (sameRelease && left.contains(one) && right.contains(other)) {
                        common.add(one.publicVersion().toString());
                    }
                }
            }
            assertThat(relation.released().both().stream().map(PairedRelease::toString))
                    .containsExactlyInAnyOrderElementsOf(new HashSet<>(common));
            assertThat(relation.kind().isDisjoint()).isEqualTo(common.isEmpty());
            assertThat(relation.released().judged()).isEqualTo(releases.paired().size());
        });
    }

    @Test
    void everyRecordedVersionIsPairedOrNamedAsUnpaired() throws MalformedVersionException {
        for (Project project : PROJECTS) {
            List<Pep440Version> onPypi = pypi(project.pypi());
            List<CondaVersion> inConda = conda(project.conda());
            PairedReleases releases = PairedReleases.of(onPypi, inConda);
            int pypiPaired = releases.paired().stream()
                    .mapToInt(release -> release.pypi().size())
                    .sum();
            int condaPaired = releases.paired().stream()
                    .mapToInt(release -> release.conda().size())
                    .sum();
            assertThat(pypiPaired + releases.onlyPypi().size()).isEqualTo(onPypi.size());
            assertThat(condaPaired
                            + releases.onlyConda().size()
                            + releases.unread().size())
                    .isEqualTo(inConda.size());
            assertThat(releases.paired()).as(project.pypi()).isNotEmpty();
        }
    }

    /// The leading case: what a torchvision wheel pins against what a conda-forge build of the same release asks. No
    /// channel is recorded to carry 2.9.0, so nothing is claimed of it.
    @Test
    void torchOfTheWheelIsNotThePytorchOfTheBuild() throws MalformedVersionException {
        PairedReleases releases = PairedReleases.of(pypi("torch"), conda("pytorch"));
        AcrossRelation relation =
                releases.relate(SpecifierSet.parse("==2.8.0"), CondaVersionSpec.parse(">=2.7.1,<2.8.0a0"));
        assertThat(relation.kind()).isEqualTo(RelationKind.DISJOINT);
        assertThat(relation.released().onlyLeft())
                .extracting(PairedRelease::toString)
                .containsExactly("2.8.0");
        assertThat(relation.released().onlyRight())
                .extracting(PairedRelease::toString)
                .containsExactly("2.7.1");
        assertThat(relation.isComplete()).isTrue();

        AcrossRelation alone =
                releases.relate(SpecifierSet.parse("==2.9.0"), CondaVersionSpec.parse(">=2.8.0,<2.9.0a0"));
        assertThat(alone.kind()).isEqualTo(RelationKind.LEFT_EMPTY);
        assertThat(alone.pypiAlone()).extracting(Pep440Version::toString).contains("2.9.0");
        assertThat(alone.isComplete()).isFalse();
    }
}
