package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecifierSetTest {

    private static SpecifierSet set(String text) throws MalformedVersionException {
        return SpecifierSet.parse(text);
    }

    private static List<Pep440Version> versions(String texts) throws MalformedVersionException {
        List<Pep440Version> versions = new ArrayList<>();
        for (String text : texts.strip().split(" +", -1)) {
            versions.add(Pep440Version.parse(text));
        }
        return versions;
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                    | 1.0 1.0a1 1!0+x              |                       | no specifier admits all
            ==1.0                 | 1.0 1 1.0.0 1.0+cu130        | 1.0.1 1.0.post1 1.0a1 | == pads with zeros and passes over the candidate's local label
            ==1.0+cu130           | 1.0+cu130 1.0.0+CU130        | 1.0 1.0+cu126         | == with a local label asks for it
            ==1.1.*               | 1.1 1.1.5 1.1a1 1.1.dev0 1.1.post1 1.1+x | 1.10 1.2.dev0 1!1.1 | == with .* compares the beginning
            ==1.0.*               | 1 1.0.9                      | 1.1                   | a prefix pads the candidate with zeros
            ==1.*                 | 1.dev0 1.99                  | 2.dev0                | a prefix of one number
            !=1.0                 | 1.0.1 1.0.post1 1.0a1        | 1.0 1.0+cu130         | != is the reverse of ==
            !=1.0+cu130           | 1.0 1.0+cu126                | 1.0+cu130             | != with a local label
            !=1.1.*               | 1.10 1.0                     | 1.1 1.1a1 1.1.dev0    | != with .*
            <=1.2.3               | 1.2.3 1.2.3+foo 1.2.3a1      | 1.2.3.post1 1.2.4     | <= passes over the candidate's local label
            >=1.2.3               | 1.2.3 1.2.3+foo 1.2.3.post1  | 1.2.3rc1 1.2.2        | >= passes over the candidate's local label
            >=1.0.dev0            | 1.0.dev0 1.0a1               | 0.9                   | >= with a development release
            >1.7                  | 1.7.1 1.8.dev1               | 1.7 1.7.0.post1 1.7+x 1.7.post1+x | > leaves out the post-releases and local versions
            >1.7.post2            | 1.7.post3 1.7.post3.dev0     | 1.7.post2 1.7.post2+x 1.7 | > a post-release admits later ones
            >1.7.dev1             | 1.7.dev2 1.7a1 1.7 1.7.post1 | 1.7.dev1 1.7.dev1+x   | > a development release
            >1.7a1                | 1.7a2 1.7                    | 1.7a1.post1 1.7a1+x   | > a pre-release leaves out its post-releases
            <1.7                  | 1.6.9 1.6.post1 1.6+x        | 1.7 1.7a1 1.7.dev0    | < leaves out the pre-releases
            <1.7rc1               | 1.7a1 1.7b9 1.7.dev0         | 1.7rc1 1.7rc1+x 1.7   | < a pre-release admits earlier ones
            <1.7.post1            | 1.7 1.7a1 1.7.post0 1.7a1.post1 | 1.7.post1.dev0 1.7.post1 | < a post-release leaves out its development releases only
            ~=2.2                 | 2.2 2.9 2.2.post3            | 3.0 3.dev0 2.1 2.2a1  | ~= is >= and the prefix without the last number
            ~=2.2.0               | 2.2.9                        | 2.3                   | in ~= trailing zeros count
            ~=2.2.post3           | 2.2.post3 2.9                | 2.2.post2 3.0         | ~= with a post-release
            ~=1.4.5a4             | 1.4.5a4 1.4.5 1.4.9          | 1.4.5a3 1.5           | ~= with a pre-release
            ===1.0                | 1.0                          | 1.0.0 1               | === compares the text
            ===1.0+CU130          | 1.0+cu130                    | 1.0                   | === has no letter case
            >=1.0,<2,!=1.5        | 1.0 1.9                      | 0.9 1.5 2.0           | all must hold
            >=1!1.0               | 1!1.0                        | 2.0                   | the epoch counts
            >9223372036854775807  | 9223372036854775808          | 9223372036854775807   | numbers past 64 bits
            """)
    void specifiersAdmitWhatTheirRuleSays(String specifiers, String admitted, String refused, String rule)
            throws MalformedVersionException {
        assertThat(versions(admitted)).as(rule).allMatch(set(specifiers)::contains);
        if (refused != null) {
            assertThat(versions(refused)).as(rule).noneMatch(set(specifiers)::contains);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1.0            | no operator
            =1.0           | half an operator
            ==             | no version
            '=== a b'      | white space in the version
            ===a;b         | a semicolon
            ~=1            | ~= with one number
            ~=1.0+x        | ~= with a local label
            >=1.0+x        | >= with a local label
            <1.0+x         | < with a local label
            >=1.0.*        | >= with a prefix
            ~=1.0.*        | ~= with a prefix
            ==1.0a1.*      | a prefix of a pre-release
            ==1.0.post1.*  | a prefix of a post-release
            ==1.0.dev1.*   | a prefix of a development release
            ==1.0+x.*      | a prefix with a local label
            '==1.0 .*'     | white space before the prefix sign
            ==1.*.0        | a prefix sign inside
            '>=1.0 <2.0'   | no comma
            '>=1.0,<'      | a second specifier without version
            """)
    void otherTextsAreRefused(String text, String why) {
        assertThatThrownBy(() -> set(text))
                .as(why)
                .isInstanceOf(MalformedVersionException.class)
                .hasMessageContaining("PEP 440");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '^', textBlock = """
            ^1.0^             § at offset 0 found `1`, expected one of ===, ~=, ==, !=, <=, >=, <, > (PEP 440)
            ^>=1.0, =2.0^     § at offset 7 found `=`, expected one of ===, ~=, ==, !=, <=, >=, <, > (PEP 440)
            ^>=1.0, <^        § at offset 8 found the end, expected a digit (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local])
            ^>= , <2^         § at offset 3 found `,`, expected a digit (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local])
            ^>=1.0 <2.0^      § at offset 5 found ` `, expected the version to end here (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local])
            ^~=1^             § at offset 3 found the end, expected `.` and a second number, which ~= needs (PEP 440)
            ^>1, ~=1!2rc1^    § at offset 9 found `r`, expected `.` and a second number, which ~= needs (PEP 440)
            ^<=1.0+cpu^       § at offset 5 found `+`, expected the version to end, a local label may follow only == and != (PEP 440)
            ^>=1.0.*^         § at offset 5 found `.`, expected the version to end, .* may follow only == and != (PEP 440)
            ^==1.0a1.*^       § at offset 5 found `a`, expected `.*`, which may follow only the numbers of a release (PEP 440)
            ^==1.0 .*^        § at offset 5 found ` `, expected `.*`, which may follow only the numbers of a release (PEP 440)
            ^==.*^            § at offset 2 found `.`, expected a digit (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local])
            ^===a b^          § at offset 4 found ` `, expected the text behind === to end or go on without white space, `;` and `)` (PEP 440)
            """)
    void errorsNameThePlaceInTheWholeText(String text, String message) {
        assertThatThrownBy(() -> set(text)).hasMessage("`" + text + "` is no version specifier: " + message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            >=1.0<2.0                                   | <2.0,>=1.0                       | no comma
            >=2.7 !=3.0.*                               | !=3.0.*,>=2.7                    | a blank for a comma
            >=1.3.0,<1.4.0!=1.3.1                       | !=1.3.1,<1.4.0,>=1.3.0           | no comma before !=
            >=1!2.0<1!3.0                               | <1!3.0,>=1!2.0                   | epochs
            >=1.0.*                                     | >=1.0                            | a prefix after >=
            >3.5.*,<=3.9.*                              | <=3.9,>3.5                       | prefixes after > and <=
            >=2.7,!=3.0*,!=3.1*                         | !=3.0.*,!=3.1.*,>=2.7            | no full stop before the star
            ==2*                                        | ==2.*                            | no full stop before the star
            !=~5.0,>=4.12                               | !=5.0.*,>=4.12                   | != with a tilde
            `'>=3.6'`                                   | >=3.6                            | quotes
            `'>=2.7, !=3.0.*, !=3.1.*'`                 | !=3.0.*,!=3.1.*,>=2.7            | quotes around the set
            `">=3.6",<4`                                | <4,>=3.6                         | quotes around a clause
            `>= '3.6'`                                  | >=3.6                            | quotes around a version
            > = 1.0                                     | >=1.0                            | white space in an operator
            =>3.6                                       | >=3.6                            | an operator the wrong way round
            =<3.9                                       | <=3.9                            | an operator the wrong way round
            >=3.6.                                      | >=3.6                            | a full stop at the end
            >= 2.7, != 3.0.*, != 3.1.*,                 | !=3.0.*,!=3.1.*,>=2.7            | a comma at the end is no mistake
            ==2.0+cpu                                   | ==2.0+cpu                        | a local label is no mistake
            """)
    void publishedMistakesAreReadWhenAsked(String text, String normal, String mistake)
            throws MalformedVersionException {
        SpecifierSet lenient = SpecifierSet.parse(text, Strictness.LENIENT);
        assertThat(lenient).as(mistake).hasToString(normal);
        assertThat(lenient.original()).isEqualTo(text);
        if (!mistake.endsWith("no mistake")) {
            assertThatThrownBy(() -> SpecifierSet.parse(text, Strictness.STRICT))
                    .as(mistake)
                    .isInstanceOf(MalformedVersionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"~=1", "=1.0", "3.6", "~=3.7.*", ">=", "><1", ">=1.0+cpu", "!", ">=dev", "==1.*.2"})
    void whatMayMeanSeveralThingsStaysRefused(String text) {
        assertThatThrownBy(() -> SpecifierSet.parse(text, Strictness.LENIENT))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessageStartingWith("`" + text + "` is no version specifier: at offset ");
    }

    @ParameterizedTest(name = "{0} of {1} is {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            >=1.0     | 1.0 1.1a1 1.2     | 1.0 1.2       | pre-releases are left out
            >=1.1     | 1.0 1.1a1 1.2a1   | 1.2a1         | unless nothing else satisfies
            >=1.1a1   | 1.0 1.1a1 1.2     | 1.1a1 1.2     | or a specifier names one
            >=1,!=2a1 | 1.1a1 1.2         | 1.2           | != does not name one
            ''        | 1.0a1 1.0 1.1.dev1 | 1.0          | without specifiers too
            ''        | 1.1.dev1 1.0a1    | 1.1.dev1 1.0a1 | in the order given
            """)
    void preReleasesAreFilteredByDefault(String specifiers, String given, String left, String rule)
            throws MalformedVersionException {
        assertThat(set(specifiers).filter(versions(given))).as(rule).isEqualTo(versions(left));
    }

    @Test
    void thePolicyForPreReleasesCanBeGiven() throws MalformedVersionException {
        assertThat(set(">=1").filter(versions("1.1a1 1.2"), Boolean.TRUE)).isEqualTo(versions("1.1a1 1.2"));
        assertThat(set(">=1.1a1").filter(versions("1.1a1"), Boolean.FALSE)).isEmpty();
        Pep440Version pre = Pep440Version.parse("1.1a1");
        assertThat(set(">=1").contains(pre, null)).isTrue();
        assertThat(set(">=1").contains(pre, Boolean.TRUE)).isTrue();
        assertThat(set(">=1").contains(pre, Boolean.FALSE)).isFalse();
    }

    @Test
    void arbitraryEqualityWithNothingAdmitsNoVersion() throws MalformedVersionException {
        assertThat(set("===")).hasToString("===");
        assertThat(set("===").contains(Pep440Version.parse("1.0"))).isFalse();
        assertThat(set("===").contains("")).isTrue();
    }

    @Test
    void aTextThatIsNoVersionMatchesOnlyArbitraryEquality() throws MalformedVersionException {
        assertThat(set("===Nightly").contains("nightly")).isTrue();
        assertThat(set("!=1.0").contains("nightly")).isFalse();
        assertThat(set(">=1.0").contains("v1.0")).isTrue();
        assertThat(set("===1.0").contains("v1.0")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' >= 1.0 , != 2.0 '  | !=2.0,>=1.0    | sorted, without white space
            >=1,,<2,             | <2,>=1         | without empty items
            ==1.0,==1.0.0        | ==1.0          | without repetitions
            ~=1.0,~=1.0.0        | ~=1.0,~=1.0.0  | with ~= trailing zeros differ
            ==V1.0-A1            | ==V1.0-A1      | versions as spelled
            """)
    void theNormalFormIsThatOfPackaging(String text, String normal, String rule) throws MalformedVersionException {
        assertThat(set(text))
                .as(rule)
                .hasToString(normal)
                .isEqualTo(set(normal))
                .hasSameHashCodeAs(set(normal));
        assertThat(set(text).original()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"==2.10.0, 2.10.0", "===2.10.0, 2.10.0", "== 2.11.0+cu130, 2.11.0+cu130"})
    void anExactPinNamesOneVersion(String text, String version) throws MalformedVersionException {
        assertThat(set(text).exactPin()).contains(Pep440Version.parse(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "==2.10.*", ">=2", "~=2.10", "==2.10,!=2.11", "===nightly"})
    void othersAreNoExactPin(String text) throws MalformedVersionException {
        assertThat(set(text).exactPin()).isEmpty();
    }

    @Test
    void theClausesAreGivenInTheOrderWritten() throws MalformedVersionException {
        List<Specifier> specifiers = set(">=2.0, ==2.*").specifiers();
        assertThat(specifiers)
                .extracting(Specifier::operator)
                .containsExactly(Specifier.Operator.GREATER_OR_EQUAL, Specifier.Operator.EQUAL);
        assertThat(specifiers).extracting(Specifier::versionText).containsExactly("2.0", "2.*");
        assertThat(specifiers).extracting(Specifier::isPrefix).containsExactly(false, true);
        assertThat(specifiers.getLast().version()).contains(Pep440Version.parse("2"));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            >=1.0        ; <2        ; >=1.0,<2
            ' >=1.0, '   ; '< 2 ,'   ; >=1.0,<2
            >=1.0        ; ''        ; >=1.0
            ''           ; >=1.0     ; >=1.0
            >=1.0,<2     ; <2        ; >=1.0,<2
            ==1.0        ; == 1.0.0  ; ==1.0,==1.0.0
            >=1.0a1      ; <2        ; >=1.0a1,<2
            ===1.0       ; ===1.1    ; ===1.0,===1.1
            """)
    void twoSetsMakeOne(String left, String right, String both) throws MalformedVersionException {
        SpecifierSet joined = set(left).and(set(right));
        assertThat(joined.original()).isEqualTo(both);
        assertThat(joined).isEqualTo(set(both)).isEqualTo(set(right).and(set(left)));
        assertThat(joined.namesPreRelease())
                .isEqualTo(set(left).namesPreRelease() || set(right).namesPreRelease());
    }
}
