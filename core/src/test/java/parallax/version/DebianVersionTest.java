package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.SeededGenerator;

class DebianVersionTest {

    /// Each is below the next; those of one line are equal.
    private static final List<List<String>> ASCENDING = List.of(
            List.of("0~~"),
            List.of("0~~a"),
            List.of("0~"),
            List.of("0", "00", "0-0", "0:0", "0-00"),
            List.of("0-0a"),
            List.of("0a"),
            List.of("0+"),
            List.of("0."),
            List.of("1.0~beta1~svn1245-1"),
            List.of("1.0~beta1-1"),
            List.of("1.0~rc1-1"),
            List.of("1.0", "1.", "1.0-0", "0:1.00"),
            List.of("1.0-0ubuntu1"),
            List.of("1.0-0.1"),
            List.of("1.0-1"),
            List.of("1.0-1+b1"),
            List.of("1.0-1+deb12u1"),
            List.of("1.0-1.1"),
            List.of("1.0-2"),
            List.of("1.0-10"),
            List.of("1.0a-1"),
            List.of("1.0+dfsg-1"),
            List.of("1.0.1-1", "1.00.01-01"),
            List.of("1.1"),
            List.of("1.13.1+dfsg-4"),
            List.of("2.36-9+deb12u9"),
            List.of("99999999999999999999999998"),
            List.of("99999999999999999999999999", "099999999999999999999999999"),
            List.of("1:0~"),
            List.of("1:0.1", "01:0.1", "+1:0.1"),
            List.of("1:1:2-3"),
            List.of("2:0"));

    @Test
    void theOrderIsThatOfTheList() throws MalformedVersionException {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                for (String left : ASCENDING.get(i)) {
                    for (String right : ASCENDING.get(j)) {
                        DebianVersion one = DebianVersion.parse(left);
                        DebianVersion other = DebianVersion.parse(right);
                        assertThat(Integer.signum(one.compareTo(other)))
                                .as("%s and %s", left, right)
                                .isEqualTo(Integer.compare(i, j));
                        assertThat(one.equals(other)).isEqualTo(i == j);
                        assertThat(i != j || one.hashCode() == other.hashCode()).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1:1.13.1+dfsg-4   | 1 | 1.13.1+dfsg | 4          | 1:1.13.1+dfsg-4
            2.36-9+deb12u9    | 0 | 2.36        | 9+deb12u9  | 2.36-9+deb12u9
            1.0               | 0 | 1.0         | -          | 1.0
            1-2-3             | 0 | 1-2         | 3          | 1-2-3
            1:2:3             | 1 | 2:3         | -          | 1:2:3
            0:2:3             | 0 | 2:3         | -          | 0:2:3
            00:1.0-0          | 0 | 1.0         | 0          | 1.0-0
            +1:1~             | 1 | 1~          | -          | 1:1~
            1--1              | 0 | 1-          | 1          | 1--1
            """)
    void partsAreFound(String text, int epoch, String upstream, String revision, String normal)
            throws MalformedVersionException {
        DebianVersion version = DebianVersion.parse(text);
        assertThat(version.epoch()).isEqualTo(epoch);
        assertThat(version.upstream()).isEqualTo(upstream);
        assertThat(version.revision().orElse(null)).isEqualTo(revision);
        assertThat(version.original()).isEqualTo(text);
        assertThat(version).hasToString(normal);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '¦', textBlock = """
            ¦¦           => `` is no Debian version: at offset 0 found the end, expected a version
            ¦  ¦         => `  ` is no Debian version: at offset 0 found the end, expected a version
            1 2          => `1 2` is no Debian version: at offset 1 found ` `, expected no white space inside a version
            1:           => `1:` is no Debian version: at offset 2 found the end, expected the upstream part after the epoch
            :1           => `:1` is no Debian version: at offset 0 found `:`, expected a number before the `:` of the epoch
            +:1          => `+:1` is no Debian version: at offset 1 found `:`, expected a digit of the epoch
            x1:1         => `x1:1` is no Debian version: at offset 0 found `x`, expected a digit of the epoch
            -1:1         => `-1:1` is no Debian version: at offset 0 found `-`, expected an epoch that is not negative
            2147483648:1 => `2147483648:1` is no Debian version: at offset 0 found `2`, expected an epoch of at most 2147483647
            1.0-         => `1.0-` is no Debian version: at offset 4 found the end, expected a revision after the last `-`
            1:-1         => `1:-1` is no Debian version: at offset 2 found `-`, expected the upstream part
            a1           => `a1` is no Debian version: at offset 0 found `a`, expected a digit at the start of the upstream part
            1_0          => `1_0` is no Debian version: at offset 1 found `_`, expected letters, digits and `.-+~:` in the upstream part
            1.0-1_2      => `1.0-1_2` is no Debian version: at offset 5 found `_`, expected letters, digits and `.+~` in the revision
            1é           => `1é` is no Debian version: at offset 1 found `é`, expected letters, digits and `.-+~:` in the upstream part
            """)
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> DebianVersion.parse(text))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessage(message + " (deb-version(7): [epoch:]upstream[-revision])");
    }

    @ParameterizedTest
    @CsvSource({"a1, b1", "1_0, 1_1", "a_1, b^1", "1.0-1_1, 1.0-1_2"})
    void lenientReadsWhatDpkgOnlyWarnsOf(String left, String right) throws MalformedVersionException {
        assertThat(DebianVersion.parse(left, Strictness.LENIENT))
                .isLessThan(DebianVersion.parse(right, Strictness.LENIENT));
        assertThatThrownBy(() -> DebianVersion.parse(left)).isInstanceOf(MalformedVersionException.class);
    }

    @Test
    void theOrderIsTotalAndWhatIsPrintedReadsBack() {
        SeededGenerator.forEachSeed(5000, generator -> {
            DebianVersion a = DebianVersion.parse(OddDebianVersions.valid(generator));
            DebianVersion b = DebianVersion.parse(OddDebianVersions.valid(generator));
            DebianVersion c = DebianVersion.parse(OddDebianVersions.valid(generator));
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.compareTo(b) > 0 || b.compareTo(c) > 0 || a.compareTo(c) <= 0)
                    .isTrue();
            assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
            assertThat(!a.equals(b) || a.hashCode() == b.hashCode()).isTrue();
            DebianVersion again = DebianVersion.parse(a.toString());
            assertThat(again).isEqualTo(a).hasToString(a.toString()).hasSameHashCodeAs(a);
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "a", "~", ".", "-", "+", ":", "' '", "é"})
    void aMillionCharactersAreReadToo(String piece) {
        String text = "1" + piece.repeat(1_000_000);
        try {
            DebianVersion version = DebianVersion.parse(text);
            assertThat(version.compareTo(DebianVersion.parse(text + "1"))).isNotZero();
            assertThat(version).hasSameHashCodeAs(DebianVersion.parse(text));
        } catch (MalformedVersionException e) {
            assertThat(e.getMessage()).hasSizeLessThan(400);
        }
    }
}
