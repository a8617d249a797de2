package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Versions;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.SpecifierSet;
import parallax.version.Version;

class ConstraintTest {

    private static Constraint python(String text) throws MalformedVersionException {
        return Constraint.python(SpecifierSet.parse(text));
    }

    private static Constraint conda(String... specs) throws MalformedVersionException {
        List<CondaVersionSpec> versions = new ArrayList<>();
        for (String spec : specs) {
            versions.add(CondaVersionSpec.parse(spec));
        }
        return Constraint.conda(versions, List.of());
    }

    /// Rows are requirements of recorded wheels.
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ==2.9.0                  | EXACT
            ==2.9.*                  | SERIES
            ~=2.9.0                  | SERIES
            ~=2.9                    | RANGE
            >=2.8.0,<2.9.0           | SERIES
            >=1.13,<3                | RANGE
            <2                       | RANGE
            >=0.8.5                  | LOWER_BOUND
            !=8.3.*,>=5.3.0          | LOWER_BOUND
            !=2.0                    | EXCLUSIONS
            ''                       | ANY
            ===2.9.0                 | EXACT
            """)
    void theStyleOfAPythonSpecifier(String text, PinStyle style) throws MalformedVersionException {
        assertThat(python(text).style()).isEqualTo(style);
    }

    /// Rows are version parts of recorded match specs.
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
            2.5.1                    ; EXACT
            2.0                      ; EXACT
            ==2.5.1                  ; EXACT
            2.0.*                    ; SERIES
            =2.0                     ; SERIES
            2.5.1.*                  ; SERIES
            >=2.8.0,<2.9.0a0         ; SERIES
            >=1.13.1,<1.14.0a0       ; SERIES
            >=9d,<10a                ; RANGE
            <=9b                     ; RANGE
            >=3.0.0,<4.0a0           ; RANGE
            >=1.19.5,<2.0a0          ; RANGE
            2.*                      ; RANGE
            >=1.23.5                 ; LOWER_BOUND
            >=5.3.0,!=8.3.0,!=8.3.1  ; LOWER_BOUND
            !=1.0                    ; EXCLUSIONS
            *                        ; ANY
            1.7.1|1.8.1              ; OTHER
            """)
    void theStyleOfACondaSpec(String text, PinStyle style) throws MalformedVersionException {
        assertThat(conda(text).style()).isEqualTo(style);
    }

    @Test
    void ofSeveralSpecsTheTightestCounts() throws MalformedVersionException {
        Constraint both = conda("2.0", ">=2.0.0,<2.1.0a0");
        assertThat(both.style()).isEqualTo(PinStyle.EXACT);
        assertThat(both.text()).isEqualTo("2.0,>=2.0.0,<2.1.0a0");
        assertThat(conda("*", ">=2.8.0,<2.9.0a0").text()).isEqualTo(">=2.8.0,<2.9.0a0");
    }

    @ParameterizedTest(name = "{0} admits {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "unknown", textBlock = """
            ==2.9.0                  | 2.9.0        | true
            ==2.9.0                  | 2.9.0+cu130  | true
            ==2.9.0                  | 2.9.1        | false
            >=5.3.0,!=8.3.*          | 8.3.2        | false
            >=2.0                    | 2.1.0rc1     | true
            >=2.0                    | 9d           | unknown
            """)
    void pythonJudgesInItsOwnOrder(String text, String version, Boolean admits) throws MalformedVersionException {
        assertThat(python(text).admits(Versions.conda(version)).orElse(null)).isEqualTo(admits);
    }

    @ParameterizedTest(name = "{0} admits {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "unknown", textBlock = """
            <=9b                     | 9b           | true
            <=9b                     | 9d           | false
            >=9d,<10a                | 9e           | true
            >=2.8.0,<2.9.0a0         | 2.9.0a0      | false
            >=2.8.0,<2.9.0a0         | 2.8.0        | true
            2.0                      | 2.0.0        | true
            2.0                      | 2.0.1        | false
            2.0.*                    | 2.0.1        | true
            =2.0                     | 2.0.1        | true
            """)
    void condaJudgesInItsOwnOrder(String text, String version, Boolean admits) throws MalformedVersionException {
        assertThat(conda(text).admits(Versions.conda(version)).orElse(null)).isEqualTo(admits);
    }

    @ParameterizedTest(name = "{0} admits {1}: {2}")
    @CsvSource({"2.0, 2.0.0, true", "2.0, 2.0.1, false", "2.0, 1.0-rc_1,"})
    void condaJudgesAPythonVersionByItsSpelling(String text, String version, Boolean admits)
            throws MalformedVersionException {
        assertThat(conda(text).admits(Versions.pep440(version)).orElse(null)).isEqualTo(admits);
    }

    @ParameterizedTest(name = "{0} pins {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ==2.9.0                  | 2.9.0
            ===2.9.0                 | 2.9.0
            ==2.9.*                  |
            >=2.9.0                  |
            ~=2.9.0                  |
            """)
    void anExactPinNamesItsVersion(String text, String version) throws MalformedVersionException {
        assertThat(python(text).pinned().map(Version::original).orElse(null)).isEqualTo(version);
    }

    @Test
    void buildStringsAreShownAndJudgeNoVersion() throws MalformedVersionException {
        Constraint constraint = Constraint.conda(
                List.of(CondaVersionSpec.parse(">=2.8.0,<2.9.0a0"), CondaVersionSpec.parse("*")),
                List.of("cuda*", "cuda*"));
        assertThat(constraint.text()).isEqualTo(">=2.8.0,<2.9.0a0 [build=cuda*]");
        assertThat(constraint.admits(Versions.conda("2.8.0"))).contains(true);
        assertThat(Constraint.conda(List.of(), List.of()).text()).isEqualTo("any");
    }

    /// What poetry.lock keeps of requirements, out of recorded lock files.
    @ParameterizedTest(name = "{0} is {1} and admits {2}: {3}")
    @CsvSource(delimiter = ';', nullValues = "unknown", textBlock = """
            2.9.0 ; ==2.9.0 ; 2.9.0 ; true ; EXACT
            * ; any ; 2.9.0 ; true ; ANY
            >=5.3.0,<8.3.dev0 || >=8.4.dev0 ; >=5.3.0,<8.3.dev0 || >=8.4.dev0 ; 8.3.2 ; false ; OTHER
            >=5.3.0,<8.3.dev0 || >=8.4.dev0 ; >=5.3.0,<8.3.dev0 || >=8.4.dev0 ; 9.0.0 ; true ; OTHER
            ^1.2 ; ^1.2 ; 1.3 ; unknown ; OTHER
            '' ; '' ; 1.3 ; unknown ; OTHER
            >=1 || ; >=1 || ; 1.3 ; unknown ; OTHER
            """)
    void poetrySpellsItsOwnWay(String text, String shown, String version, Boolean admits, PinStyle style) {
        Constraint constraint = Constraint.poetry(text);
        assertThat(constraint.text()).isEqualTo(shown);
        assertThat(constraint.admits(Versions.pep440(version)).orElse(null)).isEqualTo(admits);
        assertThat(constraint.style()).isEqualTo(style);
    }
}
