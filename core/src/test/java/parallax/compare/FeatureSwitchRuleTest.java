package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class FeatureSwitchRuleTest {

    private final Rule rule = new FeatureSwitchRule();

    @Test
    void theSwitchesOfTheNewestBuildScript() {
        Pair pair = Recorded.pair("torchvision");
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.id()).isEqualTo("feature.switch/conda-forge");
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("not recorded");
        assertThat(finding.detail())
                .contains("As of 0.28.0 build 1")
                .contains("TORCHVISION_USE_FFMPEG: 0 (because")
                .contains("TORCHVISION_USE_NVJPEG");
        assertCites(finding, "conda-forge/torchvision-feedstock", "TORCHVISION_USE_FFMPEG; in", "@488ecd9d");
        Worlds.assertUnknown(rule, pair, "features switched on or off in torchvision at PyPI", "no build script");
    }

    @Test
    void aScriptOfAnotherReleaseIsNotTakenForThatOfTheReleaseAskedFor() {
        Pair pair = Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0");
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "torchvision at conda-forge", "only the build script of 0.28.0");
    }

    @Test
    void withoutAScriptItIsUnknown() {
        Pair pair = Recorded.pair("numpy");
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "features switched on or off in numpy at conda-forge", "no build script");
    }

    @Test
    void aSwitchIsShownWithItsValue() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        condaForge("torchvision")
                                .commit("0.24.0", 0, Map.of())
                                .sets("TORCHVISION_USE_VIDEO_CODEC", "0"),
                        pypi("torchvision").carries("0.24.0")));
        assertThat(finding.left()).isEqualTo("1 switch");
        assertThat(finding.title()).contains("TORCHVISION_USE_VIDEO_CODEC=0");
        assertCites(finding, "conda-forge/example-feedstock", "TORCHVISION_USE_VIDEO_CODEC; in");
    }
}
