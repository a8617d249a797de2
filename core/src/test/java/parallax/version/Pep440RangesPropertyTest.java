package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parallax.testkit.SeededGenerator;

/// Laws of the algebra, and its agreement with the clauses themselves, version by version.
class Pep440RangesPropertyTest {

    private static final int RUNS = 4000;

    private static final List<Pep440Version> POINTS = points();

    /// Versions that stand close together, so that a cut in the wrong place shows.
    private static List<Pep440Version> points() {
        List<Pep440Version> points = new ArrayList<>();
        for (String release : List.of("0", "1", "1.0.0.1", "1.0.1", "1.1", "1.2", "2", "1!0", "1!1")) {
            for (String pre : List.of("", "a1", "a2", "rc1")) {
                for (String post : List.of("", ".post0", ".post1", ".post2")) {
                    for (String dev : List.of("", ".dev0", ".dev1", ".dev2")) {
                        for (String local : List.of("", "+1", "+1.a", "+cu130")) {
                            points.add(version(release + pre + post + dev + local));
                        }
                    }
                }
            }
        }
        return points;
    }

    private static Pep440Version version(String text) {
        try {
            return Pep440Version.parse(text);
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One to three clauses without `===`.
    static SpecifierSet set(OddVersions odd) {
        List<String> clauses = new ArrayList<>();
        while (clauses.isEmpty() || (clauses.size() < 3 && odd.random().nextInt(3) == 0)) {
            String clause = odd.closeSpecifier();
            if (!clause.startsWith("===") && isAllowed(clause)) {
                clauses.add(clause);
            }
        }
        try {
            return SpecifierSet.parse(String.join(",", clauses));
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAllowed(String clause) {
        try {
            Specifier.parse(clause);
            return true;
        } catch (MalformedVersionException e) {
            return false;
        }
    }

    private static OddVersions odd(SeededGenerator generator) {
        return new OddVersions(generator.below(Integer.MAX_VALUE));
    }

    @Test
    void theRangesAdmitWhatTheClausesAdmit() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            SpecifierSet set = set(odd(generator));
            VersionRanges<Pep440Version> ranges = set.ranges().orElseThrow();
            for (Pep440Version point : POINTS) {
                if (ranges.contains(point) != set.contains(point)) {
                    throw new AssertionError(set + " as " + ranges + " on " + point);
                }
            }
        });
    }

    @Test
    void thePartsAndTheWholeAreOne() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddVersions odd = odd(generator);
            SpecifierSet left = set(odd);
            SpecifierSet right = set(odd);
            VersionRanges<Pep440Version> a = left.ranges().orElseThrow();
            VersionRanges<Pep440Version> b = right.ranges().orElseThrow();
            assertThat(left.and(right).ranges()).contains(a.intersect(b));
            assertThat(a.intersect(b).complement()).isEqualTo(a.complement().union(b.complement()));
            assertThat(a.union(b).complement()).isEqualTo(a.complement().intersect(b.complement()));
            assertThat(a.intersect(b)).isEqualTo(b.intersect(a)).hasSameHashCodeAs(b.intersect(a));
            assertThat(a.union(b)).isEqualTo(b.union(a));
            assertThat(a.intersect(a)).isEqualTo(a);
            assertThat(a.union(a)).isEqualTo(a);
            assertThat(a.complement().complement()).isEqualTo(a);
            assertThat(a.without(b)).isEqualTo(a.intersect(b.complement()));
            assertThat(a.intersect(a.complement())).hasToString("none");
            assertThat(a.union(a.complement()).isAll()).isTrue();
            assertThat(a.isSubsetOf(b)).isEqualTo(a.intersect(b).equals(a));
            assertThat(a.isSubsetOf(b)).isEqualTo(a.isDisjointFrom(b.complement()));
            assertThat(a.equals(b)).isEqualTo(a.isSubsetOf(b) && b.isSubsetOf(a));
        });
    }

    /// So that "empty" and "not a subset" are never said wrongly: what is not empty shows a member.
    @Test
    void everySetThatIsNotEmptyHoldsItsExample() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddVersions odd = odd(generator);
            SpecifierSet left = set(odd);
            SpecifierSet right = set(odd);
            VersionRanges<Pep440Version> difference =
                    left.ranges().orElseThrow().without(right.ranges().orElseThrow());
            Optional<Pep440Version> example = difference.example();
            assertThat(example.isEmpty()).isEqualTo(difference.isEmpty());
            example.ifPresent(version -> {
                assertThat(left.contains(version)).as("%s in %s", version, left).isTrue();
                assertThat(right.contains(version))
                        .as("%s in %s", version, right)
                        .isFalse();
                assertThat(version("" + version)).isEqualTo(version).hasSameHashCodeAs(version);
            });
        });
    }
}
