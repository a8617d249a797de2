package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pep440VersionTest {

    /// Each below the next. From the tables of PEP 440, "Summary of permitted suffixes and relative ordering".
    private static final List<String> ASCENDING = List.of(
            "0.dev0",
            "0",
            "0.9.6",
            "0.960923",
            "1.dev0",
            "1.0.dev456",
            "1.0a1.dev1",
            "1.0a1",
            "1.0a1.post1.dev2",
            "1.0a1.post1",
            "1.0a2",
            "1.0b1.dev1",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+cpu",
            "1.0+cu126",
            "1.0+cu130",
            "1.0+5",
            "1.0+5.a",
            "1.0+5.0",
            "1.0+10",
            "1.0.post0.dev1",
            "1.0.post0",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.15",
            "1.1.dev1",
            "1.1",
            "2.11.0",
            "2.11.0+cu130",
            "2023.1",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999",
            "99999999999999999999.1",
            "1!0.1",
            "1!1.0",
            "99999999999999999999!0");

    private static Pep440Version version(String text) throws MalformedVersionException {
        return Pep440Version.parse(text);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            1.0|1.0|a normal form stays as it is
            v1.0|1.0|a leading v
            V1.0|1.0|a leading capital V
            \t 1.0\u00a0|1.0|white space around
            1.0ALPHA2|1.0a2|letter case and alpha
            1.0.beta-2|1.0b2|separators and beta
            1.0_c3|1.0rc3|c is rc
            1.0pre|1.0rc0|pre is rc, and its number may be missing
            1.0-preview-1|1.0rc1|preview is rc
            1.0-1|1.0.post1|a dash and a number is a post-release
            1.0rev3|1.0.post3|rev is post
            1.0r3|1.0.post3|r is post
            1.0post|1.0.post0|the post number may be missing
            1.0-dev|1.0.dev0|the dev number may be missing
            1.0a.|1.0a0|a separator may stand where the number is missing
            1.0a--1|1.0a0.post1|a second dash begins a post-release
            1.0ar1|1.0a0.post1|words may follow one another
            1.0rc1.post2.dev3|1.0rc1.post2.dev3|all suffixes together
            1.0+Ubuntu-1_007|1.0+ubuntu.1.7|local labels: case, separators, leading zeros
            1.0+00a|1.0+00a|a local segment with letters keeps its zeros
            001.02.0003|1.2.3|leading zeros
            01!1.0|1!1.0|epoch
            0!1.0|1.0|epoch 0 is left out
            20230101123456789012.0|20230101123456789012.0|a number past 64 bits
            1.0.dev99999999999999999999|1.0.dev99999999999999999999|a development number past 64 bits
            """)
    void everySpellingHasOneNormalForm(String text, String normal, String rule) throws MalformedVersionException {
        assertThat(version(text)).as(rule).hasToString(normal);
        assertThat(version(text).original()).isEqualTo(text);
        assertThat(version(text)).isEqualTo(version(normal)).hasSameHashCodeAs(version(normal));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''               | 0  | the end | nothing
            '  '             | 0  | the end | white space alone
            nightly          | 0  | `n`     | a word
            1..2             | 1  | `.`     | an empty number
            1.0.             | 3  | `.`     | a separator at the end
            1.0-             | 3  | `-`     | a dash at the end
            1.x              | 1  | `.`     | a word among the numbers
            !1.0             | 0  | `!`     | an epoch without number
            1!               | 2  | the end | an epoch alone
            1.0+             | 4  | the end | an empty local label
            1.0+a..b         | 6  | `.`     | an empty segment of the local label
            1.0+a+b          | 5  | `+`     | two local labels
            1.0.post1a1      | 9  | `a`     | a pre-release after a post-release
            1.0.dev1.post1   | 8  | `.`     | a post-release after a development release
            1.0 .1           | 3  | ` `     | white space inside
            1.٣              | 1  | `.`     | digits that are not ASCII
            1.0poſt1         | 3  | `p`     | letters that are not ASCII
            ==1.0            | 0  | `=`     | a specifier
            1.0.*            | 3  | `.`     | a prefix
            """)
    void otherTextsAreRefusedWithTheirPlace(String text, int offset, String found, String why) {
        assertThatThrownBy(() -> version(text))
                .as(why)
                .isInstanceOf(MalformedVersionException.class)
                .hasMessageContaining(
                        "`" + text + "` is no PEP 440 version: at offset %d found %s, expected", offset, found);
    }

    @Test
    void theMessageNamesTheTextThePlaceAndTheRule() {
        assertThatThrownBy(() -> version("1.0+"))
                .hasMessage("`1.0+` is no PEP 440 version: at offset 4 found the end, expected a letter or digit of the"
                        + " local label (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local])");
    }

    @Test
    void controlCharactersDoNotReachTheMessage() {
        assertThatThrownBy(() -> version("1\u001b[31m")).hasMessageStartingWith("`1\\x1b[31m` is no");
    }

    @Test
    void aNumberBeyondAllMeasureIsRefused() throws MalformedVersionException {
        assertThat(version("9".repeat(4300)).release()).containsExactly(new BigInteger("9".repeat(4300)));
        assertThatThrownBy(() -> version("1." + "9".repeat(4301)))
                .hasMessageContaining("at offset 2 found `9`, expected a number of at most 4300 digits");
    }

    @Test
    void theOrderIsThatOfPep440() throws MalformedVersionException {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                int order = version(ASCENDING.get(i)).compareTo(version(ASCENDING.get(j)));
                assertThat(Integer.signum(order))
                        .as("%s against %s", ASCENDING.get(i), ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0.0",
        "1, 1.0.0.0",
        "0, 0.0",
        "1!0, 1!0.0.0",
        "1.0a1, 1a1",
        "1.0+cpu, 1+CPU",
        "1.0+1.7, 1.0+1-07",
        "20230101123456789012, 20230101123456789012.0"
    })
    void trailingZerosOfTheReleaseDoNotCount(String left, String right) throws MalformedVersionException {
        assertThat(version(left)).isEqualTo(version(right)).hasSameHashCodeAs(version(right));
        assertThat(version(left)).isEqualByComparingTo(version(right));
    }

    @Test
    void thePartsAreGiven() throws MalformedVersionException {
        Pep440Version version = version("2!1.20230101123456789012.0rc3.post4.dev5+cu130");
        assertThat(version.epoch()).isEqualTo(2);
        assertThat(version.release())
                .containsExactly(BigInteger.ONE, new BigInteger("20230101123456789012"), BigInteger.ZERO);
        assertThat(version.releaseNumber(0)).isEqualTo(1);
        assertThat(version.releaseNumber(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(version.releaseNumber(9)).isZero();
        assertThat(version.pre()).contains(new Pep440Version.PreRelease("rc", BigInteger.valueOf(3)));
        assertThat(version.post()).contains(BigInteger.valueOf(4));
        assertThat(version.dev()).contains(BigInteger.valueOf(5));
        assertThat(version.local()).isEqualTo("cu130");
        assertThat(version.publicVersion()).hasToString("2!1.20230101123456789012.0rc3.post4.dev5");
        assertThat(version.baseVersion()).hasToString("2!1.20230101123456789012.0");
    }

    @Test
    void aPlainReleaseHasNoOtherParts() throws MalformedVersionException {
        Pep440Version version = version("1.0");
        assertThat(version.pre()).isEqualTo(Optional.empty());
        assertThat(version.post()).isEqualTo(Optional.empty());
        assertThat(version.dev()).isEqualTo(Optional.empty());
        assertThat(version.local()).isEmpty();
        assertThat(version.publicVersion()).isSameAs(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0a1", "1.0.dev1", "1.0.post1.dev1", "1.0rc1+cpu"})
    void developmentReleasesCountAsPreReleases(String text) throws MalformedVersionException {
        assertThat(version(text).isPreRelease()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0.post1", "1.0+dev1"})
    void finalAndPostReleasesAreNoPreReleases(String text) throws MalformedVersionException {
        assertThat(version(text).isPreRelease()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '1.0'       | 1.0    | quotes
            1.0.        | 1.0    | a full stop at the end
            1.0.final   | 1.0    | final
            1.0-FINAL   | 1.0    | final
            2.0final    | 2.0    | final
            """)
    void publishedMistakesAreReadWhenAsked(String text, String normal, String mistake)
            throws MalformedVersionException {
        assertThatThrownBy(() -> Pep440Version.parse(text, Strictness.STRICT))
                .as(mistake)
                .isInstanceOf(MalformedVersionException.class);
        Pep440Version lenient = Pep440Version.parse(text, Strictness.LENIENT);
        assertThat(lenient).as(mistake).hasToString(normal).isEqualTo(Pep440Version.parse(normal));
        assertThat(lenient.original()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"final", "1.0-SNAPSHOT", "1.0.M1", "1.0.*", "main", "1..0", "''", "1.0..final"})
    void otherMistakesAreRefusedAlsoWhenLenient(String text) {
        assertThatThrownBy(() -> Pep440Version.parse(text, Strictness.LENIENT))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessageStartingWith("`" + text + "` is no PEP 440 version: at offset ");
    }
}
