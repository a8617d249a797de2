package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class SizeRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new SizeRule();

    @Test
    void theRecordsStateTheSizeOfTheComparedArchives() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("8.1 MB");
        assertThat(finding.right()).isEqualTo("3.2 MB");
        assertCites(finding, "pypi", WHEEL, "size 8050480");
        assertCites(finding, "conda-forge", BUILD, "size 3192054");
    }

    @ParameterizedTest(name = "{0} and {1} bytes: {2}")
    @CsvSource({
        "1000, 1100, NOTE, 1.0 kB, 1.1 kB",
        "1000, 1101, CHANGES, 1.0 kB, 1.1 kB",
        "999, 999, NOTE, 999 B, 999 B",
        "532300000, 27100000, CHANGES, 532.3 MB, 27.1 MB",
        "1500000000, 1500000000, NOTE, 1.5 GB, 1.5 GB",
        "0, 1, CHANGES, 0 B, 1 B"
    })
    void aTenthMakesTheDifference(long left, long right, Impact impact, String leftText, String rightText) {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL).ofSize(left),
                        condaForge("torchvision").build(BUILD).ofSize(right)));
        assertThat(finding.impact()).isEqualTo(impact);
        assertThat(finding.left()).isEqualTo(leftText);
        assertThat(finding.right()).isEqualTo(rightText);
    }

    @Test
    void aSizeThatNoRecordStatesIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL),
                condaForge("torchvision").build(BUILD).ofSize(100));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "size of " + WHEEL, "its record does not state it");
        Worlds.assertUnknown(rule, pair, "size with all dependencies", "the archive alone");
    }
}
