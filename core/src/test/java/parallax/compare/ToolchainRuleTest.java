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

class ToolchainRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new ToolchainRule();

    @Test
    void theRecipesConfigurationForTheComparedBuildTells() {
        Pair pair = Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0");
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("not recorded");
        assertThat(finding.right()).contains("gcc 14", "C library floor 2.17", "CUDA compiler 12.9", "alma9");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.24.0 build 2,", "CI configuration of linux-64");
        Worlds.assertUnknown(rule, pair, "compiler, C library and build image of torchvision at PyPI", "no recipe");
    }

    @Test
    void theConfigurationInsideAnArtifactTellsToo() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pytorch::torchvision=0.10.0", "conda-forge::torchvision=0.10.0"));
        assertThat(finding.detail()).contains("torchvision-0.10.0-py39h93e5132_0_cpu: C compiler 7");
        assertCites(finding, "conda-forge", "torchvision-0.10.0-py39h93e5132_0_cpu: conda_build_config");
    }

    @Test
    void bothSidesAreShownWhereBothAreRecorded() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision")
                                .build("torchvision-0.24.0-py312_0.tar.bz2")
                                .commit("0.24.0", 0, Map.of("c_compiler_version", List.of("9"))),
                        condaForge("torchvision")
                                .build(BUILD)
                                .commit("0.24.0", 2, Map.of("c_compiler_version", List.of("14")))));
        assertThat(finding.left()).isEqualTo("C compiler 9");
        assertThat(finding.right()).isEqualTo("C compiler 14");
    }

    @Test
    void withoutAnyRecipeEverythingIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL), condaForge("torchvision").build(BUILD));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "compiler, C library and build image of torchvision at PyPI", "no recipe");
        Worlds.assertUnknown(
                rule, pair, "compiler, C library and build image of torchvision at conda-forge", "no recipe");
        Worlds.assertUnknown(rule, pair, "CPU baseline", "the binaries would tell");
    }

    @Test
    void aCudaThatIsSwitchedOffIsNoCompiler() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision")
                                .build(BUILD)
                                .commit(
                                        "0.24.0",
                                        2,
                                        Map.of(
                                                "c_compiler_version", List.of("14"),
                                                "cuda_compiler_version", List.of("None")))));
        assertThat(finding.right()).isEqualTo("C compiler 14");
    }

    @Test
    void theSameToolchainIsANote() {
        Finding finding = Worlds.only(rule, Recorded.pair("conda-forge::torchvision", "conda-forge::torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo(finding.right());
        assertThat(finding.title()).doesNotContain("different");
    }
}
