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

class PairingRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new PairingRule();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.26.0 | torchvision-0.26.0-                                   | "torch==2.11.0"      | torchvision-0.26.0-cpu_py314_hf84c570_0.conda          | "pytorch >=2.10.0,<2.11.0a0"
            0.24.0 | torchvision-0.24.0-                                   | "torch==2.9.0"       | torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda      | "pytorch >=2.8.0,<2.9.0a0"
            0.22.0 | torchvision 0.22.0: dependencies                      | torch "2.7.0"        | torchvision-0.22.0-cuda_py310_hc8e71c5_1.conda         | "pytorch >=2.7.1,<2.8.0a0"
            0.15.2 | torchvision 0.15.2: dependencies                      | torch "2.0.1"        | torchvision-0.15.2-cuda112py311h13eef27_4.conda        | "pytorch 2.0 cuda112*"
            """)
    void recordedBuildsThatNoTorchSatisfiesTogether(
            String release, String wheel, String pin, String build, String range) {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.BREAKS);
        assertThat(finding.detail()).contains(release + ": PyPI torch");
        assertCites(finding, "pypi", wheel, pin);
        assertCites(finding, "conda-forge", build, range);
    }

    @Test
    void aVersionThatSatisfiesBothIsNoConflict() {
        Worlds.assertNothing(rule, Recorded.pair("pypi::torchvision==0.25.0", "conda-forge::torchvision=0.25.0"));
    }

    @Test
    void theProofIsAListOfVersionsThatExist() {
        World left = pypi("torchvision").wheel(WHEEL, "torch==2.9.0");
        World right = condaForge("torchvision").build(BUILD, "pytorch >=2.8.0,<2.9.0a0");
        Worlds.assertNothing(rule, Worlds.compare(left, right));
        left.knows("torch", "2.8.0", "2.9.0");
        Finding finding = Worlds.only(rule, Worlds.compare(left, right));
        assertThat(finding.detail()).contains("admits 2.9.0", "admits 2.8.0", "none of 2 known versions");
        assertThat(finding.left()).isEqualTo("torch ==2.9.0");
        assertThat(finding.right()).isEqualTo("pytorch >=2.8.0,<2.9.0a0");
    }

    @Test
    void buildsForAnotherPlatformDoNotConflict() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL, "torch==2.9.0").knows("torch", "2.8.0", "2.9.0"),
                condaForge("torchvision")
                        .buildOn("osx-arm64", "torchvision-0.24.0-cpu_py312_h9f56bbf_2.conda", "pytorch 2.8.*"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "torchvision 0.24.0", "a build for linux-64");
    }

    @Test
    void unrecordedRequirementsAreUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision")
                        .wheel(WHEEL, "torch==2.9.0")
                        .wheel("torchvision-0.23.0-cp312-cp312-manylinux_2_28_x86_64.whl", "torch==2.8.0")
                        .knows("torch", "2.8.0", "2.9.0"),
                condaForge("torchvision")
                        .build(BUILD, "pytorch >=2.9.0,<2.10.0a0")
                        .carries("0.23.0"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "torchvision 0.23.0", "one side at most");
    }
}
