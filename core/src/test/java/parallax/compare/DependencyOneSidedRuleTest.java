package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;
import static parallax.compare.Worlds.pytorchChannel;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class DependencyOneSidedRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new DependencyOneSidedRule();

    @Test
    void onlyCondaForgeRequiresTheExtraDecoders() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
        assertThat(finding.id()).isEqualTo("dependency.one-sided/conda-forge");
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.right()).isEqualTo("torchvision-extra-decoders");
        assertCites(finding, "conda-forge", BUILD, "depends \"torchvision-extra-decoders\"");
        assertCites(finding, "prefix-dev/parselmouth", "torchvision-extra-decoders -> torchvision-extra-decoders");
    }

    @Test
    void counterpartsUnderOtherNamesAreNoDifference() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "torch==2.9.0", "numpy"),
                        condaForge("torchvision").build(BUILD, "pytorch >=2.9.0", "numpy >=1.23.5")));
    }

    @Test
    void librariesInterpreterMachineAndExtrasAreLeftOut() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "gdown>=4.7.3 ; extra == 'gdown'"),
                        condaForge("torchvision")
                                .build(
                                        BUILD,
                                        "libpng >=1.6.50,<1.7.0a0",
                                        "python_abi 3.12.* *_cp312",
                                        "__glibc >=2.17")));
    }

    @Test
    void aConditionThatTheTargetLeavesOpenIsSaid() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "requests ; python_version < '3.9'"),
                        condaForge("torchvision").build(BUILD)));
        assertThat(finding.id()).isEqualTo("dependency.one-sided/pypi");
        assertThat(finding.detail()).contains("requests any when python_version < ");
        assertCites(finding, "pypi", WHEEL, "requests ; python_version < '3.9'");
    }

    @Test
    void aRequirementForAnotherSystemIsNoDifference() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "pywin32 ; sys_platform == 'win32'"),
                        condaForge("torchvision").build(BUILD)));
    }

    @Test
    void anIncompleteListMakesNoClaimAboutWhatItLeavesOut() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL, "numpy", "requests"),
                condaForge("torchvision").lossyBuild(BUILD, "numpy >=1.23.5", "fsspec"));
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.id()).isEqualTo("dependency.one-sided/conda-forge");
        assertThat(finding.right()).isEqualTo("fsspec");
        Worlds.assertUnknown(rule, pair, "conda-forge's build requires requests", "recorded incompletely");
    }

    @Test
    void unrecordedRequirementsAreUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheelWithoutMetadata(WHEEL),
                condaForge("torchvision").build(BUILD, "numpy"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "what " + WHEEL + " at PyPI requires", "requirements of no wheel");
    }

    @Test
    void betweenChannelsNamesTheMapDoesNotKnowCountToo() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision").build("torchvision-0.24.0-py312_0.tar.bz2", "nobody-knows-this"),
                        condaForge("torchvision").build(BUILD)));
        assertThat(finding.id()).isEqualTo("dependency.one-sided/pytorch");
        assertThat(finding.left()).isEqualTo("nobody-knows-this");
    }
}
