package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.SeededGenerator;

/// A key must never say anything else than the versions themselves. An epoch takes the key away and changes no order.
class OrderKeyTest {

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "10",
            "126",
            "127",
            "128",
            "4095",
            "4096",
            "16383",
            "16384",
            "65535",
            "65536",
            "134217727",
            "134217728",
            "20190125",
            "99999999999999999999");
    private static final List<String> SUFFIXES = List.of(
            "",
            "",
            "",
            "a0",
            "a1",
            "b2",
            "rc1",
            "rc127",
            "rc128",
            ".post0",
            ".post30",
            ".post31",
            ".dev0",
            ".dev14",
            ".dev15",
            "a1.post2.dev3",
            "rc1.dev2",
            ".post1.dev2",
            "+cu130",
            "+cpu");

    private static String release(SeededGenerator generator) {
        StringBuilder release = new StringBuilder(generator.pick(NUMBERS));
        for (int i = generator.below(5); i > 0; i--) {
            release.append('.').append(generator.pick(NUMBERS));
        }
        return release.toString();
    }

    @Test
    void condaVersionsCompareAsWithoutKeys() {
        SeededGenerator.forEachSeed(20_000, generator -> {
            String left = release(generator);
            String right = generator.chance() ? release(generator) : left + generator.pick(List.of(".0", ".1", ".0.0"));
            assertThat(Integer.signum(CondaVersion.parse(left).compareTo(CondaVersion.parse(right))))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(
                            CondaVersion.parse("0!" + left).compareTo(CondaVersion.parse("0!" + right))));
        });
    }

    @Test
    void pep440VersionsCompareAsTheirKeyParts() {
        SeededGenerator.forEachSeed(20_000, generator -> {
            String left = release(generator) + generator.pick(SUFFIXES);
            String right = generator.chance()
                    ? release(generator) + generator.pick(SUFFIXES)
                    : left.replaceFirst("[a-z.]*[a-z].*", "").replaceFirst("\\+.*", "") + generator.pick(SUFFIXES);
            Pep440Version one = Pep440Version.parse(left);
            Pep440Version other = Pep440Version.parse(right);
            // An epoch takes the key away.
            Pep440Version slowOne = Pep440Version.parse("1!" + left);
            Pep440Version slowOther = Pep440Version.parse("1!" + right);
            assertThat(Integer.signum(one.comparePublic(other)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(slowOne.comparePublic(slowOther)));
            assertThat(one.hasSameRelease(other)).isEqualTo(slowOne.hasSameRelease(slowOther));
            for (int length = 1; length <= other.releaseLength(); length++) {
                assertThat(one.startsWith(other, length)).isEqualTo(slowOne.startsWith(slowOther, length));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "1-0", "1.0_", "1.a", "1_0", "1+1", "1!1", "1.2.3.4.5", "134217728", "1.4096", "a"})
    void whatHasNoPlaceHasNoKey(String text) {
        assertThat(OrderKey.ofConda(text)).isEqualTo(OrderKey.NONE);
    }
}
