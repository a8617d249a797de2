package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class DependencyExtraRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new DependencyExtraRule();

    @Test
    void theWheelsExtrasAreNamedWithWhatTheyAdd() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("conda-forge::torchvision=0.26.0", "pypi::torchvision==0.26.0"));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo("none");
        assertThat(finding.right()).isEqualTo("gdown, scipy");
        assertCites(finding, "pypi", "torchvision-0.26.0-", "requires_dist \"gdown>=4.7.3", "extra == 'gdown'");
        assertCites(finding, "pypi", "torchvision-0.26.0-", "requires_dist \"scipy", "extra == 'scipy'");
    }

    @Test
    void withoutExtrasThereIsNothingToSay() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "numpy"),
                        condaForge("torchvision").build(BUILD, "numpy")));
    }

    @Test
    void withoutMetadataNoExtraIsClaimed() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheelWithoutMetadata(WHEEL),
                        condaForge("torchvision").build(BUILD, "numpy")));
    }

    @Test
    void betweenIndexesExtrasAreNotAsked() {
        Worlds.assertNothing(rule, Recorded.pair("pypi::torchvision==0.24.0", "pypi::torchvision==0.26.0"));
    }
}
