package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;
import static parallax.compare.Worlds.pytorchChannel;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class AcceleratorRuleTest {

    private final Rule rule = new AcceleratorRule();

    @Test
    void condaForgeBuildsForCpuAndTwoCudasAndThePlainWheelForOne() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).startsWith("CUDA 13.0");
        assertThat(finding.right()).isEqualTo("CPU, CUDA 12.9, CUDA 13.0");
        assertThat(finding.detail()).contains("PyTorch wheel index", "CPU, CUDA 12.6, CUDA 13.0, XPU");
        assertCites(
                finding, "conda-forge/torchvision-feedstock", "(0.28.0 build 0", "cuda_compiler_version for linux-64");
    }

    @Test
    void buildStringsAndRequirementsTell() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision")
                                .build("torchvision-0.20.1-py312_cu124.tar.bz2")
                                .build("torchvision-0.20.1-py312_cpu.tar.bz2"),
                        condaForge("torchvision")
                                .build("torchvision-0.20.1-cuda120_py312_h00ec985_0.conda")
                                .build("torchvision-0.20.1-py312_h00ec985_1.conda", "pytorch-cuda 11.8.*")));
        assertThat(finding.left()).isEqualTo("CPU, CUDA 12.4");
        assertThat(finding.right()).isEqualTo("CUDA 11.8, CUDA 12.0");
        assertCites(finding, "pytorch", "torchvision-0.20.1-py312_cu124.tar.bz2: name");
    }

    @Test
    void versionsOfCudaAreOrderedByNumber() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision")
                                .build("torchvision-0.8.0-py38_cu110.tar.bz2")
                                .build("torchvision-0.8.0-py38_cu92.tar.bz2")
                                .build("torchvision-0.8.0-py38_cu101.tar.bz2"),
                        condaForge("torchvision").build("torchvision-0.8.0-py38_cpu.tar.bz2")));
        assertThat(finding.left()).isEqualTo("CUDA 9.2, CUDA 10.1, CUDA 11.0");
    }

    @Test
    void theSameOfferIsANote() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel("torchvision-0.24.0+cpu-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("torchvision")
                                .commit("0.24.0", 0, Map.of("cuda_compiler_version", List.of("None")))));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo(finding.right()).isEqualTo("CPU");
    }

    @Test
    void buildsThatStateNoneOnBothSidesHaveNothingToCompare() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("numpy").wheel("numpy-2.2.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("numpy").build("numpy-2.2.0-py312h0123456_0.conda")));
    }

    @Test
    void withoutRecordedBuildsNothingIsClaimed() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").carries("0.24.0"),
                        condaForge("torchvision")
                                .commit("0.24.0", 0, Map.of("cuda_compiler_version", List.of("12.9")))));
    }

    @Test
    void buildsForOtherPlatformsDoNotCount() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision")
                                .wheel("torchvision-0.24.0+cu130-cp312-cp312-win_amd64.whl")
                                .wheel("torchvision-0.24.0+cpu-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("torchvision").build("torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda")));
        assertThat(finding.left()).isEqualTo("CPU");
    }
}
