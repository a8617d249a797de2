package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class SupportRulePlatformTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";

    private final Rule rule = new SupportRule.Platform();

    @Test
    void condaForgeBuildsForIntelMacs() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("linux-64, linux-aarch64, osx-arm64, win-64");
        assertThat(finding.right()).isEqualTo("linux-64, linux-aarch64, osx-64, osx-arm64, win-64");
        assertThat(finding.detail()).contains("Recorded builds are a sample");
        assertCites(finding, "pypi", "torchvision-0.28.0-", "macosx_14_0_arm64.whl: file name");
        assertCites(finding, "conda-forge/torchvision-feedstock", "platforms of the CI configuration");
    }

    @Test
    void theSamePlatformsAreANote() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision").build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.right()).isEqualTo("linux-64");
    }

    @Test
    void theNewestReleaseThatBothRecordIsLookedAt() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL).wheel("torchvision-0.25.0-cp312-cp312-win_amd64.whl"),
                        condaForge("torchvision")
                                .build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")
                                .carries("0.25.0")));
        assertThat(finding.title()).contains("at 0.24.0");
    }

    @Test
    void withoutARecordOnBothSidesItIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").carries("0.24.0"), condaForge("torchvision").carries("0.24.0"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "supported platforms side by side", "no release has them recorded on both");
    }
}
