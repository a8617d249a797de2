package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.RecordedTable;

/// Rules of deb-version(7) and Debian Policy 5.6.12, one row each, and dpkg's own answers for versions of bookworm.
final class DebianVersionTest {

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource(textBlock = """
            two tildes are below two and a letter      , 1~~                       , < , 1~~a
            two tildes and a letter are below one      , 1~~a                      , < , 1~
            a tilde is below the end                   , 1~                        , < , 1
            a letter is above the end                  , 1                         , < , 1a
            a pre-release with a tilde is below        , 1.0~rc1                   , < , 1.0
            a pre-release without one is above         , 1.0                       , < , 1.0rc1
            and below what starts with a dot           , 1.0rc1                    , < , 1.0.1
            letters are below all else                 , 1z                        , < , 1+
            capital letters are below small ones       , 1Z                        , < , 1a
            a plus is below a hyphen                   , 1+1-1                     , < , 1-1-1
            a hyphen is below a dot                    , 1-1-1                     , < , 1.1-1
            a dot is below a colon                     , 0:1.1                     , < , 0:1:1
            numbers are no decimals                    , 1.9                       , < , 1.10
            leading zeros do not count                 , 1.01                      , = , 1.1
            many leading zeros do not count            , 1.000000000000000000000001, = , 1.1
            a number that is missing is 0              , 1.                        , = , 1.0
            and so behind letters                      , 1a                        , = , 1a0
            a 0 between letters counts                 , 1a0b                      , < , 1ab
            a dot and 0 are above nothing              , 1                         , < , 1.0
            numbers have no limit                      , 1.18446744073709551615    , < , 1.18446744073709551616
            a longer number is greater                 , 1.9999999999999999999     , < , 1.10000000000000000000
            a missing revision is 0                    , 1.0                       , = , 1.0-0
            and is 00                                  , 1.0                       , = , 1.0-00
            and is above a tilde                       , 1.0-~1                    , < , 1.0
            and below 1                                , 1.0                       , < , 1.0-1
            a backport is below what it was made from  , 1.0-1~bpo12+1             , < , 1.0-1
            a rebuild is above                         , 1.0-1                     , < , 1.0-1+b1
            and below the next revision                , 1.0-1+b1                  , < , 1.0-2
            an upload by another is above a rebuild    , 1.0-1+b1                  , < , 1.0-1.1
            the upstream part decides before           , 1.0-9                     , < , 1.1-1
            a missing epoch is 0                       , 1.0                       , = , 0:1.0
            zeros of an epoch do not count             , 1:1.0                     , = , 001:1.0
            an epoch decides before all                , 2023.1-1                  , < , 1:0.1
            epochs are numbers                         , 9:1                       , < , 10:1
            outer blanks and tabs do not count         , ' 1.0\t'                  , = , 1.0
            the last hyphen starts the revision        , 1-1                       , < , 1-1-1
            a repackaged release is above              , 2.0.1                     , < , 2.0.1+dfsg
            """)
    void ordersAsTheRuleSays(String rule, String left, String relation, String right) throws Exception {
        DebianVersion lower = DebianVersion.parse(left.replace("\\t", "\t"));
        DebianVersion upper = DebianVersion.parse(right);
        if (relation.equals("=")) {
            assertThat(lower)
                    .as(rule)
                    .isEqualByComparingTo(upper)
                    .isEqualTo(upper)
                    .hasSameHashCodeAs(upper);
        } else {
            assertThat(lower).as(rule).isLessThan(upper).isNotEqualTo(upper);
            assertThat(upper).as(rule).isGreaterThan(lower);
        }
    }

