package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.fact.ReleaseVersion.Order;
import parallax.index.Source;
import parallax.platform.MalformedFilenameException;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.platform.WheelFilename;

class PythonsTest {

    @ParameterizedTest(name = "{0} is for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl    | 3.12
            torchvision-0.28.0-cp314-cp314t-manylinux_2_28_x86_64.whl   | 3.14t
            torchvision-0.2.2-py2.py3-none-any.whl                      | any
            triton-3.0.0-cp38-abi3-manylinux_2_17_x86_64.whl            | 3.8+
            pillow-12.3.0-pp311-pypy311_pp73-macosx_11_0_arm64.whl      | pp311
            torch-1.5.0-cp27-cp27mu-manylinux1_x86_64.whl               | 2.7
            x-1.0-cp39.cp310-cp39-linux_x86_64.whl                      | 3.9,3.10
            x-1.0-cp313-cp313.cp313t-linux_x86_64.whl                   | 3.13,3.13t
            x-1.0-cp313-abi3.cp313t-linux_x86_64.whl                    | 3.13+,3.13t
            x-1.0-cp315-abi3t-linux_x86_64.whl                          | 3.15t+
            """)
    void aWheelsTagsNameThem(String file, String pythons) throws MalformedFilenameException {
        assertThat(Pythons.of(WheelFilename.parse(file)).stream().map(PythonSupport::toString))
                .containsExactly(pythons.split(","));
    }

    @Test
    void theyAreOrderedByNumber() {
        List<PythonSupport> shuffled = new ArrayList<>(List.of(
                new PythonSupport.Any(),
                only("3.13t"),
                only("3.9"),
                only("3.10"),
                only("2.7"),
                only("3.13"),
                new PythonSupport.From(version("3.9")),
                new PythonSupport.Named("pp311"),
                only("3.999999999")));
        Collections.sort(shuffled);
        assertThat(shuffled)
                .extracting(PythonSupport::toString)
                .containsExactly("2.7", "3.9", "3.9+", "3.10", "3.13", "3.13t", "3.999999999", "any", "pp311");
    }

    @ParameterizedTest(name = "{0} for Python {1}: {2}")
    @CsvSource({
        "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl,   3.12,  true",
        "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl,   3.13,  false",
        "torchvision-0.28.0-cp314-cp314t-manylinux_2_28_x86_64.whl,  3.14,  false",
        "torchvision-0.28.0-cp314-cp314t-manylinux_2_28_x86_64.whl,  3.14t, true",
        "triton-3.0.0-cp38-abi3-manylinux_2_17_x86_64.whl,           3.12,  true",
        "triton-3.0.0-cp38-abi3-manylinux_2_17_x86_64.whl,           3.10,  true",
        "triton-3.0.0-cp38-abi3-manylinux_2_17_x86_64.whl,           3.7,   false",
        "triton-3.0.0-cp38-abi3-manylinux_2_17_x86_64.whl,           3.13t, false",
        "x-1.0-cp313-cp313.cp313t-manylinux_2_17_x86_64.whl,         3.13,  true",
        "x-1.0-cp315-abi3t-manylinux_2_17_x86_64.whl,                3.16t, true",
        "x-1.0-cp315-abi3t-manylinux_2_17_x86_64.whl,                3.16,  false"
    })
    void aWheelSuitsAPython(String file, String python, boolean suits) {
        Source source = Recorded.snapshot().source("pypi").orElseThrow();
        Build build = MadeBuilds.wheel(source, Order.PEP440, file, List.of(), null, null);
        assertThat(build.suits(new Target(Subdir.parse("linux-64"), version(python), null, null)))
                .isEqualTo(suits);
    }

    @ParameterizedTest(name = "{0} is for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda       | linux-64 | 3.12
            torchvision-0.15.2-cuda112py311h13eef27_4.conda         | linux-64 | 3.11
            torchvision-0.20.1-py312_cu124.tar.bz2                  | linux-64 | 3.12
            torchvision-0.10.0-py39h93e5132_0_cpu.tar.bz2           | linux-64 | 3.9
            libjpeg-turbo-3.2.0-h0123456_0.conda                    | linux-64 | ''
            fsspec-2025.1.0-pyhd8ed1ab_0.conda                      | noarch   | any
            """)
    void aBuildStringNamesThem(String file, String subdir, String pythons) {
        Source source = Recorded.snapshot().source("conda-forge").orElseThrow();
        Build build = MadeBuilds.conda(source, Order.CONDA, subdir, file, List.of(), false, null, null, null);
        assertThat(build.pythons().stream().map(PythonSupport::toString).collect(Collectors.joining(",")))
                .isEqualTo(pythons);
    }

    private static PythonSupport only(String python) {
        return new PythonSupport.Only(version(python));
    }

    private static PythonVersion version(String python) {
        return PythonVersion.find(python).orElseThrow();
    }
}
