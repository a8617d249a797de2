package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class CouplingRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new CouplingRule();

    @Test
    void anExactPinAgainstAMinorSeriesWithABuildStringIsARisk() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
        assertThat(finding.id()).isEqualTo("dependency.coupling/torch");
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.left()).isEqualTo("exact pin");
        assertThat(finding.right()).isEqualTo("one minor series, build string");
        assertCites(finding, "pypi", "torchvision-0.24.0-", "requires_dist \"torch==2.9.0\"");
        assertCites(finding, "conda-forge", BUILD, "depends \"pytorch * cuda*\", \"pytorch >=2.8.0,<2.9.0a0\"");
        assertCites(finding, "prefix-dev/parselmouth", "pytorch -> torch");
    }

    @Test
    void twoIndexesThatPinAlikeAreANote() {
        Finding finding = Worlds.only(rule, Recorded.pair("pytorch-index::torchvision", "pypi::torchvision"));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo(finding.right()).isEqualTo("exact pin");
    }

    @Test
    void aDependencyThatNobodyPinsExactlyIsNotCoupled() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "numpy", "pillow>=5.3.0,!=8.3.*"),
                        condaForge("torchvision").build(BUILD, "numpy >=1.23.5", "pillow >=5.3.0")));
    }

    @Test
    void aPinInHalfOfTheReleasesIsNotMost() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision")
                                .wheel(WHEEL, "torch==2.9.0")
                                .wheel("torchvision-0.1.9-py2.py3-none-any.whl", "torch"),
                        condaForge("torchvision").build(BUILD, "pytorch >=2.8.0,<2.9.0a0")));
    }

    @Test
    void unrecordedRequirementsAreNotTakenAsAnyVersion() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheelWithoutMetadata(WHEEL),
                        condaForge("torchvision").build(BUILD, "pytorch >=2.8.0,<2.9.0a0")));
    }

    @Test
    void aLockFileThatDropsBuildStringsIsMentioned() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "torch==2.9.0"),
                        condaForge("torchvision").lossyBuild(BUILD, "pytorch >=2.8.0,<2.9.0a0")));
        assertThat(finding.right()).isEqualTo("one minor series");
        assertThat(finding.detail()).contains("a build-string pin may be missing");
    }
}
