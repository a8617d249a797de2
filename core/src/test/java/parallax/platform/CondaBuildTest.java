package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.RecordedTable;

/// Build strings as channels write them, against what their records say elsewhere.
final class CondaBuildTest {

    /// Recipes that write the number of a build string by hand; Python and CUDA never differ.
    private static final List<String> HAND_WRITTEN_NUMBERS = List.of(
            "cpu_generic_py311h9d776f9_3: 3, recorded: 1",
            "cuda126_hd8d7199_303: 303, recorded: 301",
            "noxft_h1df4ec4_4: 4, recorded: 104",
            "noxft_h5cf4473_3: 3, recorded: 103",
            "noxft_hd70dff1_3: 3, recorded: 103",
            "noxft_hf03c496_4: 4, recorded: 104");

    @ParameterizedTest(name = "{0}: Python {1}, {2} {3}, number {4}")
    @CsvSource({
        "cuda129_py312_h9f56bbf_2, 3.12, CUDA, 12.9, 2",
        "py39cuda112hc5182df_0_cuda, 3.9, CUDA, 11.2, 0",
        "cpu_py314_hf84c570_0, 3.14, CPU, , 0",
        "py310_cu118, 3.10, CUDA, 11.8, ",
        "py36_cpu, 3.6, CPU, , ",
        "cuda_py310_hc8e71c5_1, 3.10, CUDA, , 1",
        "py3.8_cuda10.1.243_cudnn7.6.3_0, 3.8, CUDA, 10.1, 0",
        "py3.12_cuda12.4_cudnn9.1.0_0, 3.12, CUDA, 12.4, 0",
        "cuda112py311h13eef27_4, 3.11, CUDA, 11.2, 4",
        "py27_1, 2.7, , , 1",
        "py35_cuda8.0.61h0921c33_1, 3.5, CUDA, 8.0, 1",
        "py35_cpuh5cbe2a2_4, 3.5, CPU, , 4",
        "py36_cuNone_1, 3.6, CPU, , 1",
        "py35_cu92, 3.5, CUDA, 9.2, ",
        "cpu_mkl_py311_h1a2d5a6_101, 3.11, CPU, , 101",
        "cuda126_generic_hbf71451_200, , CUDA, 12.6, 200",
        "h13c3c6d_0_cuda11.4, , CUDA, 11.4, 0",
        "cpu, , CPU, , ",
        "hc97d973_101_cp313, 3.13, , , 101",
        "1_h859234e_openblas, , , , 1",
        "py_3, , , , 3",
        "pyhd8ed1ab_0, , , , 0",
        "py3_0, , , , 0",
        "1_73_pypy, , , , ",
        "4_pypy39_pp73, , , , 4",
        "h74c2667_2_cpython, , , , 2",
        "cxx17_h6983b43_0, , , , 0",
        "cuda12_0, , CUDA, , 0",
        "cpu_cuda118_0, , , , 0",
        "py39_py310_0, , , , 0",
        "cuda118_cuda120_0, , CUDA, , 0",
        "py4711_0, , , , 0",
        "99999999999999999999, , , , ",
        "'', , , , "
    })
    void readsWhatIsShownAndGuessesNothing(
            String text, String python, CondaBuild.Device device, String cuda, Integer number) {
        CondaBuild build = CondaBuild.parse(text);
        assertThat(build.python().map(PythonVersion::toString).orElse(null)).isEqualTo(python);
        assertThat(build.device().orElse(null)).isEqualTo(device);
        assertThat(build.cuda().map(CudaVersion::toString).orElse(null)).isEqualTo(cuda);
        assertThat(build.number().orElse(null)).isEqualTo(number);
    }

    @Test
    void freeThreadedBuildsAreTold() {
        assertThat(CondaBuild.parse("h4724d56_1_cp313t").python()).contains(new PythonVersion(3, 13, true));
        assertThat(CondaBuild.parse("hc97d973_101_cp313").python()).contains(new PythonVersion(3, 13, false));
    }

    /// The dependencies of the same record are independent evidence: where both say something, it must be the same.
    @Test
    void contradictsNoRecordExceptInNumbersWrittenByHand() {
        List<String> contradictions = new ArrayList<>();
        int numbers = 0;
        int pythons = 0;
        int cudas = 0;
        for (List<String> row : RecordedTable.rows("/parallax/platform/conda-builds.tsv")) {
            CondaBuild build = CondaBuild.parse(row.getFirst());
            numbers +=
                    compare(row.getFirst(), build.number().map(String::valueOf).orElse(""), row.get(1), contradictions);
            pythons += compare(
                    row.getFirst(), build.python().map(PythonVersion::number).orElse(""), row.get(2), contradictions);
            cudas += compare(
                    row.getFirst(), build.cuda().map(CudaVersion::toString).orElse(""), row.get(3), contradictions);
        }
        assertThat(contradictions).containsExactlyInAnyOrderElementsOf(HAND_WRITTEN_NUMBERS);
        assertThat(numbers).isGreaterThan(3_500);
        assertThat(pythons).isGreaterThan(1_500);
        assertThat(cudas).isGreaterThan(300);
    }

    private static int compare(String build, String found, String recorded, List<String> contradictions) {
        if (found.isEmpty() || recorded.isEmpty()) {
            return 0;
        }
        if (!found.equals(recorded)) {
            contradictions.add(build + ": " + found + ", recorded: " + recorded);
        }
        return 1;
    }

    /// How much is read, so that a change that reads less is noticed.
    @Test
    void readsMostOfTheRecordedBuilds() {
        List<CondaBuild> builds = RecordedTable.rows("/parallax/platform/conda-builds.tsv").stream()
                .map(row -> CondaBuild.parse(row.getFirst()))
                .toList();
        assertThat(builds).hasSize(4_598);
        assertThat(builds.stream().filter(build -> build.python().isPresent())).hasSize(1_887);
        assertThat(builds.stream().filter(build -> build.device().isPresent())).hasSize(1_072);
        assertThat(builds.stream().filter(build -> build.cuda().isPresent())).hasSize(598);
        assertThat(builds.stream().filter(build -> build.number().isPresent())).hasSize(4_524);
    }
}
