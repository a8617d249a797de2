package parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.artifact.Progress;
import parallax.finding.Cause;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.Verdict;
import parallax.testkit.ElfBuilder;
import parallax.testkit.WheelBuilder;

/// Wheels laid out like torch and what is built on it: which loads only since `import torch` came first.
class TorchLoadingTest {

    private static final String TAG = "cp311-cp311-manylinux_2_28_x86_64";
    private static final String MODULE = "torch/_C.cpython-311-x86_64-linux-gnu.so";
    private static final String STABLE = "aoti_torch_get_data_ptr";
    private static final String CHECK = "_ZN3c106detail14torchCheckFailEPKcS2_jS2_";
    private static final String CHANGED = "_ZN3c106detail14torchCheckFailEPKcS2_iS2_";

    @TempDir
    Path folder;

    private final List<String> files = new ArrayList<>();

    private void wheel(WheelBuilder wheel, String name, String... requires) throws Exception {
        StringBuilder metadata = new StringBuilder("Metadata-Version: 2.4\nName: " + name + "\nVersion: 1.0\n");
        for (String requirement : requires) {
            metadata.append("Requires-Dist: ").append(requirement).append('\n');
        }
        wheel.file(wheel.distInfo() + "METADATA", metadata.toString());
        wheel.file(
                wheel.distInfo() + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: testkit\nRoot-Is-Purelib: false\nTag: " + TAG + "\n");
        String file = name.replace('-', '_') + "-1.0-" + TAG + ".whl";
        Files.write(folder.resolve(file), wheel.build());
        files.add(file);
    }

    /// @param cuda soname that it needs; null for a build without CUDA
    private void torch(@Nullable String cuda, String... requires) throws Exception {
        ElfBuilder global = new ElfBuilder().soname("libtorch_global_deps.so").needed("libc.so.6");
        ElfBuilder cpu =
                new ElfBuilder().soname("libtorch_cpu.so").needed("libc10.so").runpath("$ORIGIN");
        if (cuda != null) {
            global.needed(cuda).runpath("$ORIGIN");
            cpu.needed(cuda);
        }
        wheel(
                new WheelBuilder("torch", "1.0")
                        .file("torch/__init__.py", "from torch._C import *\n")
                        .file(
                                MODULE,
                                new ElfBuilder()
                                        .needed("libtorch_python.so")
                                        .runpath("$ORIGIN/lib")
                                        .defined("PyInit__C")
                                        .build())
                        .file("torch/lib/libtorch_global_deps.so", global.build())
                        .file(
                                "torch/lib/libtorch_python.so",
                                new ElfBuilder()
                                        .soname("libtorch_python.so")
                                        .needed("libtorch_cpu.so")
                                        .runpath("$ORIGIN")
                                        .build())
                        .file("torch/lib/libtorch_cpu.so", cpu.defined(STABLE).build())
                        .file(
                                "torch/lib/libc10.so",
                                new ElfBuilder()
                                        .soname("libc10.so")
                                        .defined(CHECK)
                                        .build()),
                "torch",
                requires);
    }

    private void vision(List<String> needed, String... wanted) throws Exception {
        ElfBuilder module = new ElfBuilder().undefined(wanted);
        needed.forEach(module::needed);
        for (int symbol = 1; symbol <= wanted.length; symbol++) {
            module.relocation(7, symbol);
        }
        wheel(
                new WheelBuilder("vision", "1.0")
                        .file("vision/__init__.py", "import torch\nfrom . import _C\n")
                        .file("vision/_C.abi3.so", module.build()),
                "vision",
                "torch");
    }

    private void cudaRuntime() throws Exception {
        wheel(
                new WheelBuilder("nvidia_cuda_runtime", "1.0")
                        .file(
                                "nvidia/cu13/lib/libcudart.so.13",
                                new ElfBuilder().soname("libcudart.so.13").build()),
                "nvidia-cuda-runtime");
    }

    private Check check() throws Trouble {
        return Parallax.recorded(new ArtifactAccess(folder, null, Progress.NONE))
                .check(new CheckRequest(
                        files, List.of(), List.of(), null, CheckRequest.NotGiven.UNKNOWN, TargetRequest.DEFAULT));
    }

    private static LibraryCheck library(Check check, String path) {
        return check.libraries().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + path + " in " + check.libraries()));
    }

    private static final List<String> NEEDED = List.of("libc10.so", "libtorch_cpu.so");

    @Test
    void whatIsBuiltOnTorchFindsItsLibrariesSinceTheyAreLoaded() throws Exception {
        torch(null);
        vision(NEEDED, STABLE, CHECK);

        assertThat(check().verdict()).isEqualTo(Verdict.WORKS);
    }

    @Test
    void withoutTorchNothingFindsThem() throws Exception {
        vision(NEEDED, STABLE);
        Check check = check();

        assertThat(check.verdict()).as("torch is required and was not given").isEqualTo(Verdict.UNKNOWN);
        assertThat(library(check, "vision/_C.abi3.so").explanation())
                .contains("was not looked at: vision requires torch, not given here");
    }

    @Test
    void theCudaRuntimeIsLoadedOutOfTheWheelsBesideIt() throws Exception {
        torch("libcudart.so.13", "nvidia-cuda-runtime");
        vision(NEEDED, STABLE);
        cudaRuntime();

        assertThat(check().verdict()).isEqualTo(Verdict.WORKS);
    }

    @Test
    void aCudaRuntimeThatIsRequiredAndNotGivenIsNotKnown() throws Exception {
        torch("libcudart.so.13", "nvidia-cuda-runtime");
        vision(NEEDED, STABLE);
        Check check = check();

        assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(library(check, MODULE).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(library(check, "vision/_C.abi3.so").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whereTorchDoesNotLoadNothingBuiltOnItDoes() throws Exception {
        torch("libcudart.so.13");
        vision(NEEDED, STABLE);
        Check check = check();

        assertThat(library(check, MODULE).cause()).isEqualTo(Cause.CUDA_MISSING);
        LibraryCheck vision = library(check, "vision/_C.abi3.so");
        assertThat(vision.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(vision.cause()).isEqualTo(Cause.CUDA_MISSING);
    }

    @Test
    void aBuildForCudaBesideATorchWithout() throws Exception {
        torch(null);
        vision(List.of("libc10.so", "libtorch_cpu.so", "libtorch_cuda.so"), STABLE);

        assertThat(library(check(), "vision/_C.abi3.so").cause()).isEqualTo(Cause.CPU_AND_CUDA);
    }

    @Test
    void whatTorchDoesNotHaveIsToldApart() throws Exception {
        for (String[] row : new String[][] {
            {"aoti_torch_of_tomorrow", "STABLE_ABI_TOO_NEW"},
            {CHANGED, "SIGNATURE_CHANGED"},
            {"_ZN3c106detail9forgottenEv", "PRIVATE_SYMBOL"},
            {"_ZN3c109forgottenEv", "VERSION_SKEW"},
            {"forgotten", "SYMBOL_MISSING"}
        }) {
            files.clear();
            torch(null);
            vision(NEEDED, STABLE, row[0]);
            LibraryCheck vision = library(check(), "vision/_C.abi3.so");

            assertThat(vision.verdict()).as(row[0]).isEqualTo(Verdict.BREAKS);
            assertThat(Objects.requireNonNull(vision.cause()).name()).as(row[0]).isEqualTo(row[1]);
            assertThat(vision.undefinedSymbols())
                    .extracting(LibraryCheck.UndefinedSymbol::name)
                    .containsExactly(row[0]);
        }
    }

    /// Torch brings the runtime into the process; nothing else that the package asks for does.
    @Test
    void whatTorchBringsIsThereOnlyAfterTorch() throws Exception {
        torch("libcudart.so.13", "nvidia-cuda-runtime");
        cudaRuntime();
        wheel(
                new WheelBuilder("kernels", "1.0")
                        .file("kernels/__init__.py", "from . import _C\n")
                        .file(
                                "kernels/_C.abi3.so",
                                new ElfBuilder().needed("libcudart.so.13").build()),
                "kernels");
        LibraryCheck kernels = library(check(), "kernels/_C.abi3.so");

        assertThat(kernels.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(kernels.explanation())
                .isEqualTo("it loads where torch was imported before, and nothing in its" + " package imports torch");
    }

    /// A library of which nothing is left but the call that loads it, and a name that is a module in Python.
    @ParameterizedTest
    @CsvSource({
        "_load_library(\"_C\"), BREAKS",
        "_load_library(\"_D\"), WORKS",
        "from vision import _C, WORKS",
        "_helper(\"_C\"), WORKS"
    })
    void aLibraryThatIsGone(String loads, Verdict verdict) throws Exception {
        torch(null);
        String source = """
                import torch

                def _load_library(name):
                    torch.ops.load_library(find(name))

                def _helper(name):
                    return name

                """;
        WheelBuilder vision = new WheelBuilder("vision", "1.0")
                .file("vision/__init__.py", source + loads + "\n")
                .file("vision/_D.so", new ElfBuilder().needed("libtorch_cpu.so").build());
        if (loads.startsWith("from")) {
            vision.file("vision/_C/__init__.py", "");
        }
        wheel(vision, "vision", "torch");

        assertThat(check().verdict()).isEqualTo(verdict);
    }
}
