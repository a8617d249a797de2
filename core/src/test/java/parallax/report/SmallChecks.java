package parallax.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Cause;
import parallax.finding.Check;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.LibraryCheck;
import parallax.finding.LibraryCheck.MissingLibrary;
import parallax.finding.LibraryCheck.MissingVersion;
import parallax.finding.LibraryCheck.UndefinedSymbol;
import parallax.finding.Matrix;
import parallax.finding.Matrix.Cell;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;
import parallax.name.PackageName;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;

/// Answers of `check` and `matrix` written by hand in the shape of real ones. They show reports and prove nothing about
/// the packages they name.
final class SmallChecks {

    static final String WHEEL = "torchvision-0.28.0-cp311-cp311-manylinux_2_28_x86_64.whl";
    static final String TORCH = "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl";
    private static final Target TARGET =
            new Target(Subdir.parse("linux-64"), new PythonVersion(3, 11, false), null, null);
    private static final List<String> HOST =
            List.of("glibc 2.28 and libstdc++ with GLIBCXX_3.4.25, as manylinux_2_28 promises", "no CUDA libraries");
    private static final String EXTENSION = "torchvision/_C.so";
    private static final String CONSEQUENCE = "`import torchvision` passes over the loader's error; later "
            + "`RuntimeError: operator torchvision::nms does not exist`";

    private SmallChecks() {}

    /// Torchvision for CUDA beside torch without.
    static Check cudaOnCpu() {
        List<LibraryCheck> libraries = new ArrayList<>();
        libraries.add(new LibraryCheck(
                "torchvision",
                EXTENSION,
                Verdict.BREAKS,
                true,
                List.of(
                        new MissingLibrary(
                                "libtorch_cuda.so", EXTENSION, "torch 2.13.0+cpu was built without CUDA", true),
                        new MissingLibrary(
                                "libc10_cuda.so", EXTENSION, "torch 2.13.0+cpu was built without CUDA", true),
                        new MissingLibrary(
                                "libcudart.so.13", EXTENSION, "no build that was given has it, nor the host", true)),
                List.of(
                        symbol("_ZN2at4cuda24getCurrentCUDABlasHandleEv", "at::cuda::getCurrentCUDABlasHandle()"),
                        symbol("_ZN3c104cuda20getCurrentCUDAStreamEa", "c10::cuda::getCurrentCUDAStream(signed char)"),
                        symbol("cudaGetErrorString", null),
                        symbol("cudaLaunchKernel", null)),
                11,
                List.of(),
                List.of(),
                Cause.CPU_AND_CUDA,
                "it asks for libtorch_cuda.so, and torch 2.13.0+cpu has libtorch_cpu.so alone",
                CONSEQUENCE));
        libraries.add(new LibraryCheck(
                "torchvision",
                "torchvision/image.so",
                Verdict.BREAKS,
                false,
                List.of(new MissingLibrary(
                        "libcudart.so.13", "torchvision/image.so", "no build that was given has it", true)),
                List.of(),
                0,
                List.of(),
                List.of(),
                Cause.CUDA_MISSING,
                "",
                "a warning at `import torchvision.io`: decoding of images is not available"));
        IntStream.range(0, 8)
                .forEach(number -> libraries.add(loads("torch", "torch/lib/libtorch_part" + number + ".so")));
        return new Check(
                TARGET,
                HOST,
                List.of(
                        artifact("./" + WHEEL, "torchvision", "0.28.0"),
                        artifact("./" + TORCH, "torch", "2.13.0+cpu"),
                        artifact("./numpy-2.4.1-cp311-cp311-manylinux_2_28_x86_64.whl", "numpy", "2.4.1")),
                2,
                Verdict.BREAKS,
                "torchvision 0.28.0 was built for CUDA and does not load with torch 2.13.0+cpu.",
                new MetadataWord(
                        true, List.of(), List.of(new MetadataWord.Absent("torchvision", "pillow!=8.3.*,>=5.3.0"))),
                "allowed but breaks",
                libraries,
                List.of(openMp(), numpyNote()),
                List.of(
                        new Repair(
                                "torchvision 0.28.0+cpu in place of 0.28.0",
                                "pip install torchvision==0.28.0+cpu --index-url https://example.org/whl/cpu",
                                "uv pip install torchvision==0.28.0+cpu --index-url https://example.org/whl/cpu",
                                null,
                                null,
                                false,
                                "recorded, and no artifact of it was given"),
                        new Repair(
                                "torch 2.13.0 in place of 2.13.0+cpu",
                                "pip install ./torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl",
                                "uv pip install ./torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl",
                                null,
                                null,
                                true,
                                "the same check of torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl"),
                        new Repair(
                                "both from conda-forge",
                                null,
                                null,
                                "conda install -c conda-forge 'torchvision=0.28.*' 'pytorch=2.13.*'",
                                "pixi add 'torchvision=0.28.*' 'pytorch=2.13.*'",
                                false,
                                "recorded as built together")),
                List.of(new Unknown("what torchvision loads with dlopen", "names are made at run time")));
    }

