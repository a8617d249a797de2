package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.version.Strictness;

class RequirementTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            torch                                | torch                                        | a name alone
            `  torch  `                          | torch                                        | blanks around
            Torch_Vision.X                       | torch-vision-x                               | a name is normalised
            torch==2.10.0                        | torch==2.10.0                                | a version without blank
            torch (==2.10.0)                     | torch==2.10.0                                | the old form with parentheses
            torch(>=1,<2)                        | torch<2,>=1                                  | the old form without blank
            torch ()                             | torch                                        | empty parentheses
            torch >= 1 , != 2 ,                  | torch!=2,>=1                                 | a comma at the end
            pillow!=8.3.*,>=5.3.0                | pillow!=8.3.*,>=5.3.0                        | a prefix
            x[]                                  | x                                            | empty extras
            x[ b , A_a , B ]                     | x[a-a,b]                                     | extras are normalised, sorted and each once
            x[a]>=1;python_version>'3'           | x[a]>=1; python_version > "3"                | all parts without blanks
            x===1.0_weird                        | x===1.0_weird                                | arbitrary equality
            x===1.0,>=0                          | x===1.0,>=0                                  | a comma ends arbitrary equality, as the grammar has it
            x===1.0,                             | x===1.0                                      | a comma after arbitrary equality
            x ===                                | x===                                         | arbitrary equality with nothing, which no version has
            x @ https://h/x.whl                  | x @ https://h/x.whl                          | a URL
            x@https://h/x.whl#sha256=0           | x @ https://h/x.whl#sha256=0                 | a URL without blanks
            x @ https://h/x.whl ; os_name == "a" | x @ https://h/x.whl ; os_name == "a"         | a URL with a marker
            x @ https://h/x;b                    | x @ https://h/x;b                            | a semicolon without blank belongs to the URL
            x; extra == 'Dev_Tools'              | x; extra == "dev-tools"                      | the name of an extra is normalised
            """)
    void requirementsAreRead(String text, String normal, String rule) throws MalformedRequirementException {
        Requirement requirement = Requirement.parse(text);
        assertThat(requirement).as(rule).hasToString(normal);
        assertThat(requirement.original()).isEqualTo(text);
        assertThat(Requirement.parse(normal)).as(rule).hasToString(normal);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                  | at offset 0 found the end, expected a package name | nothing
            >=1                 | at offset 0 found `>`             | no name
            -x                  | at offset 0 found `-`, expected a letter or digit at the start of a package name | a dash first
            x-                  | at offset 1 found `-`, expected a letter or digit at the end of a package name | a dash last
            x[a                 | at offset 3 found the end         | extras not closed
            x[a,]               | at offset 4 found `]`             | a comma after the last extra
            x[a b]              | at offset 4 found `b`             | no comma between extras
            x y                 | at offset 2 found `y`, expected a version specifier, `;` or the end (PEP 508) | two names
            x=1.0               | at offset 1 found `=`, expected one of ===, ~=, ==, !=, <=, >=, <, > (PEP 440) | half an operator
            x >=1 <2            | at offset 6 found `<`, expected `,`, `;` or the end (PEP 508) | no comma between specifiers
            x >=1.0, <2.0x      | at offset 13 found `x`, expected the version to end here (PEP 440: | something behind the second version
            x >=                | at offset 4 found the end, expected a digit (PEP 440: | no version
            x >= ; os_name=="a" | at offset 5 found `;`, expected a digit (PEP 440: | no version before the marker
            x ===1.0, >=2       | at offset 10 found `>`, expected `,`, `;` or the end (PEP 508) | arbitrary equality takes the comma along, as packaging has it
            x (>=1              | at offset 6 found the end, expected `)` or a comma after the version specifiers | parentheses not closed
            x >=1)              | at offset 5 found `)`             | parentheses not opened
            x >=1,,<2           | at offset 6 found `,`             | an empty specifier
            x >=1.*             | at offset 5 found `.`, expected the version to end, .* may follow only == and != (PEP 440) | a prefix after >=
            x ~=1               | at offset 5 found the end, expected `.` and a second number, which ~= needs (PEP 440) | ~= with one number
            x >=1.0+cpu         | at offset 7 found `+`, expected the version to end, a local label may follow only == and != (PEP 440) | a local label after >=
            x @                 | at offset 3 found the end, expected a URL | no URL
            x @ u y             | at offset 6 found `y`, expected `;` after the URL and a blank or the end | something after the URL
            x;                  | at offset 2 found the end         | an empty marker
            x; foo == "a"       | at offset 3 found `f`, expected a marker variable | an unknown variable
            x; os_name = "a"    | at offset 11 found `=`            | an unknown operator
            x >=1 # comment     | at offset 6 found `#`, expected `,`, `;` or the end | a comment
            """)
    void otherTextsAreRefusedWithTheirPlace(String text, String problem, String why) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .as(why)
                .isInstanceOf(MalformedRequirementException.class)
                .hasMessageStartingWith("`" + text + "` is no requirement: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aNameMayEndInAnUnderscoreAsPackagingReadsIt() throws MalformedRequirementException {
        Requirement requirement = Requirement.parse("x_[a_]");
        assertThat(requirement.name().value()).isEqualTo("x-");
        assertThat(requirement.extras()).containsExactly("a-");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            elasticsearch-dsl (>=7.2.0<8.0.0)     | elasticsearch-dsl<8.0.0,>=7.2.0        | no comma
            jupyter-core (!=~5.0,>=4.12)          | jupyter-core!=5.0.*,>=4.12             | != with a tilde
            torch (>=1.9.*)                       | torch>=1.9                             | a prefix after >=
            pyzmq (>=2.7,!=3.0*,!=3.1*)           | pyzmq!=3.0.*,!=3.1.*,>=2.7             | no full stop before the star
            black >='19.10.b0'; extra == "dev"    | black>=19.10.b0; extra == "dev"        | quotes around the version
            requests> = 2.0                       | requests>=2.0                          | a blank in the operator
            """)
    void publishedMistakesAreReadWhenAsked(String text, String normal, String mistake)
            throws MalformedRequirementException {
        assertThatThrownBy(() -> Requirement.parse(text, Strictness.STRICT))
                .as(mistake)
                .isInstanceOf(MalformedRequirementException.class);
        Requirement requirement = Requirement.parse(text, Strictness.LENIENT);
        assertThat(requirement).as(mistake).hasToString(normal);
        assertThat(requirement.original()).isEqualTo(text);
    }

    @Test
    void otherMistakesAreRefusedAlsoWhenLenient() {
        for (String text : new String[] {"x ~=1", "x =1", "x y", "x >=1; os_name", "x >=", "x (>=1"}) {
            assertThatThrownBy(() -> Requirement.parse(text, Strictness.LENIENT))
                    .as(text)
                    .isInstanceOf(MalformedRequirementException.class)
                    .hasMessageStartingWith("`" + text + "` is no requirement: at offset ");
        }
    }

    @Test
    void aLineBreakIsABlankOnlyBehindAnOperator() throws MalformedRequirementException {
        assertThat(Requirement.parse("x >=\n1")).hasToString("x>=1");
        assertThatThrownBy(() -> Requirement.parse("x >=1\n"))
                .hasMessage("`x >=1\\n` is no requirement: at offset 5 found `\\n`, expected `,`, `;` or the end"
                        + " (PEP 508)");
    }

    @Test
    void aRequirementAppliesWhereItsMarkerHolds() throws MalformedRequirementException {
        Requirement requirement = Requirement.parse("gdown>=4.7.3; extra == 'gdown'");
        assertThat(requirement.applies(Map.of(), Set.of())).isFalse();
        assertThat(requirement.applies(Map.of(), Set.of("scipy", "gdown"))).isTrue();
        assertThat(Requirement.parse("numpy").applies(Map.of(), Set.of())).isTrue();
    }
}
