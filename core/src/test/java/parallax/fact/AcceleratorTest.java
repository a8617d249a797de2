package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.fact.ReleaseVersion.Order;
import parallax.index.Source;
import parallax.platform.CudaOffer;
import parallax.platform.CudaVersion;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;

class AcceleratorTest {

    /// Labels of recorded wheels.
    @ParameterizedTest(name = "+{0} is {1}")
    @CsvSource({
        "'',                 not stated",
        "cpu,                CPU",
        "cpu.cxx11.abi,      CPU",
        "cu92,               CUDA 9.2",
        "cu101,              CUDA 10.1",
        "cu118,              CUDA 11.8",
        "cu12,               CUDA 12",
        "cu130,              CUDA 13.0",
        "rocm6.3,            ROCm 6.3",
        "xpu,                XPU",
        "ab7b3e6,            +ab7b3e6",
        "cu,                 +cu",
        "cu1,                +cu1",
        "custom,             +custom",
        "cpuinfo,            +cpuinfo",
        "rocm,               +rocm",
        "rocm6.2.4,          ROCm 6.2.4",
        "rocmlib,            +rocmlib",
        "cu99999999999999,   +cu99999999999999"
    })
    void aLocalLabel(String label, String words) {
        assertThat(Accelerator.ofLocalLabel(label)).hasToString(words);
    }

    /// Build strings of recorded conda builds.
    @ParameterizedTest(name = "{0} requiring {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda            | numpy                   | CUDA 12.9
            torchvision-0.26.0-cpu_py314_hf84c570_0.conda                | numpy                   | CPU
            torchvision-0.20.1-py312_cu124.tar.bz2                       | numpy                   | CUDA 12.4
            torchvision-0.20.1-py312_cpu.tar.bz2                         | numpy                   | CPU
            torchvision-0.15.2-cuda112py311h13eef27_4.conda              | numpy                   | CUDA 11.2
            torchvision-0.22.0-cuda_py310_hc8e71c5_1.conda               | cuda-version >=12.6,<13 | CUDA 12.6
            torchvision-0.22.0-cuda_py310_hc8e71c5_1.conda               | numpy                   | CUDA
            torchvision-0.20.1-py312_0.tar.bz2                           | pytorch-cuda 11.8.*     | CUDA 11.8
            torchvision-0.20.1-py312_0.tar.bz2                           | pytorch-cuda 12.*       | CUDA 12
            torchvision-0.5.0-py37_0.tar.bz2                             | cudatoolkit >=10.1,<10.2 | CUDA 10.1
            numpy-2.5.2-py314h2b28147_0.conda                            | libblas                 | not stated
            """)
    void aCondaBuild(String file, String depends, String words) {
        Source source = Recorded.snapshot().source("conda-forge").orElseThrow();
        Build build =
                MadeBuilds.conda(source, Order.CONDA, "linux-64", file, List.of(depends), false, null, null, null);
        assertThat(build.accelerator()).hasToString(words);
    }

    @ParameterizedTest(name = "{0} for CUDA {1}: {2}")
    @CsvSource(
            nullValues = "any",
            value = {
                "cu130, 13.0, true",
                "cu130, 13.1, true",
                "cu130, 12.9, false",
                "cu130, none, false",
                "cu130, any, true",
                "cpu, none, true",
                "cpu, 13.0, false",
                "'', none, true",
                "'', 13.0, true",
                "xpu, 13.0, false",
                "rocm6.3, none, false"
            })
    void aBuildSuitsAMachine(String label, String cuda, boolean suits) {
        Source source = Recorded.snapshot().source("pypi").orElseThrow();
        String version = label.isEmpty() ? "0.28.0" : "0.28.0+" + label;
        Build build = MadeBuilds.wheel(
                source,
                Order.PEP440,
                "torchvision-" + version + "-cp312-cp312-manylinux_2_28_x86_64.whl",
                List.of(),
                null,
                null);
        assertThat(build.suits(new Target(
                        Subdir.parse("linux-64"),
                        new PythonVersion(3, 12, false),
                        cuda == null ? null : CudaOffer.find(cuda).orElseThrow(),
                        null)))
                .isEqualTo(suits);
    }

    @Test
    void versionsAreOrderedByNumber() {
        List<String> labels = List.of("cu130", "", "rocm6.10", "cpu", "cu92", "rocm6.3", "xpu", "cu101", "ab7b3e6");
        assertThat(labels.stream().map(Accelerator::ofLocalLabel).sorted(Accelerator.ASCENDING))
                .extracting(Accelerator::toString)
                .containsExactly(
                        "+ab7b3e6",
                        "CPU",
                        "CUDA 9.2",
                        "CUDA 10.1",
                        "CUDA 13.0",
                        "ROCm 6.3",
                        "ROCm 6.10",
                        "XPU",
                        "not stated");
    }

    @Test
    void theSameLabelIsTheSameAccelerator() {
        assertThat(Accelerator.ofLocalLabel("cu130")).isEqualTo(new Accelerator.Cuda(new CudaVersion(13, 0)));
        assertThat(Accelerator.ofLocalLabel("cpu")).isNotEqualTo(Accelerator.ofLocalLabel(""));
    }
}
