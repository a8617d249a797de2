package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.RecordedTable;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;

/// What is read leniently and refused strictly, all of it because conda or rattler reads it.
final class LenientCondaTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            an underscore ends a local part   ; 1.0+cu_   ; <  ; 1.0+cua
            so does a dash                    ; 1.0+cu-   ; =  ; 1.0+cu_
            two underscores                   ; 1.0+cu__  ; <  ; 1.0+cu_1
            """)
    void versions(String rule, String text, String relation, String other) throws Exception {
        assertThatThrownBy(() -> CondaVersion.parse(text)).isInstanceOf(MalformedVersionException.class);
        int order =
                CondaVersion.parse(text, Strictness.LENIENT).compareTo(CondaVersion.parse(other, Strictness.LENIENT));
        assertThat(Integer.signum(order)).as(rule).isEqualTo(relation.equals("=") ? 0 : -1);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = ';', textBlock = """
            a glob behind ~= is dropped       ; ~=1.8.*    ; ~=1.8
            ~= and a glob is any version      ; ~=*        ; *
            ~= of one segment is >=           ; ~=1        ; >=1
            of one with an epoch too          ; ~=1!2      ; >=1!2
            between other clauses             ; >=1,~=1|2  ; >=1,>=1|==2
            """)
    void versionSpecs(String rule, String text, String canonical) throws Exception {
        assertThatThrownBy(() -> CondaVersionSpec.parse(text)).isInstanceOf(MalformedVersionException.class);
        assertThat(CondaVersionSpec.parse(text, Strictness.LENIENT)).as(rule).hasToString(canonical);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = ';', textBlock = """
            a name with doubled separators    ; foo__bar            ; foo__bar
            a name that starts with one       ; -foo 1.8            ; -foo==1.8
            an equals sign without a version  ; pkg=                ; pkg
            empty brackets                    ; pkg[]               ; pkg
            a keyword twice                   ; pkg[build=a,build=b] ; pkg[build='b']
            a namespace as keyword            ; pkg[namespace=ns]   ; pkg
            a version as rattler reads it     ; pkg ~=1.8.*         ; pkg[version='~=1.8']
            """)
    void matchSpecs(String rule, String text, String canonical) throws Exception {
        assertThatThrownBy(() -> MatchSpec.parse(text)).isInstanceOf(MalformedRequirementException.class);
        assertThat(MatchSpec.parse(text, Strictness.LENIENT)).as(rule).hasToString(canonical);
    }

    @Test
    void longNames() throws Exception {
        String name = "a".repeat(65);
        assertThat(MatchSpec.parse(name, Strictness.LENIENT)).hasToString(name);
        assertThatThrownBy(() -> MatchSpec.parse(name))
                .hasMessageEndingWith("found more at offset 64, expected a name of 64 characters at most (CEP 26)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            5.5..mw
            5.5++
            1.*
            1_2-3
            !
            """)
    void whatNoToolReadsIsRefusedToo(String text) {
        assertThatThrownBy(() -> CondaVersion.parse(text, Strictness.LENIENT))
                .isInstanceOf(MalformedVersionException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            pkg =>1.0
            pkg >=1,
            pkg[build=a][md5=b]
            pkg[colour=red]
            p/q
            """)
    void neitherAreOtherMistakes(String text) {
        assertThatThrownBy(() -> MatchSpec.parse(text, Strictness.LENIENT))
                .isInstanceOf(MalformedRequirementException.class);
    }

    @Test
    void whatIsReadStrictlyIsReadAlike() throws Exception {
        for (var row : RecordedTable.rows("/parallax/requirement/conda-match-specs.tsv")) {
            assertThat(MatchSpec.parse(row.getFirst(), Strictness.LENIENT)).isEqualTo(MatchSpec.parse(row.getFirst()));
        }
        for (var row : RecordedTable.rows("/parallax/version/conda-version-specs.tsv")) {
            assertThat(CondaVersionSpec.parse(row.getFirst(), Strictness.LENIENT))
                    .isEqualTo(CondaVersionSpec.parse(row.getFirst()));
        }
    }
}
