package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedReleasesTest {

    private static PairedReleases releases(@Nullable String pypi, @Nullable String conda)
            throws MalformedVersionException {
        List<Pep440Version> pypiVersions = new ArrayList<>();
        for (String text : pypi == null ? new String[0] : pypi.split(" ", -1)) {
            pypiVersions.add(Pep440Version.parse(text));
        }
        List<CondaVersion> condaVersions = new ArrayList<>();
        for (String text : conda == null ? new String[0] : conda.split(" ", -1)) {
            condaVersions.add(CondaVersion.parse(text));
        }
        return PairedReleases.of(pypiVersions, condaVersions);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2.8.0          | 2.8.0
            2.8            | 2.8.0
            2.11.0+cu130   | 2.11.0
            1.0rc1         | 1.0rc1
            1.0_rc1        | 1.0rc1
            1.0-rc1        | 1.0rc1
            1.0.post1      | 1.0.post1
            1.0.dev3       | 1.0.dev3
            1!2.0          | 1!2.0
            V1.0           | 1.0
            1.0-1          |
            1.0_1          |
            9e             |
            2024a.1b       |
            1.0.1_         |
            """)
    void theReleaseIsWhatTheSpellingNames(String conda, @Nullable String release) throws MalformedVersionException {
        assertThat(PairedReleases.release(CondaVersion.parse(conda)))
                .isEqualTo(release == null ? Optional.empty() : Optional.of(Pep440Version.parse(release)));
    }

    @Test
    void variantsAndSpellingsAreOneRelease() throws MalformedVersionException {
        PairedReleases releases =
                releases("2.8.0 2.9.0+cpu 2.9.0 2.9.0+cu130 2.10.0 2.9.0", "2.9 2.9.0+cu130 2.11.0 9e 2.8.0 2.8.0-1");
        assertThat(releases.paired()).extracting(PairedRelease::toString).containsExactly("2.8.0", "2.9.0");
        assertThat(releases.paired().getLast().pypi())
                .extracting(Pep440Version::toString)
                .containsExactly("2.9.0", "2.9.0+cpu", "2.9.0+cu130");
        assertThat(releases.paired().getLast().conda())
                .extracting(CondaVersion::toString)
                .containsExactly("2.9.0+cu130", "2.9");
        assertThat(releases.onlyPypi()).extracting(Pep440Version::toString).containsExactly("2.10.0");
        assertThat(releases.onlyConda()).extracting(CondaVersion::toString).containsExactly("2.11.0");
        assertThat(releases.unread()).extracting(CondaVersion::toString).containsExactly("2.8.0-1", "9e");
    }

    /// `2.9.0a0` keeps out of a conda range what PyPI's constraint names, and no comparison of texts would show it.
    @ParameterizedTest(name = "{0} and {1}: {4}")
    @CsvSource(delimiter = ';', textBlock = """
            ==2.9.0      ; >=2.8.0,<2.9.0a0 ; 2.8.0 2.9.0     ; 2.8.0 2.9.0       ; DISJOINT    ; true
            ==2.9.0      ; >=2.8.0,<2.9.0   ; 2.8.0 2.9.0     ; 2.8.0 2.9.0       ; DISJOINT    ; true
            ==2.9.0      ; >=2.9            ; 2.8.0 2.9.0     ; 2.9.0 2.10.0      ; EQUAL       ; false
            ==2.9.0      ; 2.9.*            ; 2.9.0+cpu 2.9.1 ; 2.9.0 2.9.1       ; SUBSET      ; true
            >=2.8        ; 2.9.*            ; 2.8.0 2.9.0     ; 2.8.0 2.9.0       ; SUPERSET    ; true
            <2.9         ; >=2.8            ; 2.7 2.8 2.9     ; 2.7 2.8 2.9       ; OVERLAPPING ; true
            ==2.9.0      ; <2.9.0           ; 2.9.0           ; 2.9.0+cu130       ; EQUAL       ; true
            ==3          ; *                ; 2.9.0           ; 2.9.0             ; LEFT_EMPTY  ; true
            ==2.9.0      ; 9e               ; 2.9.0           ; 9e                ; BOTH_EMPTY  ; false
            """)
    void constraintsLieToEachOtherOverTheReleasesOfBoth(
            String pypi, String conda, String onPypi, String inConda, RelationKind kind, boolean complete)
            throws MalformedVersionException {
        AcrossRelation relation =
                releases(onPypi, inConda).relate(SpecifierSet.parse(pypi), CondaVersionSpec.parse(conda));
        assertThat(relation.kind()).isEqualTo(kind);
        assertThat(relation.isComplete()).isEqualTo(complete);
    }

    @Test
    void whatCouldNotBeComparedIsSaid() throws MalformedVersionException {
        AcrossRelation relation = releases("2.8.0 2.9.0 2.9.0+cpu 2.10.0", "2.8.0 2.9.0 2.11.0 9e 1.0_1")
                .relate(SpecifierSet.parse("==2.9.0+cpu,>=2.9"), CondaVersionSpec.parse(">=2.9"));
        assertThat(relation.released().newestInBoth())
                .map(PairedRelease::toString)
                .contains("2.9.0");
        assertThat(relation.divided()).extracting(PairedRelease::toString).containsExactly("2.9.0");
        assertThat(relation.pypiAlone()).isEmpty();
        assertThat(relation.condaAlone()).extracting(CondaVersion::toString).containsExactly("2.11.0");
        assertThat(relation.unread()).extracting(CondaVersion::toString).containsExactly("9e");
        assertThat(relation.isComplete()).isFalse();
    }

    @Test
    void withoutVersionsNothingIsSaid() throws MalformedVersionException {
        AcrossRelation relation =
                releases(null, null).relate(SpecifierSet.parse("==2.9.0"), CondaVersionSpec.parse(">=3"));
        assertThat(relation.kind()).isEqualTo(RelationKind.BOTH_EMPTY);
        assertThat(relation.kind().isVacuous()).isTrue();
        assertThat(relation.released().judged()).isZero();
    }

    @Test
    void aPairHasBothSides() throws MalformedVersionException {
        Pep440Version release = Pep440Version.parse("1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedRelease(release, List.of(release), List.of()))
                .withMessage("1.0 is not on both sides");
    }
}
