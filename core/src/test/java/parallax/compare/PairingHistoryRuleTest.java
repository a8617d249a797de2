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

class PairingHistoryRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new PairingHistoryRule();

    private static World wheel() {
        return pypi("torchvision").wheel(WHEEL, "torch==2.9.0");
    }

    private static World build() {
        return condaForge("torchvision").build(BUILD, "pytorch >=2.8.0,<2.9.0a0");
    }

    private static Map<String, List<String>> pytorch(String series) {
        return Map.of("pytorch", List.of(series));
    }

    @Test
    void theFirstBuildOf0240WasMadeForAnotherSeriesAndTheFourthForTheRightOne() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
        assertThat(finding.id()).isEqualTo("dependency.pairing-history/torch");
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.detail())
                .contains("build 0 for pytorch 2.7", "build 1 for pytorch 2.8", "build 2 for pytorch 2.8")
                .contains("build 3 for pytorch 2.9");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.24.0 build 0, 2025-10-23)", "CI pins pytorch");
        assertCites(finding, "pypi", "torchvision-0.24.0-", "\"torch==2.9.0\"");
    }

    @Test
    void onlyReleasesWhoseFirstBuildDiffersAreNamed() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.title()).contains("0.26.0, 0.25.0, 0.24.0, 0.23.0").doesNotContain("0.22");
    }

    @Test
    void aFirstBuildOfTheRightSeriesIsNoFinding() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        wheel(), build().commit("0.24.0", 0, pytorch("2.9")).commit("0.24.0", 1, pytorch("2.8"))));
    }

    @Test
    void aPinOfOneVersionIsOfItsSeries() {
        Worlds.assertNothing(rule, Worlds.compare(wheel(), build().commit("0.24.0", 0, pytorch("2.9.1"))));
        Finding finding = Worlds.only(rule, Worlds.compare(wheel(), build().commit("0.24.0", 0, pytorch("2.90"))));
        assertThat(finding.left()).isEqualTo("0.24.0: torch 2.9");
        assertThat(finding.right()).isEqualTo("0.24.0: pytorch 2.90");
    }

    @Test
    void aFirstBuildWhosePinIsNotRecordedIsNotJudgedByALaterOne() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(wheel(), build().commit("0.24.0", 0, Map.of()).commit("0.24.0", 1, pytorch("2.8"))));
    }

    @Test
    void withoutARecipeNothingIsSaid() {
        Worlds.assertNothing(rule, Worlds.compare(wheel(), build()));
    }

    @Test
    void theEvidenceIsTheFirstCommit() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        wheel(), build().commit("0.24.0", 0, pytorch("2.7")).commit("0.24.0", 1, pytorch("2.9"))));
        assertCites(finding, "conda-forge/example-feedstock", "commit c0000000 (0.24.0 build 0");
        assertThat(finding.left()).isEqualTo("0.24.0: torch 2.9");
        assertThat(finding.right()).isEqualTo("0.24.0: pytorch 2.7");
    }
}
