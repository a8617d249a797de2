package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class SourceArchiveRuleTest {

    private final Rule rule = new SourceArchiveRule();

    @Test
    void theRecipeNamesTheArchiveAndItsDigest() {
        Pair pair = Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0");
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.id()).isEqualTo("provenance.source/conda-forge");
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.detail())
                .contains("https://github.com/pytorch/vision/archive/")
                .contains("sha256 f799cdd1d67a3edbcdc6af8fb416fe1b019b512fb426c0314302cd81518a0095");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.24.0 build 2, 2025-11-02)", "source");
        Worlds.assertUnknown(rule, pair, "what sources torchvision at PyPI is built from", "no attestation");
    }

    @Test
    void aRecipeWithoutSourceIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").carries("0.24.0"), condaForge("torchvision").commit("0.24.0", 0, Map.of()));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "what sources torchvision at conda-forge is built from", "no recipe");
    }

    @Test
    void betweenIndexesNothingIsRecorded() {
        Worlds.assertNothing(rule, Recorded.pair("pytorch-index::torchvision", "pypi::torchvision"));
    }
}