    /// A function of torch that has other parameters, a symbol version, and a requirement that forbids the pair.
    static Check signatureChanged() {
        return new Check(
                TARGET,
                HOST,
                List.of(
                        artifact("./torchvision-0.29.1+cpu-cp311-cp311-linux_x86_64.whl", "torchvision", "0.29.1+cpu"),
                        artifact("./" + TORCH, "torch", "2.13.0+cpu")),
                2,
                Verdict.BREAKS,
                "torchvision 0.29.1+cpu needs functions that torch 2.13.0+cpu has with other parameters.",
                new MetadataWord(
                        false,
                        List.of(new MetadataWord.Conflict(
                                "torchvision",
                                "torch==2.14.1",
                                "torch 2.13.0+cpu",
                                new Evidence(
                                        "artifact",
                                        "./torchvision-0.29.1+cpu-cp311-cp311-linux_x86_64.whl › "
                                                + "torchvision-0.29.1+cpu.dist-info/METADATA Requires-Dist"))),
                        List.of()),
                "forbidden and breaks",
                List.of(
                        new LibraryCheck(
                                "torchvision",
                                EXTENSION,
                                Verdict.BREAKS,
                                true,
                                List.of(),
                                List.of(new UndefinedSymbol(
                                        "_ZN5torch7Library4_defEON3c1014FunctionSchemaEPNS1_12OperatorNameERKSt6vector"
                                                + "INS_2at3TagESaIS8_EENS_12_RegisterOrVerifyE",
                                        "torch::Library::_def(c10::FunctionSchema&&, c10::OperatorName*, "
                                                + "std::vector<at::Tag, std::allocator<at::Tag> > const&, "
                                                + "torch::_RegisterOrVerify)",
                                        null,
                                        "libtorch_cpu.so",
                                        EXTENSION,
                                        List.of("torch::Library::_def(c10::FunctionSchema&&, c10::OperatorName*)"))),
                                1,
                                List.of(),
                                List.of(),
                                Cause.SIGNATURE_CHANGED,
                                "libtorch_cpu.so defines torch::Library::_def without the last two parameters",
                                CONSEQUENCE),
                        new LibraryCheck(
                                "torchvision",
                                "torchvision.libs/libjpeg.1c1c4b09.so.8",
                                Verdict.BREAKS,
                                true,
                                List.of(),
                                List.of(),
                                0,
                                List.of(new MissingVersion(
                                        "GLIBC_2.38",
                                        "libc.so.6",
                                        "torchvision.libs/libjpeg.1c1c4b09.so.8",
                                        "GLIBC_2.28")),
                                List.of(),
                                Cause.GLIBC_TOO_OLD,
                                "",
                                "")),
                List.of(),
                List.of(),
                List.of());
    }

    static Check works() {
        return new Check(
                TARGET,
                HOST,
                List.of(
                        artifact("./torchvision-0.28.0+cpu-cp311-cp311-linux_x86_64.whl", "torchvision", "0.28.0+cpu"),
                        artifact("./" + TORCH, "torch", "2.13.0+cpu")),
                2,
                Verdict.WORKS,
                "Every native library that they load finds what it needs.",
                new MetadataWord(true, List.of(), List.of()),
                "allowed and works",
                List.of(loads("torchvision", EXTENSION), loads("torchvision", "torchvision/image.so")),
                List.of(),
                List.of(),
                List.of());
    }

