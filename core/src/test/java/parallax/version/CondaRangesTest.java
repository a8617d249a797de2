package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.RecordedTable;
import parallax.testkit.SeededGenerator;

class CondaRangesTest {

    private static VersionRanges<CondaVersion> ranges(String spec) throws MalformedVersionException {
        return CondaVersionSpec.parse(spec).ranges().orElseThrow();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
            *                   ; (…, …)
            0.*                 ; (…, 1.*)
            0dev.*              ; (…, 0_.*)
            1.8                 ; [1.8, 1.8]
            !=1.8               ; (…, 1.8) | (1.8, …)
            1.8.*               ; [1.8.*, 1.9.*)
            !=1.8.*             ; (…, 1.8.*) | [1.9.*, …)
            1.9.*               ; [1.9.*, 1.10.*)
            1.99999999999999999999.* ; [1.99999999999999999999.*, 1.100000000000000000000.*)
            1.0.*               ; [1.0.*, 1.1.*)
            1.8dev.*            ; [1.8.*, 1.8_.*)
            1.8_.*              ; [1.8_.*, 1.8a.*)
            1.8a.*              ; [1.8a.*, 1.8b.*)
            1.8az.*             ; [1.8az.*, 1.8b.*)
            1.8z.*              ; [1.8z.*, 1.8.0.*)
            1.8deu.*            ; [1.8deu.*, 1.8dev_.*)
            1.8post.*           ; [1.8post.*, 1.9.*)
            1.8post3.*          ; [1.8post3.*, 1.8post4.*)
            1!1.8.*             ; [1!1.8.*, 1!1.9.*)
            =1.8+a              ; [1.8+0a.*, 1.8+0b.*)
            =1.8+2              ; [1.8+2.*, 1.8+3.*)
            ~=1.8.2             ; [1.8.2, 1.9.*)
            >=2.8.0,<2.9.0a0    ; [2.8, 2.9.0a)
            >1,<=2              ; (1, 2]
            1.7.*|1.8.*         ; [1.7.*, 1.9.*)
            1.7.*|1.9.*         ; [1.7.*, 1.8.*) | [1.9.*, 1.10.*)
            (1.7.*|1.9.*),!=1.9 ; [1.7.*, 1.8.*) | [1.9.*, 1.9) | (1.9, 1.10.*)
            >2,<1               ; none
            """)
    void aSpecOfPlacesIsAUnionOfIntervals(String spec, String intervals) throws MalformedVersionException {
        assertThat(ranges(spec)).hasToString(intervals);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            2.9.0            ; >=2.8.0,<2.9.0a0 ; DISJOINT
            >=2.9.0a0        ; >=2.8.0,<2.9.0a0 ; DISJOINT
            2.8.*            ; >=2.8.0,<2.9.0a0 ; OVERLAPPING
            2.8.*            ; >=2.8.0a0,<2.9.0a0 ; OVERLAPPING
            2.8.2.*          ; >=2.8.0,<2.9.0a0 ; SUBSET
            ~=2.8.1          ; >=2.8.1,2.8.*    ; EQUAL
            <2.8.0           ; 2.8.*            ; OVERLAPPING
            <2.8.0dev        ; 2.8.0.*          ; OVERLAPPING
            <2.8dev          ; 2.8.0.*          ; DISJOINT
            1.8              ; 1.8.0            ; EQUAL
            1.8.*            ; 1.8.0.*          ; SUPERSET
            1.8+cu130        ; 1.8              ; DISJOINT
            1.8+cu130        ; 1.8.*            ; SUBSET
            <1.8             ; 1.8+cu130        ; SUPERSET
            >9b,<9d          ; >=9d,<10a        ; DISJOINT
            <=9d             ; >=9d,<10a        ; OVERLAPPING
            1.8z.*|1.8.0.*   ; 1.8.*            ; SUBSET
            1.7.*            ; >=1.8dev         ; DISJOINT
            >1,<1            ; *                ; LEFT_EMPTY
            """)
    void twoSpecsLieToEachOther(String left, String right, RelationKind kind) throws MalformedVersionException {
        assertThat(ranges(left).relationTo(ranges(right))).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1.*.2", "^1\\.[0-9]+$", ">=1,!=1.*.2", "2.0|^1$"})
    void whatComparesSpellingsHasNoRanges(String spec) throws MalformedVersionException {
        assertThat(CondaVersionSpec.parse(spec).ranges()).isEmpty();
    }

    @Test
    void theRangesOfEveryRecordedSpecAdmitWhatItAdmits() throws Exception {
        List<CondaVersion> versions = CondaVersionLawsTest.recordedVersions();
        int known = 0;
        for (List<String> row : RecordedTable.rows("/parallax/version/conda-version-specs.tsv")) {
            CondaVersionSpec spec = CondaVersionSpec.parse(row.getFirst());
            Optional<VersionRanges<CondaVersion>> ranges = spec.ranges();
            if (ranges.isEmpty()) {
                assertThat(spec.toString()).containsPattern("\\*[^,|)]|\\^");
                continue;
            }
            known++;
            for (CondaVersion version : versions) {
                if (ranges.get().contains(version) != spec.contains(version)) {
                    throw new AssertionError(spec + " as " + ranges.get() + " on " + version);
                }
            }
        }
        assertThat(known).isGreaterThan(2000);
    }

    private static final List<String> WORDS = List.of(
            "", "", "", "a", "b", "z", "zz", "dev", "dew", "deu", "post", "posu", "poss", "rc1", "dev0", "dev1", "_",
            "a_", "a1dev", "post0", "post1z", "dev_", "z_");

    private static String version(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(12) == 0 ? "1!" : "");
        int segments = 1 + random.nextInt(3);
        for (int i = 0; i < segments; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            boolean last = i == segments - 1;
            text.append(i == 0 ? "" : ".").append(random.nextInt(3)).append(last || !word.endsWith("_") ? word : "");
        }
        if (random.nextInt(5) == 0) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            text.append('+').append(random.nextInt(2)).append(word.endsWith("_") ? "" : word);
            text.append(random.nextInt(3) == 0 ? ".1" : "");
        }
        return text.toString();
    }

    private static String clause(Random random) {
        String version = version(random);
        return switch (random.nextInt(10)) {
            case 0 -> version;
            case 1 -> "!=" + version;
            case 2, 3, 4 -> "=" + version;
            case 5 -> version.indexOf('+') < 0 ? "!=" + version + ".*" : ">" + version;
            case 6 -> ">=" + version;
            case 7 -> "<" + version;
            case 8 -> ">" + version;
            default -> "<=" + version;
        };
    }

    private static CondaVersionSpec spec(Random random) throws MalformedVersionException {
        String text = clause(random);
        while (random.nextInt(2) == 0) {
            text += (random.nextBoolean() ? "," : "|") + clause(random);
        }
        return CondaVersionSpec.parse(text);
    }

    @Test
    void theAlgebraAgreesWithTheClausesVersionByVersion() {
        SeededGenerator.forEachSeed(3000, generator -> {
            Random random = new Random(generator.below(Integer.MAX_VALUE));
            CondaVersionSpec left = spec(random);
            CondaVersionSpec right = spec(random);
            VersionRanges<CondaVersion> a = left.ranges().orElseThrow();
            VersionRanges<CondaVersion> b = right.ranges().orElseThrow();
            assertThat(left.and(right).ranges()).contains(a.intersect(b));
            assertThat(a.complement().complement()).isEqualTo(a).hasSameHashCodeAs(a);
            assertThat(a.intersect(b).complement()).isEqualTo(a.complement().union(b.complement()));
            assertThat(a.isSubsetOf(b)).isEqualTo(a.intersect(b).equals(a));
            for (int i = 0; i < 60; i++) {
                CondaVersion version = CondaVersion.parse(version(random));
                boolean inLeft = left.contains(version);
                boolean inRight = right.contains(version);
                if (a.contains(version) != inLeft
                        || a.intersect(b).contains(version) != (inLeft && inRight)
                        || a.union(b).contains(version) != (inLeft || inRight)
                        || a.without(b).contains(version) != (inLeft && !inRight)) {
                    throw new AssertionError(left + " as " + a + ", " + right + " as " + b + " on " + version);
                }
            }
        });
    }

    /// Emptiness is exact: whatever the algebra does not call empty has a version, which the clauses themselves admit.
    @Test
    void everySetThatIsNotEmptyHoldsItsExample() {
        SeededGenerator.forEachSeed(20_000, generator -> {
            Random random = new Random(generator.below(Integer.MAX_VALUE));
            CondaVersionSpec left = spec(random);
            CondaVersionSpec right = spec(random);
            VersionRanges<CondaVersion> a = left.ranges().orElseThrow();
            VersionRanges<CondaVersion> b = right.ranges().orElseThrow();
            List<VersionRanges<CondaVersion>> sets = List.of(a.intersect(b), a.without(b), b.without(a));
            for (VersionRanges<CondaVersion> set : sets) {
                assertThat(set.example().isEmpty()).isEqualTo(set.isEmpty());
            }
            a.intersect(b)
                    .example()
                    .ifPresent(version -> assertThat(left.contains(version) && right.contains(version))
                            .as("%s in %s and %s", version, left, right)
                            .isTrue());
            a.without(b)
                    .example()
                    .ifPresent(version -> assertThat(left.contains(version) && !right.contains(version))
                            .as("%s in %s and not in %s", version, left, right)
                            .isTrue());
        });
    }

    @Test
    void longSpecsAreReadInAMoment() throws MalformedVersionException {
        String many = IntStream.range(0, 50_000).mapToObj(n -> n + ".*").collect(Collectors.joining("|"));
        assertThat(ranges(many)).hasToString("(…, 50000.*)");
        String nines = "9".repeat(200_000);
        assertThat(ranges("1." + nines + ".*")).hasToString("[1." + nines + ".*, 1.1" + "0".repeat(200_000) + ".*)");
    }
}
