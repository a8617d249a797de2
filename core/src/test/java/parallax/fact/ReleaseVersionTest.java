package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.fact.ReleaseVersion.Order;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;

class ReleaseVersionTest {

    private static ReleaseVersion release(String text, Order order) {
        return ReleaseVersion.parse(text, order).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aLocalLabelNamesAVariantOfARelease(Order order) {
        for (String label : new String[] {"+cu130", "+cpu", "+xpu", "+ab7b3e6"}) {
            ReleaseVersion labelled = release("0.28.0" + label, order);
            assertThat(labelled)
                    .hasToString("0.28.0")
                    .isEqualTo(release("0.28.0", order))
                    .hasSameHashCodeAs(release("0.28.0", order))
                    .isEqualByComparingTo(release("0.28.0", order));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9.1, 0.10.0", "0.20.1, 0.21.0", "2.3.0rc1, 2.3.0", "2.9.0, 2.10.0"})
    void releasesAreOrdered(String older, String newer) {
        for (Order order : Order.values()) {
            assertThat(release(older, order)).isLessThan(release(newer, order));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.15.2a0, true", "2.3.0rc1, true", "1.0.dev1, true", "0.15.2, false", "0.2.2.post3, false"})
    void pythonKnowsPreReleases(String text, boolean pre) {
        assertThat(release(text, Order.PEP440).isPreRelease()).isEqualTo(pre);
        assertThat(release(text, Order.CONDA).isPreRelease()).isFalse();
    }

    @Test
    void trailingZerosAreTheSameRelease() {
        assertThat(release("9.0", Order.PEP440)).isEqualTo(release("9.0.0", Order.PEP440));
        assertThat(release("9.0", Order.CONDA)).isEqualTo(release("9.0.0", Order.CONDA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "9d", "2.0-", "1.0|2.0", "latest", "१.२"})
    void whatIsNoPythonVersionIsNoRelease(String text) {
        assertThat(ReleaseVersion.parse(text, Order.PEP440)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.14.1-2, 0.14.1", "1:2.0.1+dfsg-3~bpo12+1, 2.0.1", "2.0, 2.0"})
    void aDebianPackageIsABuildOfItsUpstreamRelease(String debian, String expected) throws MalformedVersionException {
        for (Order order : Order.values()) {
            assertThat(ReleaseVersion.of(DebianVersion.parse(debian), order)).hasValue(release(expected, order));
        }
    }

    @Test
    void condaReadsItsOwnVersions() {
        assertThat(release("9d", Order.CONDA)).isLessThan(release("9e", Order.CONDA));
        assertThat(ReleaseVersion.parse("", Order.CONDA)).isEmpty();
    }

    @Test
    void ordersDoNotMix() {
        ReleaseVersion python = release("1.0", Order.PEP440);
        ReleaseVersion conda = release("1.0", Order.CONDA);
        assertThat(python).isNotEqualTo(conda);
        assertThatThrownBy(() -> python.compareTo(conda)).isInstanceOf(IllegalArgumentException.class);
    }
}
