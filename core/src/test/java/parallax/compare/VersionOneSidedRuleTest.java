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

class VersionOneSidedRuleTest {

    private final Rule rule = new VersionOneSidedRule();

    @Test
    void aReleaseBelowTheEndOfACompleteListIsMissing() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").carries("0.16.0", "0.16.1"),
                        condaForge("torchvision").carries("0.16.1").listedUpTo("0.16.1")));
        assertThat(finding.id()).isEqualTo("version.one-sided/pypi");
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("1 release");
        assertThat(finding.right()).isEqualTo("none of them");
        assertCites(finding, "conda-forge", "list of versions");
        assertCites(finding, "pypi", "0.16.0: record");
    }

    @Test
    void whatIsReleasedAfterASourceStoppedIsMissingThere() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pytorchChannel("torchvision").carries("0.20.1").stoppedAt("0.20.1"),
                        condaForge("torchvision").carries("0.20.1", "0.21.0")));
        assertThat(finding.id()).isEqualTo("version.one-sided/conda-forge");
        assertThat(finding.right()).isEqualTo("1 release");
        assertThat(finding.detail()).contains("0.21.0");
    }

    @Test
    void withoutAListAbsenceIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").carries("0.16.0", "0.16.1"),
                condaForge("torchvision").carries("0.16.1"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "whether conda-forge carries torchvision 0.16.0", "sample");
    }

    @Test
    void aReleaseAboveTheEndOfTheListIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").carries("0.16.1", "0.17.0"),
                condaForge("torchvision").carries("0.16.1").listedUpTo("0.16.1"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "0.17.0", "sample");
    }

    @Test
    void preReleasesDoNotCount() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("numpy").carries("2.0.0rc1", "2.0.0"),
                        condaForge("numpy").carries("2.0.0").listedUpTo("2.0.0")));
    }

    @Test
    void sidesThatCarryTheSameHaveNothingToSay() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("numpy").carries("2.0.0").listedUpTo("2.0.0"),
                        condaForge("numpy").carries("2.0.0").listedUpTo("2.0.0")));
    }

    @Test
    void aReferenceThatSelectsVersionsIsNotAsked() {
        Worlds.assertNothing(rule, Recorded.pair("pypi::torchvision==0.16.0", "conda-forge::torchvision"));
    }
}
