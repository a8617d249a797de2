package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pytorchChannel;

import org.junit.jupiter.api.Test;
import parallax.finding.Finding;
import parallax.finding.Impact;

class ReleaseStoppedRuleTest {

    private final Rule rule = new ReleaseStoppedRule();

    @Test
    void aSourceThatStoppedWhileTheOtherWentOnIsARisk() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        condaForge("torchvision").carries("0.20.1", "0.21.0", "0.22.0"),
                        pytorchChannel("torchvision").carries("0.20.1").stoppedAt("0.20.1")));
        assertThat(finding.id()).isEqualTo("release.stopped/pytorch");
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.left()).isEqualTo("0.22.0");
        assertThat(finding.right()).isEqualTo("0.20.1");
        assertThat(finding.title()).contains("pytorch channel stops at 0.20.1", "2 releases");
        assertCites(finding, "pytorch", "list of versions");
        assertCites(finding, "conda-forge", "0.22.0: record");
    }

    @Test
    void stoppingTogetherIsNoStop() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        condaForge("torchvision").carries("0.20.1"),
                        pytorchChannel("torchvision").carries("0.20.1").stoppedAt("0.20.1")));
    }

    @Test
    void withoutAPageThatShowsTheNewestNobodyKnowsWhetherItStopped() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        condaForge("torchvision").carries("0.20.1", "0.21.0"),
                        pytorchChannel("torchvision").carries("0.20.1").listedUpTo("0.20.1")));
    }
}
