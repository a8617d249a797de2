package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;
import static parallax.compare.Worlds.pytorchChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class DependencyConstraintRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";
    private static final String CHANNEL_BUILD = "torchvision-0.24.0-py312_0.tar.bz2";

    private final Rule rule = new DependencyConstraintRule();

    @Test
    void noVersionForBothBreaks() {
        Finding finding = Recorded.finding(
                "dependency.constraint/torch", "conda-forge::torchvision=0.24.0", "pypi::torchvision==0.26.0");
        assertThat(finding.impact()).isEqualTo(Impact.BREAKS);
        assertThat(finding.detail()).contains("0 for both", "(2.8.0)", "(2.11.0)");
        assertCites(finding, "conda-forge", BUILD, "\"pytorch >=2.8.0,<2.9.0a0\"");
        assertCites(finding, "pypi", "torchvision-0.26.0-", "\"torch==2.11.0\"");
        assertCites(finding, "prefix-dev/parselmouth", "pytorch -> torch");
    }

    /// jpeg of either channel is not recorded in these worlds, so the intervals of their one order are compared.
    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            jpeg <=9b           | jpeg >=9d,<10a      | BREAKS
            jpeg >=9b,<9c       | jpeg >=9c,<10a      | BREAKS
            jpeg <=9d           | jpeg >=9d,<10a      | CHANGES
            jpeg >=9b           | jpeg >=9d,<10a      | CHANGES
            jpeg 9e             | jpeg >=9d,<10a      | CHANGES
            jpeg 9e             | jpeg 9b             | BREAKS
            jpeg >9b,<9d        | jpeg >=9d,<10a      | BREAKS
            jpeg 9b.*           | jpeg 9c.*           | BREAKS
            jpeg >=9b,<10a0     | jpeg <10a0,>=9b     | NOTE
            jpeg *.9b           | jpeg >=9d,<10a      | CHANGES
            """)
    void betweenChannelsTheirOrderIsJudged(String left, String right, Impact impact) {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision").build(CHANNEL_BUILD, left),
                        condaForge("torchvision").build(BUILD, right)));
        assertThat(finding.id()).isEqualTo("dependency.constraint/jpeg");
        assertThat(finding.impact()).isEqualTo(impact);
        assertCites(finding, "pytorch", CHANNEL_BUILD, "depends \"" + left + "\"");
        assertCites(finding, "conda-forge", BUILD, "depends \"" + right + "\"");
    }

    @Test
    void betweenChannelsTheIntervalsAreTheProof() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision").build(CHANNEL_BUILD, "jpeg >9b,<9d"),
                        condaForge("torchvision").build(BUILD, "jpeg >=9d,<10a")));
        assertThat(finding.detail()).contains("admits (9b, 9d), ", " [9d, 10a), both nothing, whatever is released.");
    }

    @Test
    void otherBuildsOfTheSameVersionsAreNotTheSame() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision").build(CHANNEL_BUILD, "jpeg 9b cuda*"),
                        condaForge("torchvision").build(BUILD, "jpeg 9b")));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
    }

    @Test
    void otherWordsForTheSameVersionsAreANote() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "numpy>=2.0,<3").knows("numpy", "1.26.4", "2.0.0", "2.2.0"),
                        condaForge("torchvision").build(BUILD, "numpy 2.*")));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.left()).isEqualTo("numpy <3,>=2.0");
        assertThat(finding.right()).isEqualTo("numpy 2.*");
        assertThat(finding.detail()).contains("2 for both");
    }

    @Test
    void aVersionThatOnlyOneSideAdmitsChangesThings() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision")
                                .wheel(WHEEL, "pillow>=5.3.0,!=8.3.*")
                                .knows("pillow", "8.2.0", "8.3.1", "8.3.2"),
                        condaForge("torchvision").build(BUILD, "pillow >=5.3.0,!=8.3.0,!=8.3.1")));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.detail()).contains("0 only for PyPI (none)", "1 only for conda-forge (8.3.2)");
    }

    @Test
    void theSameTextIsNoFindingAndNeitherAreInterpreterAndMachine() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision")
                                .build(CHANNEL_BUILD, "pillow >=5.3.0", "python >=3.9", "__glibc >=2.28"),
                        condaForge("torchvision")
                                .build(BUILD, "pillow >=5.3.0", "python >=3.12,<3.13.0a0", "__glibc >=2.17")));
    }

    @Test
    void unrecordedRequirementsAreNotJudged() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheelWithoutMetadata(WHEEL),
                        condaForge("torchvision").build(BUILD, "numpy >=1.23.5")));
    }

    @Test
    void withoutKnownVersionsAcrossWorldsNothingIsProved() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "torch==2.9.0"),
                        condaForge("torchvision").build(BUILD, "pytorch >=2.8.0,<2.9.0a0")));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.detail()).contains("over 0 known versions");
    }

    @Test
    void aDependencyThatPairingReportedIsNotReportedAgain() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL, "torch==2.9.0").knows("torch", "2.8.0", "2.9.0"),
                condaForge("torchvision").build(BUILD, "pytorch >=2.8.0,<2.9.0a0"));
        Findings findings = Worlds.examine(new PairingRule(), pair);
        rule.examine(pair, findings);
        assertThat(findings.findings()).extracting(Finding::id).containsExactly("dependency.pairing/torch");
    }
}
