package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class LicenceRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new LicenceRule();

    @Test
    void twoChannelsThatSpellItDifferently() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pytorch::torchvision=0.10.0", "conda-forge::torchvision=0.10.0"));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo("BSD");
        assertThat(finding.right()).isEqualTo("BSD-3-Clause");
        assertCites(finding, "pytorch", "torchvision-0.10.0-py39_cpu.tar.bz2: license BSD");
        assertCites(finding, "conda-forge", "torchvision-0.10.0-py39h93e5132_0_cpu.tar.bz2: license BSD-3-Clause");
    }

    @Test
    void aWheelsLicenceStandsInTheWheel() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL).opened(WHEEL, "0.24.0", "BSD"),
                        condaForge("torchvision").build(BUILD).licensed("BSD")));
        assertThat(finding.title()).isEqualTo("Both declare BSD");
        assertCites(finding, "pypi", WHEEL, "METADATA, licence BSD");
        assertCites(finding, "conda-forge", BUILD, "license BSD");
    }

    @Test
    void aWheelThatWasNotOpenedHasAnUnknownLicence() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL),
                condaForge("torchvision").build(BUILD).licensed("BSD-3-Clause"));
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.left()).isEqualTo("not recorded");
        assertThat(finding.right()).isEqualTo("BSD-3-Clause");
        Worlds.assertUnknown(rule, pair, "licence declared by " + WHEEL, "does not state it");
    }

    @Test
    void whereNeitherStatesItThereIsNoFinding() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL), condaForge("torchvision").build(BUILD));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "licence declared by " + BUILD, "does not state it");
    }
}
