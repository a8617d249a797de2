package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;
import static parallax.compare.Worlds.pytorchChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.version.Version;

class SharedDependencyTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    @ParameterizedTest(name = "{0} against {1}: {2}, called {3} and {4}")
    @CsvSource({
        "pypi::torchvision,             conda-forge::torchvision,  torch,    torch,    pytorch",
        "conda-forge::torchvision,      pypi::torchvision,         torch,    pytorch,  torch",
        "pytorch::torchvision,          conda-forge::torchvision,  pytorch,  pytorch,  pytorch",
        "pytorch-index::torchvision,    pypi::torchvision,         torch,    torch,    torch"
    })
    void whatOneSidePinsExactlyIsCoupled(String left, String right, String key, String leftName, String rightName) {
        Pair pair = Recorded.pair(left, right);
        assertThat(SharedDependency.coupled(pair)).singleElement().satisfies(shared -> {
            assertThat(shared.key()).hasToString(key);
            assertThat(shared.left()).hasToString(leftName);
            assertThat(shared.right()).hasToString(rightName);
            assertThat(shared.mapping()).hasSize(pair.acrossWorlds() ? 1 : 0);
        });
    }

    @Test
    void theInterpreterIsNoCoupledDependency() {
        assertThat(SharedDependency.coupled(Worlds.compare(
                        pytorchChannel("torchvision").build("torchvision-0.24.0-py312_0.tar.bz2", "python 3.12.0"),
                        condaForge("torchvision").build(BUILD, "python 3.12.0"))))
                .isEmpty();
    }

    @Test
    void aDependencyThatTheOtherSideLacksIsNotShared() {
        assertThat(SharedDependency.coupled(Worlds.compare(
                        pypi("torchvision").wheel(WHEEL, "torch==2.9.0"),
                        condaForge("torchvision").build(BUILD, "numpy"))))
                .isEmpty();
    }

    @Test
    void versionsOfBothSidesAreKnownOldestFirstWithoutLabels() {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(WHEEL, "torch==2.9.0").knows("torch", "2.10.0", "2.9.0", "2.9.0+cu130"),
                condaForge("torchvision").build(BUILD, "pytorch 2.9.*").knows("pytorch", "2.8.0", "2.9.0"));
        assertThat(SharedDependency.coupled(pair).getFirst().knownVersions(pair))
                .extracting(Version::original)
                .containsExactly("2.8.0", "2.9.0", "2.10.0");
    }
}
