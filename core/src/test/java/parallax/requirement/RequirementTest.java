package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            x_                  | at offset 1 found `_`, expected a letter or digit at the end of a package name | an underscore last, which packaging reads
            x[a                 | at offset 3 found the end         | extras not closed
            x[a,]               | at offset 4 found `]`             | a comma after the last extra
            x[a b]              | at offset 4 found `b`             | no comma between extras
            x y                 | `y` is no version specifier       | two names
            x >=1 <2            | `1 <2` is no PEP 440 version      | no comma between specifiers
            x (>=1              | at offset 6 found the end, expected `)` | parentheses not closed
            x >=1)              | at offset 5 found `)`             | parentheses not opened
            x >=1,,<2           | at offset 6 found `,`             | an empty specifier
            x >=1.*             | .* may follow only == and !=      | a prefix after >=
            x ===               | a version is missing after ===    | nothing behind ===, which packaging reads
            x @                 | at offset 3 found the end, expected a URL | no URL
            x @ u y             | at offset 6 found `y`, expected `;` after the URL and a blank or the end | something after the URL
            x;                  | at offset 2 found the end         | an empty marker
            x; foo == "a"       | at offset 3 found `f`, expected a marker variable | an unknown variable
            x; os_name = "a"    | at offset 11 found `=`            | an unknown operator
            x >=1 # comment     | `1 # comment` is no PEP 440 version | a comment
            """)
    void otherTextsAreRefusedWithTheirPlace(String text, String problem, String why) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .as(why)
                .isInstanceOf(MalformedRequirementException.class)
                .hasMessageStartingWith("`" + text + "` is no requirement: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aLineBreakIsNoBlank() {
        assertThatThrownBy(() -> Requirement.parse("x >=\n1"))
                .hasMessageContaining("at offset 4 found `\\n`, expected no white space other than blanks and tabs");
        assertThatThrownBy(() -> Requirement.parse("x >=1\n")).isInstanceOf(MalformedRequirementException.class);
    }

    @Test
    void aRequirementAppliesWhereItsMarkerHolds() throws MalformedRequirementException {
        Requirement requirement = Requirement.parse("gdown>=4.7.3; extra == 'gdown'");
        assertThat(requirement.applies(Map.of(), Set.of())).isFalse();
        assertThat(requirement.applies(Map.of(), Set.of("scipy", "gdown"))).isTrue();
        assertThat(Requirement.parse("numpy").applies(Map.of(), Set.of())).isTrue();
    }
}
