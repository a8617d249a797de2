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
import parallax.index.RecipeRevision;

class PatchRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new PatchRule();

    private static RecipeRevision.Patch patch(String path, String description, boolean named) {
        return new RecipeRevision.Patch(path, description, "0".repeat(40), named);
    }

    @Test
    void thePatchesOfTheComparedBuildWithWhatTheyTouch() {
        Pair pair = Recorded.pair("torchvision");
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.id()).isEqualTo("patch.applied/conda-forge");
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("not recorded");
        assertThat(finding.right()).isEqualTo("3 patches");
        assertThat(finding.title()).contains("0.26.0 build 0", "Use system giflib", "1 for tests only");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.26.0 build 0,", "patches");
        assertCites(finding, "conda-forge/torchvision-feedstock", "0003-Skip-OSS-CI-in-conda-forge-as-well.patch");
        Worlds.assertUnknown(rule, pair, "patches applied to torchvision at PyPI", "no recipe");
    }

    @Test
    void anOlderPatchOfTheSameNameHasOtherFilesThatAreNotRecorded() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
        assertThat(finding.right()).isEqualTo("4 patches");
        assertThat(finding.detail())
                .contains("0001-Use-system-giflib.patch: Use system giflib (touches setup.py")
                .contains("0003-Skip-OSS-CI-in-conda-forge-as-well.patch", "(files not recorded)");
        assertThat(finding.evidence())
                .noneMatch(evidence -> evidence.locator().contains("0003-Skip-OSS-CI-in-conda-forge-as-well.patch"));
    }

    @Test
    void aRecipeWithoutPatchesIsANote() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision").build(BUILD).commit("0.24.0", 2, Map.of())));
        assertThat(finding.impact()).isEqualTo(Impact.NOTE);
        assertThat(finding.right()).isEqualTo("no patch");
        assertCites(finding, "conda-forge/example-feedstock", "(0.24.0 build 2", "patches");
    }

    @Test
    void aFileThatTheRecipeDoesNotNameIsNotApplied() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision")
                                .build(BUILD)
                                .commit(
                                        "0.24.0",
                                        2,
                                        Map.of(),
                                        patch("recipe/old.patch", "[PATCH] Left over", false),
                                        patch("recipe/new.patch", "[PATCH 1/2] Find giflib", true))));
        assertThat(finding.right()).isEqualTo("1 patch");
        assertThat(finding.detail()).contains("new.patch: Find giflib").doesNotContain("old.patch");
    }

    @Test
    void theCommitOfTheComparedBuildNumberTells() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision")
                                .build(BUILD)
                                .commit("0.24.0", 2, Map.of(), patch("recipe/a.patch", "A", true))
                                .commit("0.24.0", 3, Map.of())));
        assertThat(finding.right()).isEqualTo("1 patch");
        assertCites(finding, "conda-forge/example-feedstock", "commit c0000000 (0.24.0 build 2");
    }

    @Test
    void withoutARecipeItIsUnknownNotUnpatched() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL), condaForge("torchvision").build(BUILD));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "patches applied to torchvision at conda-forge", "no recipe");
    }
}