    @Test
    void everyPairOfRecordedVersionsIsOrderedAsInDpkg() throws Exception {
        List<List<DebianVersion>> ranks = new ArrayList<>();
        for (List<String> row : RecordedTable.rows("/parallax/version/debian-versions-in-order.tsv")) {
            List<DebianVersion> equal = new ArrayList<>();
            for (String text : row) {
                equal.add(DebianVersion.parse(text));
            }
            ranks.add(equal);
        }
        for (int i = 0; i < ranks.size(); i++) {
            for (DebianVersion left : ranks.get(i)) {
                for (int j = 0; j < ranks.size(); j++) {
                    for (DebianVersion right : ranks.get(j)) {
                        if (Integer.signum(left.compareTo(right)) != Integer.compare(i, j)
                                || (i == j && (!left.equals(right) || left.hashCode() != right.hashCode()))) {
                            throw new AssertionError(left + " and " + right);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "none", textBlock = """
            1.0            , 0 , 1.0        , none        , 1.0
            1.0-1          , 0 , 1.0        , 1           , 1.0-1
            2:1.0-1+b1     , 2 , 1.0        , 1+b1        , 2:1.0-1+b1
            0:1.0-0        , 0 , 1.0        , 0           , 1.0-0
            0001:1.0       , 1 , 1.0        , none        , 1:1.0
            0:1:2          , 0 , 1:2        , none        , 0:1:2
            1:2:3-4        , 1 , 2:3        , 4           , 1:2:3-4
            1-2-3          , 0 , 1-2        , 3           , 1-2-3
            1--1           , 0 , 1-         , 1           , 1--1
            1-~            , 0 , 1          , ~           , 1-~
            '  1.0 '       , 0 , 1.0        , none        , 1.0
            2147483647:1   , 2147483647 , 1 , none        , 2147483647:1
            1.2.0~rc1+dfsg , 0 , 1.2.0~rc1+dfsg , none    , 1.2.0~rc1+dfsg
            """)
    void hasParts(String text, int epoch, String upstream, String revision, String normal) throws Exception {
        DebianVersion version = DebianVersion.parse(text);
        assertThat(version.epoch()).isEqualTo(epoch);
        assertThat(version.upstream()).isEqualTo(upstream);
        assertThat(version.revision().orElse(null)).isEqualTo(revision);
        assertThat(version).hasToString(normal);
        assertThat(version.original()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            ""             , "a Debian version is empty (Debian Policy 5.6.12)"
            "  "           , "a Debian version is empty (Debian Policy 5.6.12)"
            1 2            , "`1 2` is no Debian version: at offset 1 found ` `, expected the end or a character that a version may have (Debian Policy 5.6.12)"
            1\\t2          , "`1\\t2` is no Debian version: at offset 1 found `\\t`, expected the end or a character that a version may have (Debian Policy 5.6.12)"
            1\\0           , "`1\\x00` is no Debian version: at offset 1 found `\\x00`, expected the end or a character that a version may have (Debian Policy 5.6.12)"
            :1             , "`:1` is no Debian version: at offset 0 found `:`, expected a number before the `:` (Debian Policy 5.6.12)"
            a:1            , "`a:1` is no Debian version: at offset 0 found `a`, expected a digit of the epoch before the first `:` (Debian Policy 5.6.12)"
            1.0:2          , "`1.0:2` is no Debian version: at offset 1 found `.`, expected a digit of the epoch before the first `:` (Debian Policy 5.6.12)"
            0x1:2          , "`0x1:2` is no Debian version: at offset 1 found `x`, expected a digit of the epoch before the first `:` (Debian Policy 5.6.12)"
            1:             , "`1:` is no Debian version: at offset 2 found the end, expected the upstream version behind the epoch (Debian Policy 5.6.12)"
            1:-1           , "`1:-1` is no Debian version: at offset 2 found `-`, expected the upstream version behind the epoch (Debian Policy 5.6.12)"
            -1             , "`-1` is no Debian version: at offset 0 found `-`, expected the upstream version (Debian Policy 5.6.12)"
            1-             , "`1-` is no Debian version: at offset 2 found the end, expected a revision behind the last `-` (Debian Policy 5.6.12)"
            1--            , "`1--` is no Debian version: at offset 3 found the end, expected a revision behind the last `-` (Debian Policy 5.6.12)"
            2147483648:1   , "`2147483648:1` is no Debian version: at offset 0 found `2`, expected an epoch from 0 to 2147483647 (Debian Policy 5.6.12)"
            -1:1           , "`-1:1` is no Debian version: at offset 0 found `-`, expected a digit of the epoch before the first `:` (Debian Policy 5.6.12)"
            """)
    void refusesWithPlaceAndRule(String text, String message) {
        String raw = text.replace("\\t", "\t").replace("\\0", "\0");
        assertThatThrownBy(() -> DebianVersion.parse(raw))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessage(message.replace("\\\\", "\\"));
        assertThatThrownBy(() -> DebianVersion.parse(raw, Strictness.LENIENT))
                .isInstanceOf(MalformedVersionException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            v1.0     , at offset 0 found `v`, v1.0
            ~1       , at offset 0 found `~`, ~1
            1:a      , at offset 2 found `a`, 1:a
            1_2      , at offset 1 found `_`, 1_2
            1.0-1_1  , at offset 5 found `_`, 1.0-1_1
            1:2-3:4  , at offset 5 found `:`, 1:2-3:4
            0:2-3:4  , at offset 5 found `:`, 0:2-3:4
            1é       , at offset 1 found `é`, 1é
            1😀      , at offset 1 found `😀`, 1😀
            +1:2     , at offset 0 found `+`, 1:2
            -0:2     , at offset 0 found `-`, 2
            \\r1:2   , at offset 0 found `\\r`, 1:2
            1\\r     , at offset 1 found `\\r`, 1\\r
            """)
    void readsLenientlyWhatDpkgStillCompares(String text, String place, String normal) throws Exception {
        String raw = text.replace("\\r", "\r");
        assertThatThrownBy(() -> DebianVersion.parse(raw))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessageContaining(place);
        assertThat(DebianVersion.parse(raw, Strictness.LENIENT)).hasToString(normal.replace("\\r", "\r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1:1", "+:1", "+-1:1", "1+:1", "--0:1", "- 0:1", "+2147483648:1"})
    void anEpochWithASignIsStillANumberInItsLimits(String text) {
        assertThatThrownBy(() -> DebianVersion.parse(text, Strictness.LENIENT))
                .isInstanceOf(MalformedVersionException.class);
    }

    /// Where the rule is silent, as dpkg on amd64: by code point, between letters and the other characters.
    @Test
    void charactersOutsideAsciiAreBetweenLettersAndTheRest() throws Exception {
        List<String> ascending = List.of("1~", "1", "1z", "1é", "1\uffee", "1😀", "1\u0001", "1+", "1_");
        for (int i = 1; i < ascending.size(); i++) {
            DebianVersion lower = DebianVersion.parse(ascending.get(i - 1), Strictness.LENIENT);
            DebianVersion upper = DebianVersion.parse(ascending.get(i), Strictness.LENIENT);
            assertThat(lower).isLessThan(upper);
            assertThat(upper).isGreaterThan(lower);
        }
    }

    @Test
    void longTextsAreReadAndComparedAtOnce() throws Exception {
        String zeros = "0".repeat(1_000_000);
        DebianVersion version = DebianVersion.parse(zeros + "1:" + zeros + "1-" + zeros + "2");
        assertThat(version).isEqualTo(DebianVersion.parse("1:1-2")).hasSameHashCodeAs(DebianVersion.parse("1:1-2"));
        String turns = "1.a~".repeat(300_000);
        assertThat(DebianVersion.parse(turns + "1")).isLessThan(DebianVersion.parse(turns + "2"));
        assertThatThrownBy(() -> DebianVersion.parse("9".repeat(1_000_000) + ":1"))
                .hasMessageContaining("expected an epoch from 0 to 2147483647");
        assertThatThrownBy(() -> DebianVersion.parse("1-".repeat(500_000))).hasMessageContaining("expected a revision");
    }
}
