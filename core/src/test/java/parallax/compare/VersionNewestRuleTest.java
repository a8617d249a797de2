package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class VersionNewestRuleTest {

    private final Rule rule = new VersionNewestRule();

    @Test
    void theChannelThatWentOnIsAhead() {
        Finding finding = Worlds.only(rule, Recorded.pair("pytorch::torchvision", "conda-forge::torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.title()).contains("conda-forge is ahead");
        assertThat(finding.left()).isEqualTo("0.20.1");
        assertThat(finding.right()).isEqualTo("0.28.0");
        assertCites(finding, "pytorch", "torchvision-0.20.1-", ": record");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.28.0 build 0,", "version");
        assertCites(finding, "conda-forge/torchvision-feedstock", "CI builds for linux-64");
    }

    @Test
    void aLocalLabelMakesNothingNewer() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel("torchvision-0.28.0+cu130-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("torchvision").build("torchvision-0.28.0-cuda130_py312_h0123456_0.conda")));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo(finding.right()).isEqualTo("0.28.0");
    }

    @Test
    void aPreReleaseIsNotTheNewest() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("numpy").carries("2.2.0", "2.3.0rc1"),
                        condaForge("numpy").carries("2.2.0")));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo("2.2.0");
    }

    @Test
    void theNewestForTheTargetIsThatWithABuildForIt() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision")
                                .wheel("torchvision-0.24.0-cp312-cp312-win_amd64.whl")
                                .wheel("torchvision-0.23.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("torchvision").buildOn("osx-64", "torchvision-0.24.0-cpu_py312_h0123456_0.conda")));
        assertThat(finding.left()).isEqualTo("0.23.0 (elsewhere 0.24.0)");
        assertThat(finding.detail()).contains("newest for linux-64, any Python, with or without CUDA 0.23.0.");
        assertThat(finding.detail()).contains("conda-forge: newest 0.24.0, no build for linux-64");
        assertCites(finding, "pypi", "torchvision-0.23.0-cp312-cp312-manylinux_2_28_x86_64.whl: record");
    }

    @Test
    void withoutAReleaseItIsUnknown() {
        Pair pair =
                Worlds.compare(pypi("torchvision"), condaForge("torchvision").carries("0.24.0"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "newest release at PyPI", "no release is recorded");
    }
}
