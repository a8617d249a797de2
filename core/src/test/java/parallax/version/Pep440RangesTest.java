package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pep440RangesTest {

    private static VersionRanges<Pep440Version> ranges(String specifiers) throws MalformedVersionException {
        return SpecifierSet.parse(specifiers).ranges().orElseThrow();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
            ''               ; (…, …)
            >=0.dev0         ; (…, …)
            >=1.0            ; [1.0, …)
            <=1.0            ; (…, 1.0+*]
            ==1.0            ; [1.0, 1.0+*]
            ==1.0.post1      ; [1.0.post1, 1.0.post1+*]
            ==1.0.dev3       ; [1.0.dev3, 1.0.dev4)
            ==1.0+cu130      ; [1.0+cu130, 1.0+cu130]
            !=1.0            ; (…, 1.0) | (1.0+*, …)
            !=1.0+cu130      ; (…, 1.0+cu130) | (1.0+cu130, …)
            ==1.1.*          ; [1.1.dev0, 1.2.dev0)
            ==1.0.*          ; [1.0.dev0, 1.1.dev0)
            ==0.*            ; (…, 1.dev0)
            !=1!0.*          ; (…, 1!0.dev0) | [1!1.dev0, …)
            <1.0             ; (…, 1.0.dev0)
            <1.0rc1          ; (…, 1.0rc1)
            <1.0.dev1        ; (…, 1.0.dev1)
            <1.0.post1       ; (…, 1.0.post0+*]
            <1.0a1.post1     ; (…, 1.0a1.post1)
            >1.0             ; (1.0.post*, …)
            >1.0a1           ; [1.0a2.dev0, …)
            >1.0.post1       ; (1.0.post1+*, …)
            >1.0.post1.dev2  ; [1.0.post1.dev3, …)
            >1.0.dev1        ; [1.0.dev2, …)
            ~=2.2            ; [2.2, 3.dev0)
            ~=2.2.post3      ; [2.2.post3, 3.dev0)
            ~=1!2.2.0        ; [1!2.2.0, 1!2.3.dev0)
            >=2.8,<2.9,!=2.8.3 ; [2.8, 2.8.3) | (2.8.3+*, 2.9.dev0)
            >2,<1            ; none
            <0.dev0          ; none
            ==1.9999999999999999999.* ; [1.9999999999999999999.dev0, 1.10000000000000000000.dev0)
            ==1.9223372036854775807.* ; [1.9223372036854775807.dev0, 1.9223372036854775808.dev0)
            """)
    void everyOperatorIsAUnionOfIntervals(String specifiers, String intervals) throws MalformedVersionException {
        assertThat(ranges(specifiers)).hasToString(intervals);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            ==2.9.0        ; >=2.8,<2.9      ; DISJOINT
            <2.9           ; >=2.9.dev0      ; DISJOINT
            <2.9           ; >=2.9.0a0       ; DISJOINT
            <=2.9          ; >2.9            ; DISJOINT
            >1.0           ; ==1.0.post1     ; DISJOINT
            >1.0           ; <1.0.0.0.1.dev0 ; OVERLAPPING
            >1.0,<1.0.0.1.dev0 ; ==1.0.0.0.*  ; SUBSET
            >1.0a1         ; >=1.0a2.dev0    ; EQUAL
            >1.0.dev1      ; >=1.0.dev2      ; EQUAL
            <1.0.post1     ; <=1.0.post0     ; EQUAL
            >=1.0,<=1.0    ; ==1.0           ; EQUAL
            ~=2.2.1        ; >=2.2.1,==2.2.* ; EQUAL
            ==1.0          ; ==1.0.0         ; EQUAL
            ==1.0          ; ==1.0.*         ; SUBSET
            ==1.0+cu130    ; ==1.0           ; SUBSET
            ==1.0          ; ==1.0+cu130     ; SUPERSET
            ==1.0+cu130    ; ==1.0+cu129     ; DISJOINT
            !=1.0+cu130    ; ==1.0           ; OVERLAPPING
            ==1.*          ; ==1!1.*         ; DISJOINT
            >=1,<1         ; ==1             ; LEFT_EMPTY
            >=1            ; <0.dev0         ; RIGHT_EMPTY
            >1.0,<1.0.post5 ; <0.dev0        ; BOTH_EMPTY
            >1.0+*         ; ==1             ; refused
            """)
    void twoSetsLieToEachOther(String left, String right, String kind) {
        String found;
        try {
            found = ranges(left).relationTo(ranges(right)).toString();
        } catch (MalformedVersionException e) {
            found = "refused";
        }
        assertThat(found).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"===1.0", ">=1.0,===2.0", "===anything"})
    void whatComparesTextsHasNoRanges(String specifiers) throws MalformedVersionException {
        assertThat(SpecifierSet.parse(specifiers).ranges()).isEmpty();
    }

    /// For every pair of places that a clause can name there is a version between, or they are one place.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            >1.0                          ; 1.0.1
            >1.0,<1.0.0.0.1               ; 1.0.0.0.0.1
            >1.0,<1.0.0.0.1.dev0          ; 1.0.0.0.0.1
            >=1.0,!=1.0+a,<1.0.post0.dev0 ; 1.0
            >=3,<2                        ; ''
            >1.0a1,<1.0a2.dev0            ; ''
            >1.0.post1,<1.0.post2.dev0    ; ''
            >=1.dev4,<=1.dev4             ; 1.dev4
            """)
    void aSetThatIsNotEmptyHasAnExample(String specifiers, String example) throws MalformedVersionException {
        VersionRanges<Pep440Version> ranges = ranges(specifiers);
        assertThat(ranges.example().map(Pep440Version::toString).orElse("")).isEqualTo(example);
        assertThat(ranges.isEmpty()).isEqualTo(example.isEmpty());
    }

    @Test
    void betweenTwoLabelsThereIsAlwaysAnother() throws MalformedVersionException {
        VersionRanges<Pep440Version> one = ranges("==1.0+a").complement().intersect(ranges("==1.0"));
        Pep440Version lower = Pep440Version.parse("1.0+a");
        for (String upper : new String[] {"1.0+a.0a", "1.0+a.00a", "1.0+b", "1.0+0", "1.0+a.5", "1.0+a0"}) {
            VersionRanges<Pep440Version> between = VersionRanges.exactly(lower)
                    .union(one)
                    .without(ranges("==" + upper))
                    .intersect(one);
            assertThat(between.example())
                    .as(upper)
                    .hasValueSatisfying(
                            version -> assertThat(between.contains(version)).isTrue());
        }
        assertThat(VersionRanges.exactly(Pep440Version.parse("1.0"))).hasToString("[1.0, 1.0]");
        VersionRanges<Pep440Version> labels =
                ranges("==1.0").without(VersionRanges.exactly(Pep440Version.parse("1.0")));
        assertThat(labels).hasToString("(1.0, 1.0+*]");
        assertThat(labels.example()).contains(Pep440Version.parse("1.0+a"));
    }

    @Test
    void allAndNoneAreEachOthersComplement() throws MalformedVersionException {
        assertThat(ranges("").complement()).isEqualTo(ranges("<0.dev0")).hasToString("none");
        assertThat(ranges("<0.dev0").complement()).isEqualTo(ranges(""));
        assertThat(ranges("").isAll()).isTrue();
        assertThat(ranges(">=1").union(ranges("<1.dev1")).isAll()).isFalse();
        assertThat(ranges(">=1.dev0").union(ranges("<1")).isAll()).isTrue();
    }

    @Test
    void aNumberOfAnyLengthHasANext() throws MalformedVersionException {
        String nines = "9".repeat(4300);
        VersionRanges<Pep440Version> ranges = ranges("==" + nines + ".*");
        assertThat(ranges.contains(Pep440Version.parse(nines + ".5"))).isTrue();
        assertThat(ranges).hasToString("[" + nines + ".dev0, 1" + "0".repeat(4300) + ".dev0)");
    }

    @Test
    void aHundredThousandClausesAreReadInAMoment() throws MalformedVersionException {
        String exclusions = IntStream.range(0, 100_000).mapToObj(n -> "!=" + n).collect(Collectors.joining(","));
        VersionRanges<Pep440Version> ranges = ranges(exclusions);
        assertThat(ranges.contains(Pep440Version.parse("77"))).isFalse();
        assertThat(ranges.contains(Pep440Version.parse("77.1"))).isTrue();
    }
}
