package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class HotfixRuleTest {

    private static final String REPOSITORY = "conda-forge/conda-forge-repodata-patches-feedstock";

    private final Rule rule = new HotfixRule();

    @Test
    void everyRuleThatNamesThePackageIsShown() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.id()).isEqualTo("metadata.hotfix/conda-forge");
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("none recorded");
        assertThat(finding.right()).startsWith("4 rules");
        assertThat(finding.detail()).contains("tighten_depends: name `pytorch`, upper_bound `2.0.0`");
        for (int position = 1; position <= 4; position++) {
            assertCites(finding, REPOSITORY, "torchvision.yaml rule " + position + "; in", "patch_yaml");
        }
    }

    @Test
    void ofAReleaseAskedForOnlyTheRulesThatSelectItsBuildsAreShown() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pytorch::torchvision=0.10.0", "conda-forge::torchvision=0.10.0"));
        assertThat(finding.right()).startsWith("1 rule,");
        assertCites(finding, REPOSITORY, "torchvision.yaml rule 3;");
    }

    @ParameterizedTest
    @CsvSource({"0.24.0", "0.26.0"})
    void aReleaseThatNoRuleSelectsHasNone(String version) {
        Worlds.assertNothing(
                rule, Recorded.pair("pypi::torchvision==" + version, "conda-forge::torchvision=" + version));
    }

    @Test
    void buildsInTwoStatesAreShownWithoutAnOrder() {
        Finding finding = Worlds.only(rule, Recorded.pair("pillow"));
        assertThat(finding.right()).isEqualTo("2 rules, 18 builds recorded in two states");
        assertThat(finding.detail())
                .contains(
                        "pillow-10.3.0-py310hf73ecf8_0.conda (linux-64): a lock file of ",
                        "(2024-07-24) alone has libzlib >=1.2.13,<2.0.0a0; a lock file of ",
                        "(2025-06-24) alone has libzlib >=1.2.13,<1.3.0a0",
                        "its date does not say which state is newer");
        assertCites(
                finding,
                "conda-forge",
                "pillow-10.3.0-py310hf73ecf8_0.conda: depends, as a lock file of",
                "(2024-07-24)",
                "(2025-06-24)");
    }

    @Test
    void anIndexOfWheelsHasNoHotfixes() {
        Worlds.assertNothing(rule, Recorded.pair("pytorch-index::torchvision", "pypi::torchvision"));
    }
}
