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

class NativeLibraryRuleTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";
    private static final String[] LIBRARIES = {"libjpeg-turbo >=3.1.2,<4.0a0", "numpy >=1.23.5"};

    private final Rule rule = new NativeLibraryRule();

    private static World build() {
        return condaForge("torchvision").build(BUILD, LIBRARIES);
    }

    @Test
    void privateCopiesInAnOpenedWheelAgainstSharedPackagesAreARisk() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        build(),
                        pypi("torchvision")
                                .wheel(WHEEL)
                                .opened(WHEEL, "0.24.0", null, "torchvision.libs/libjpeg-1a2b3c4d.so.8")));
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.left()).isEqualTo("shared: libjpeg-turbo");
        assertThat(finding.right()).isEqualTo("bundled: libjpeg");
        assertCites(finding, "pypi", WHEEL, "torchvision.libs/libjpeg-1a2b3c4d.so.8");
        assertCites(finding, "conda-forge", BUILD, "depends \"libjpeg-turbo >=3.1.2,<4.0a0\"");
        assertCites(finding, "prefix-dev/parselmouth", "libjpeg-turbo -> no Python project");
    }

    @ParameterizedTest
    @CsvSource({
        "libjpeg.5980e1e3.so.8,                       libjpeg",
        "libXau-154567c4.so.6.0.0,                    libXau",
        "libgfortran-040039e1-0352e75f.so.5.0.0,      libgfortran",
        "libscipy_openblas64_-32a4b2a6.so,            libscipy_openblas64_",
        "libc++.1.0.dylib,                            libc++"
    })
    void aLibraryIsCalledWithoutItsHashes(String file, String library) {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL).opened(WHEEL, "0.24.0", null, "torchvision.libs/" + file),
                        build()));
        assertThat(finding.left()).isEqualTo("bundled: " + library);
    }

    @Test
    void withoutAnOpenedWheelAPublicLogIsTheHint() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision")
                                .wheel(WHEEL)
                                .isSeenToBundle(
                                        "0.16.2", "torchvision.libs/libjpeg.ceea7512.so.62", "torchvision/_C.so"),
                        build()));
        assertThat(finding.left()).isEqualTo("bundled: libjpeg");
        assertThat(finding.title()).contains("0.16.2");
        assertCites(finding, "pypi", "torchvision 0.16.2", "libjpeg.ceea7512.so.62", "a log of ldd");
    }

    @Test
    void whatTheWheelBundlesIsUnknownWhereNoneWasSeen() {
        Pair pair = Worlds.compare(pypi("torchvision").wheel(WHEEL), build());
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("not recorded");
        Worlds.assertUnknown(rule, pair, "PyPI's wheels of torchvision bundle", "no file list");
    }

    @Test
    void aBuildWithoutLibrariesHasNoneToShare() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(WHEEL),
                        condaForge("torchvision").build(BUILD, "numpy", "python >=3.12,<3.13.0a0")));
    }

    @Test
    void betweenChannelsItIsNotAsked() {
        Worlds.assertNothing(rule, Recorded.pair("pytorch::torchvision", "conda-forge::torchvision"));
    }

    @Test
    void pythonProjectsAreNoNativeLibraries() {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        assertThat(finding.right()).contains("libpng").doesNotContain("numpy", "pillow", "pytorch");
    }
}
