package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class LocalLabelRuleTest {

    private final Rule rule = new LocalLabelRule();

    @Test
    void labelledWheelsOfTheNewestReleaseAreVariantsOfIt() {
        Finding finding = Worlds.only(rule, Recorded.pair("pytorch-index::torchvision", "pypi::torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.title()).contains("variants of 0.28.0");
        assertThat(finding.detail()).contains("0.28.0+cpu, 0.28.0+cu126, 0.28.0+cu130, 0.28.0+xpu");
        for (String label : new String[] {"cpu", "cu126", "cu130", "xpu"}) {
            assertCites(finding, "pytorch-index", "torchvision-0.28.0+" + label + "-", "version 0.28.0+" + label);
        }
    }

    @Test
    void anotherIndexOfTheProjectCountsToo() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.detail()).contains("PyTorch wheel index");
    }

    @Test
    void plainVersionsHaveNoLabel() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel("torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("torchvision").build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")));
    }

    @Test
    void aReleaseWithoutRecordedBuildsSaysNothingOfLabels() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").carries("0.28.0"),
                        condaForge("torchvision").carries("0.28.0")));
    }
}
