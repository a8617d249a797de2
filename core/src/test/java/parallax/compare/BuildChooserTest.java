package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.fact.PythonSupport;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;

class BuildChooserTest {

    private static String wheel(String version, String python) {
        return "torchvision-" + version + "-" + python + "-" + python + "-manylinux_2_28_x86_64.whl";
    }

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource({
        "pypi::torchvision==0.24.0,   conda-forge::torchvision=0.24.0, torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl, torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda",
        "pytorch::torchvision=0.10.0, conda-forge::torchvision=0.10.0, torchvision-0.10.0-py39_cpu.tar.bz2, torchvision-0.10.0-py39h93e5132_0_cpu.tar.bz2",
        "conda-forge::torchvision=0.24.0, pypi::torchvision==0.26.0, torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda, torchvision-0.26.0-cp312-cp312-manylinux_2_28_x86_64.whl"
    })
    void recordedBuildsThatAreMostAlike(String left, String right, String leftBuild, String rightBuild) {
        Pair.Builds builds = Recorded.pair(left, right).chosen().orElseThrow();
        assertThat(builds.left().fileName()).isEqualTo(leftBuild);
        assertThat(builds.right().fileName()).isEqualTo(rightBuild);
    }

    @Test
    void theNewestReleaseWithBuildsOnBothSides() {
        Pair.Builds builds = Worlds.compare(
                        pypi("torchvision")
                                .wheel(wheel("0.25.0", "cp312"))
                                .wheel(wheel("0.24.0", "cp312"))
                                .wheel(wheel("0.23.0", "cp312")),
                        condaForge("torchvision")
                                .carries("0.25.0")
                                .build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")
                                .build("torchvision-0.23.0-cpu_py312_h0123456_0.conda"))
                .chosen()
                .orElseThrow();
        assertThat(builds.left().release()).hasToString("0.24.0");
        assertThat(builds.sameRelease()).isTrue();
    }

    @Test
    void finalReleasesComeBeforePreReleases() {
        Pair.Builds builds = Worlds.compare(
                        pypi("numpy")
                                .wheel("numpy-2.3.0rc1-cp312-cp312-manylinux_2_28_x86_64.whl")
                                .wheel("numpy-2.2.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("numpy")
                                .build("numpy-2.3.0rc1-py312h0123456_0.conda")
                                .build("numpy-2.2.0-py312h0123456_0.conda"))
                .chosen()
                .orElseThrow();
        assertThat(builds.left().release()).hasToString("2.2.0");
    }

    @Test
    void theSamePythonThenTheSameAcceleratorThenTheHighestBuildNumber() {
        Pair.Builds builds = Worlds.compare(
                        pypi("torchvision")
                                .wheel("torchvision-0.24.0+cpu-cp312-cp312-manylinux_2_28_x86_64.whl")
                                .wheel("torchvision-0.24.0+cu129-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        condaForge("torchvision")
                                .build("torchvision-0.24.0-cuda129_py313_h0123456_5.conda")
                                .build("torchvision-0.24.0-cuda130_py312_h0123456_4.conda")
                                .build("torchvision-0.24.0-cuda129_py312_h0123456_1.conda")
                                .build("torchvision-0.24.0-cuda129_py312_h0123456_2.conda"))
                .chosen()
                .orElseThrow();
        assertThat(builds.left().fileName()).contains("+cu129");
        assertThat(builds.right().fileName()).isEqualTo("torchvision-0.24.0-cuda129_py312_h0123456_2.conda");
    }

    @Test
    void anOrdinaryBuildBeforeAFreeThreadedOne() {
        Pair.Builds builds = Worlds.compare(
                        pypi("numpy")
                                .wheel("numpy-2.2.0-cp313-cp313t-manylinux_2_28_x86_64.whl")
                                .wheel("numpy-2.2.0-cp313-cp313-manylinux_2_28_x86_64.whl"),
                        condaForge("numpy").build("numpy-2.2.0-py312h0123456_0.conda"))
                .chosen()
                .orElseThrow();
        assertThat(builds.left().pythons()).extracting(PythonSupport::toString).containsExactly("3.13");
    }

    @Test
    void nothingIsChosenWhereNoReleaseIsCommonUnlessTheUserAsksForTwo() {
        World left = pypi("torchvision").wheel(wheel("0.24.0", "cp312"));
        World right = condaForge("torchvision").build("torchvision-0.23.0-cpu_py312_h0123456_0.conda");
        assertThat(Worlds.compare(left, right).chosen()).isEmpty();
        Pair.Builds asked =
                Worlds.compare(left.pinned(), right.pinned()).chosen().orElseThrow();
        assertThat(asked.sameRelease()).isFalse();
    }

    @Test
    void buildsMustSuitTheTarget() {
        World left = pypi("torchvision").wheel(wheel("0.24.0", "cp312")).wheel(wheel("0.24.0", "cp313"));
        World right = condaForge("torchvision")
                .build("torchvision-0.24.0-cpu_py312_h0123456_0.conda")
                .build("torchvision-0.24.0-cpu_py313_h0123456_0.conda");
        Target twelve = new Target(Subdir.parse("linux-64"), new PythonVersion(3, 12, false), null, null);
        Pair.Builds builds = Worlds.compare(left, right, twelve).chosen().orElseThrow();
        assertThat(builds.left().pythons()).extracting(PythonSupport::toString).containsExactly("3.12");
        assertThat(builds.right().pythons()).extracting(PythonSupport::toString).containsExactly("3.12");
        Target mac = new Target(Subdir.parse("osx-arm64"), null, null, null);
        assertThat(Worlds.compare(left, right, mac).chosen()).isEmpty();
    }

    @Test
    void swappingTheSidesChoosesTheSameBuilds() {
        Pair.Builds straight = Recorded.pair("pypi::torchvision", "conda-forge::torchvision")
                .chosen()
                .orElseThrow();
        Pair.Builds swapped = Recorded.pair("conda-forge::torchvision", "pypi::torchvision")
                .chosen()
                .orElseThrow();
        assertThat(swapped.left().fileName()).isEqualTo(straight.right().fileName());
        assertThat(swapped.right().fileName()).isEqualTo(straight.left().fileName());
    }
}
