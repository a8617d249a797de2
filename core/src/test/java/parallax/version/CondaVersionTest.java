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

/// Rules of CEP 33, one row each, and conda's own answers for thousands of versions.
final class CondaVersionTest {

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource(textBlock = """
            a missing part is 0                      , 1.1           , = , 1.1.0
            missing parts are 0 however many         , 1.1           , = , 1.1.0.0
            letter case does not matter              , 0.4.1.rc      , = , 0.4.1.RC
            outer white space does not matter        , ' 1.0 '       , = , 1.0
            a leading zero does not count            , 1.01          , = , 1.1
            a dash is an underscore                  , 1-1           , = , 1_1
            an underscore separates as a dot does    , 1_1           , = , 1.1
            a segment of letters has 0 before it     , 1.1.rc        , = , 1.1.0rc
            rc behind a dot is above rc behind none  , 1.1rc         , < , 1.1.rc
            and so is rc behind .0                   , 1.1rc         , < , 1.1.0rc
            post behind a dot is 0post               , 1.1.post1     , = , 1.1.0post1
            post behind a dot is below post          , 1.1.post1     , < , 1.1post1
            post is above the release                , 1.1           , < , 1.1.post1
            segments are numbers and no decimals     , 0.9.6         , < , 0.960923
            letters are below the release            , 0.5C1         , < , 0.5
            a release candidate is below the release , 1.1.0rc1      , < , 1.1.0
            dev is below other letters               , 1.1dev1       , < , 1.1a1
            dev is below an underscore               , 1.1.0dev      , < , 1.1.0_
            devel is no dev                          , 1.1a          , < , 1.1devel
            a trailing underscore is below a         , 1.0.1_        , < , 1.0.1a
            a trailing underscore is below the rest  , 1.0.1_        , < , 1.0.1
            a trailing dash is a trailing underscore , 1.0.1-        , = , 1.0.1_
            an underscore belongs to its letters     , 1.0.1a        , < , 1.0.1a_
            post with an underscore is no post       , 1.0post_      , < , 1.0
            a local part of letters is below none    , 0.4.1+local   , < , 0.4.1+0.local
            and so is one of zero and letters        , 0.4.1+0.local , < , 0.4.1
            a local part of zero is none             , 0.4.1+0       , = , 0.4.1
            a local part of one is above none        , 0.4.1         , < , 0.4.1+1.local
            CUDA of a local part is below none       , 2.11.0+cu130  , < , 2.11.0
            CPU of a local part is below none        , 2.11.0+cpu    , < , 2.11.0
            a newer CUDA is above an older           , 2.11.0+cu126  , < , 2.11.0+cu130
            the main part decides before the local   , 2.11.0        , < , 2.11.1+cu126
            a is not alpha                           , 1.0a          , < , 1.0alpha
            v is a letter and below a number         , v1.0          , < , 1.0
            an epoch comes first                     , 1996.07.12    , < , 1!0.4.1
            a greater epoch is greater               , 1!3.1.1.6     , < , 2!0.4.1
            epoch 0 is none                          , 0!1.0         , = , 1.0
            beta is below release candidate          , 0.5a1         , < , 0.5b3
            numbers have no limit                    , 1.2147483648  , < , 1.99999999999999999999999999
            letters before digits are one component  , 1.0rc9        , < , 1.0rc10
            digits go on behind letters              , 1.2g.beta15.rc, < , 1.2g.beta16.rc
            """)
    void ordersAsTheRuleSays(String rule, String left, String relation, String right) throws Exception {
        CondaVersion lower = CondaVersion.parse(left);
        CondaVersion upper = CondaVersion.parse(right);
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            '' ; `` is no conda version: found the end at offset 0, expected a version such as `1.2.0` (CEP 33)
            '  ' ; `  ` is no conda version: found the end at offset 2, expected a version such as `1.2.0` (CEP 33)
            5.5..mw ; `5.5..mw` is no conda version: found `.` at offset 4, expected a letter or a digit (CEP 33)
            5.5.mw. ; `5.5.mw.` is no conda version: found the end at offset 7, expected a letter or a digit (CEP 33)
            '1.0#' ; '`1.0#` is no conda version: found `#` at offset 3, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)'
            1.* ; `1.*` is no conda version: found `*` at offset 2, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)
            5.5++ ; `5.5++` is no conda version: found a second `+` at offset 4, expected one at most (CEP 33)
            ! ; '`!` is no conda version: found `!` at offset 0, expected the epoch''s number before `!` (CEP 33)'
            a!1.0 ; '`a!1.0` is no conda version: found `a` at offset 0, expected the epoch''s number before `!` (CEP 33)'
            a!b!1.0 ; '`a!b!1.0` is no conda version: found `a` at offset 0, expected the epoch''s number before `!` (CEP 33)'
            1!2!3 ; `1!2!3` is no conda version: found a second `!` at offset 3, expected one at most (CEP 33)
            1! ; `1!` is no conda version: found the end at offset 2, expected a letter or a digit (CEP 33)
            !1 ; '`!1` is no conda version: found `!` at offset 0, expected the epoch''s number before `!` (CEP 33)'
            1+2+3 ; `1+2+3` is no conda version: found a second `+` at offset 3, expected one at most (CEP 33)
            +1 ; `+1` is no conda version: found `+` at offset 0, expected a letter or a digit (CEP 33)
            1+ ; `1+` is no conda version: found the end at offset 2, expected a letter or a digit (CEP 33)
            1. ; `1.` is no conda version: found the end at offset 2, expected a letter or a digit (CEP 33)
            .1 ; `.1` is no conda version: found `.` at offset 0, expected a letter or a digit (CEP 33)
            _1 ; `_1` is no conda version: found `_` at offset 0, expected a letter or a digit (CEP 33)
            1-2_3 ; `1-2_3` is no conda version: found `_` at offset 3, expected either `-` or `_`, not both (CEP 33)
            1_2-3 ; `1_2-3` is no conda version: found `-` at offset 3, expected either `-` or `_`, not both (CEP 33)
            ' 1..8' ; ` 1..8` is no conda version: found `.` at offset 3, expected a letter or a digit (CEP 33)
            1 8 ; `1 8` is no conda version: found ` ` at offset 1, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)
            1.0\033[31m ; `1.0\\x1b[31m` is no conda version: found `\\x1b` at offset 3, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)
            1,8 ; `1,8` is no conda version: found `,` at offset 1, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)
            1.é ; `1.é` is no conda version: found `é` at offset 2, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)
            1+a_ ; `1+a_` is no conda version: found the end at offset 4, expected a letter or a digit (CEP 33)
            """)
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> CondaVersion.parse(text))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessage(message);
    }

    @Test
    void keepsTheSpelling() throws Exception {
        CondaVersion version = CondaVersion.parse(" 1.0.RC1+Local ");
        assertThat(version.original()).isEqualTo(" 1.0.RC1+Local ");
        assertThat(version).hasToString(" 1.0.RC1+Local ");
        assertThat(version.normalized()).isEqualTo("1.0.rc1+local");
        assertThat(version.local()).isEqualTo("local");
        assertThat(CondaVersion.parse("1.0").local()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {2} of {1}")
    @CsvSource(textBlock = """
            1.8        , 1.8.3        , a prefix
            1.8        , 1.8          , a prefix
            1.8.0      , 1.8          , a prefix
            1.8        , 1.8rc1       , a prefix
            1.8        , 1.8+cu118    , a prefix
            1.8a       , 1.8alpha     , a prefix
            1.8dev     , 1.8dev3      , a prefix
            1          , 1.8          , a prefix
            1.8+cu     , 1.8+cu118    , a prefix
            1.1.1_     , 1.1.1_       , a prefix
            1!1        , 1!1.2        , a prefix
            1.8        , 1.80         , no prefix
            1.8.1      , 1.8          , no prefix
            1.8d       , 1.8dev       , no prefix
            1.8+cu     , 1.8.1+cu118  , no prefix
            1          , 1!1.2        , no prefix
            1.8p       , 1.8post      , no prefix
            """)
    void prefixesGoBySegments(String prefix, String version, String expected) throws Exception {
        assertThat(CondaVersion.parse(version).startsWith(CondaVersion.parse(prefix)))
                .isEqualTo(expected.equals("a prefix"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000_000})
    void aVersionOfAnyLengthIsReadAndCompared(int length) throws Exception {
        String digits = "9".repeat(length);
        assertThat(CondaVersion.parse(digits + "1")).isGreaterThan(CondaVersion.parse(digits + "0"));
        String segments = "1.".repeat(length);
        assertThat(CondaVersion.parse(segments + "2")).isGreaterThan(CondaVersion.parse(segments + "1"));
    }

    /// All pairs, not only neighbours: the order must be conda's everywhere.
    @Test
    void agreesWithCondaOnEveryPairOfRecordedVersions() throws Exception {
        List<CondaVersion> versions = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        int rank = 0;
        for (List<String> equal : RecordedTable.rows("/parallax/version/conda-versions-in-order.tsv")) {
            for (String version : equal) {
                versions.add(CondaVersion.parse(version));
                ranks.add(rank);
            }
            rank++;
        }
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                CondaVersion left = versions.get(i);
                CondaVersion right = versions.get(j);
                int expected = Integer.compare(ranks.get(i), ranks.get(j));
                boolean sameHash = left.hashCode() == right.hashCode();
                if (Integer.signum(left.compareTo(right)) != expected
                        || left.equals(right) != (expected == 0)
                        || (expected == 0 && !sameHash)) {
                    disagreements.add(left + " and " + right + ", conda: " + expected);
                }
            }
        }
        assertThat(versions).hasSizeGreaterThan(2_500);
        assertThat(disagreements).isEmpty();
    }

    @Test
    void refusesWhatCondaRefuses() {
        List<String> accepted = new ArrayList<>();
        for (String line : RecordedTable.lines("/parallax/version/conda-versions-rejected.txt")) {
            try {
                accepted.add(CondaVersion.parse(RecordedTable.unquoted(line)).toString());
            } catch (MalformedVersionException e) {
                assertThat(e).hasMessageContaining("CEP 33");
            }
        }
        assertThat(accepted).isEmpty();
    }
}
