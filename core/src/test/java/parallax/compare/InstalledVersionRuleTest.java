package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;

class InstalledVersionRuleTest {

    private final Rule rule = new InstalledVersionRule();

    private static World installing(String... files) {
        return condaForge("torchvision").carries("0.15.2").holds("torchvision-0.15.2-cpu_py311_0", "0.15.2", files);
    }

    @Test
    void aPreReleaseInTheFolderNameIsARisk() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.id()).isEqualTo("metadata.installed-version/conda-forge");
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.right()).isEqualTo("0.10.0 as 0.10.0a0, 0.15.2 as 0.15.2a0+ab7b3e6");
        assertCites(
                finding, "conda-forge", "torchvision-0.10.0-py39h93e5132_0_cpu: files, torchvision-0.10.0a0.dist-info");
    }

    @ParameterizedTest
    @CsvSource({
        "lib/python3.11/site-packages/torchvision-0.15.2a0.dist-info/METADATA,            0.15.2a0",
        "lib/python3.11/site-packages/torchvision-0.15.2a0-py3.11.egg-info/PKG-INFO,      0.15.2a0",
        "site-packages/torchvision-0.15.1.dist-info/RECORD,                               0.15.1"
    })
    void theFolderTells(String path, String installed) {
        Finding finding = Worlds.only(
                rule, Worlds.compare(installing(path), pypi("torchvision").carries("0.15.2")));
        assertThat(finding.left()).isEqualTo("0.15.2 as " + installed);
    }

    @ParameterizedTest
    @CsvSource({
        "lib/python3.11/site-packages/torchvision-0.15.2.dist-info/METADATA",
        "lib/python3.11/site-packages/torchvision-0.15.2-py3.11.egg-info/PKG-INFO",
        "lib/python3.11/site-packages/pillow-9.0.0.dist-info/METADATA",
        "lib/python3.11/site-packages/torchvision/__init__.py"
    })
    void theSameVersionOrAnotherPackageIsNoFinding(String path) {
        Worlds.assertNothing(
                rule, Worlds.compare(installing(path), pypi("torchvision").carries("0.15.2")));
    }

    /// Trailing zeros do not count, neither in PEP 440 nor in conda's order.
    @ParameterizedTest
    @CsvSource({"0.15, 0.15.0", "0.15.0, 0.15"})
    void theSameVersionMayBeSpelledInTwoWays(String version, String installed) {
        String path = "site-packages/torchvision-" + installed + ".dist-info/METADATA";
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        condaForge("torchvision")
                                .carries(version)
                                .holds("torchvision-" + version + "-cpu_py311_0", version, path),
                        pypi("torchvision").carries(version)));
    }

    @Test
    void anArtifactOfAReleaseThatWasNotAskedForIsLeftOut() {
        Worlds.assertNothing(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
    }

    @Test
    void withoutAListOfFilesNothingIsClaimed() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        condaForge("torchvision").carries("0.15.2"),
                        pypi("torchvision").carries("0.15.2")));
    }
}
