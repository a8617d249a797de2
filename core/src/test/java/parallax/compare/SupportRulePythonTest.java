package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class SupportRulePythonTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String THREADS = "torchvision-0.24.0-cp313-cp313t-manylinux_2_28_x86_64.whl";

    private final Rule rule = new SupportRule.Python();

    private static Map<String, List<String>> pythons(String... values) {
        return Map.of("python", List.of(values));
    }

    @Test
    void onlyTheWheelsAreFreeThreaded() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).endsWith("3.14t");
        assertThat(finding.right()).isEqualTo("3.10, 3.11, 3.12, 3.13, 3.14");
        assertThat(finding.title()).contains("only PyPI has 3.14t");
        assertCites(finding, "pypi", "torchvision-0.28.0-cp314-cp314t-manylinux_2_28_x86_64.whl: file name");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.28.0 build 1", "Pythons of the CI configuration");
    }

    @Test
    void theSamePythonsAreANote() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision").commit("0.24.0", 0, pythons("3.12.* *_cpython"))));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo(finding.right()).isEqualTo("3.12");
    }

    @Test
    void whatASampleDoesNotShowIsOnlyUnseen() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL).wheel(THREADS),
                        condaForge("torchvision").build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")));
        assertThat(finding.title()).contains("is seen to have 3.13t");
        assertThat(finding.detail()).contains("sample");
    }

    @Test
    void aConfigurationThatBuildsContradictIsNotBelieved() {
        Finding finding = Worlds.only(rule, Recorded.pair("torch"));
        assertThat(finding.right()).contains("3.11", "3.13", "3.14");
        assertThat(finding.title()).contains("is seen to have");
    }

    @Test
    void withoutARecordOnBothSidesItIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL), condaForge("torchvision").carries("0.24.0"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "supported Pythons side by side", "no release has them recorded on both");
    }

    @Test
    void wheelsForAnotherPlatformDoNotCount() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL).wheel("torchvision-0.24.0-cp314-cp314-win_amd64.whl"),
                        condaForge("torchvision").build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")));
        assertThat(finding.left()).isEqualTo("3.12");
    }
}