    /// The nvidia packages, which bring what is missing, were not given.
    static Check notGiven() {
        List<LibraryCheck> libraries = new ArrayList<>();
        for (String name : List.of("libtorch_cuda.so", "libtorch_cpu.so", "libtorch_nvshmem.so", "libc10_cuda.so")) {
            String path = "torch/lib/" + name;
            libraries.add(new LibraryCheck(
                    "torch",
                    path,
                    Verdict.UNKNOWN,
                    true,
                    List.of(
                            new MissingLibrary(
                                    "libcudart.so.13", path, "nvidia-cuda-runtime==13.0.96 was not given", false),
                            new MissingLibrary(
                                    "libcublas.so.13",
                                    "torch/lib/libtorch_cuda.so",
                                    "nvidia-cublas==13.1.0.3 was not given",
                                    false)),
                    List.of(),
                    0,
                    List.of(),
                    List.of(),
                    null,
                    "",
                    ""));
        }
        libraries.add(loads("torch", "torch/lib/libc10.so"));
        return new Check(
                TARGET,
                HOST,
                List.of(artifact("./torch-2.14.1-cp311-cp311-manylinux_2_28_x86_64.whl", "torch", "2.14.1")),
                1,
                Verdict.UNKNOWN,
                "What brings libcudart.so.13 and libcublas.so.13 was not given.",
                new MetadataWord(
                        null,
                        List.of(),
                        List.of(
                                new MetadataWord.Absent("torch", "nvidia-cuda-runtime==13.0.96"),
                                new MetadataWord.Absent("torch", "nvidia-cublas==13.1.0.3"))),
                "",
                libraries,
                List.of(),
                List.of(),
                List.of(
                        new Unknown("nvidia-cublas==13.1.0.3", "it was not given"),
                        new Unknown("nvidia-cuda-runtime==13.0.96", "it was not given")));
    }

    static Matrix matrix() {
        Cell works = new Cell(Verdict.WORKS, Verdict.WORKS, "");
        Cell cuda = new Cell(Verdict.WORKS, Verdict.BREAKS, "built for CUDA, torch without");
        Cell skew = new Cell(Verdict.BREAKS, Verdict.BREAKS, "functions with other parameters");
        Cell lucky = new Cell(Verdict.BREAKS, Verdict.WORKS, "");
        Cell open = new Cell(Verdict.UNKNOWN, Verdict.UNKNOWN, "the nvidia packages were not given");
        return new Matrix(
                TARGET,
                HOST,
                "torchvision",
                "torch",
                List.of("0.29.1+cpu", "0.28.0+cpu", "0.28.0"),
                List.of("2.14.1", "2.14.1+cpu", "2.13.0+cpu cuda_none", "2.13.0|odd"),
                List.of(
                        List.of(open, works, skew, skew),
                        List.of(open, lucky, works, works),
                        List.of(open, skew, cuda, cuda)),
                List.of(new Unknown("nvidia-cuda-runtime==13.0.96", "it was not given")));
    }

    /// Nothing was found to set against each other.
    static Matrix emptyMatrix() {
        return new Matrix(
                TARGET,
                List.of(),
                "torchvision",
                "torch",
                List.of("0.28.0"),
                List.of(),
                List.of(List.of()),
                List.of(new Unknown("builds of torch", "none was given")));
    }

    private static Subject artifact(String path, String name, String version) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return new Subject(
                path, Subject.ARTIFACT, "wheel", PackageName.pypi(name), null, version, file, null, "2026-11-23");
    }

    private static LibraryCheck loads(String packageName, String path) {
        return new LibraryCheck(
                packageName, path, Verdict.WORKS, true, List.of(), List.of(), 0, List.of(), List.of(), null, "", "");
    }

    private static UndefinedSymbol symbol(String name, @Nullable String demangled) {
        String from = name.startsWith("cuda") ? "libcudart.so.13" : "libtorch_cuda.so";
        return new UndefinedSymbol(name, demangled, demangled == null ? from : null, from, EXTENSION, List.of());
    }

    private static Finding openMp() {
        return new Finding(
                "clash.openmp",
                "clash.openmp",
                Axis.BINARY,
                Impact.RISK,
                "Two OpenMP runtimes can meet in one process",
                "libgomp of torch and libgomp of numpy are different files under different names.",
                "torch/lib/libgomp.so.1",
                "numpy.libs/libgomp-e985bcbb.so.1.0.0",
                List.of(new Evidence("artifact", "./" + TORCH + " › torch/lib/libgomp.so.1")));
    }

    private static Finding numpyNote() {
        return new Finding(
                "abi.numpy",
                "abi.numpy",
                Axis.ABI,
                Impact.NOTE,
                "torch was built with numpy 2's C API, which loads on numpy 1.x as well",
                "",
                null,
                null,
                List.of(new Evidence("artifact", "./" + TORCH + " › torch/_C.so")));
    }
}
