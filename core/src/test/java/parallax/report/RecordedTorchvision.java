package parallax.report;

import java.util.List;
import parallax.Versions;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Inspection;
import parallax.finding.SourceList;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.name.PackageName;
import parallax.platform.CudaOffer;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;

/// Answers made of recorded facts, as the reports get them.
///
/// The wheel: docling-project/docling, `genon/preprocessor/uv.lock` at 0c10ec49 (requirements, digest, size, upload
/// time). The conda build: pablovela5620/sam3-rerun, `packages/sam3d_body/pixi.lock` at a80eee23. The recipe's history:
/// conda-forge/torchvision-feedstock up to 488ecd9d. `jpeg`: the `pytorch` channel's and conda-forge's records of
/// torchvision 0.10.0 for Python 3.9 (conda/rattler `test-data/channels/pytorch` at 92dc7743, regro/libcfgraph at
/// 97f36de9).
final class RecordedTorchvision {

    static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";
    static final String CONDA = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";
    static final String WHEEL_SHA256 = "26b9dd9c083f8e5f7ac827de6d5b88c615d9c582dc87666770fbdf16887e4c25";
    static final String CONDA_SHA256 = "e117ba916cb92f8cf1df89b8da7733dfff84dd4e81b4e20a4eab430793def02d";
    static final Target TARGET = new Target(Subdir.parse("linux-64"), new PythonVersion(3, 12, false), null, null);

    private static final String FEEDSTOCK = "conda-forge/torchvision-feedstock";

    private RecordedTorchvision() {}

    static Subject wheel() {
        return new Subject(
                "pypi::torchvision",
                "pypi",
                "PyPI",
                PackageName.pypi("torchvision"),
                "0.28.0",
                "0.24.0",
                WHEEL,
                WHEEL_SHA256,
                "2026-11-23");
    }

    static Subject condaBuild() {
        return new Subject(
                "conda-forge::torchvision",
                "conda-forge",
                "conda-forge",
                PackageName.conda("torchvision"),
                "0.28.0",
                "0.24.0",
                CONDA,
                CONDA_SHA256,
                "2026-11-23");
    }

    static Comparison comparison() {
        return new Comparison(
                TARGET,
                wheel(),
                condaBuild(),
                List.of(
                        "Both sides have 0.28.0 as their newest release.",
                        "Builds are compared at 0.24.0, the newest version of which both sides have a recorded build"
                                + " for the target."),
                List.of(coupling(), cuda(), lag(), patches(), jpeg(), size(), licence()),
                List.of(
                        "dependency.coupling/torch",
                        "build.cuda-variant",
                        "release.lag",
                        "patch.applied",
                        "native.bundled-vs-shared/libjpeg-turbo"),
                List.of(
                        new Unknown(
                                "features built into the wheel",
                                "no binary of the wheel is recorded, so neither codecs nor operators could be seen"),
                        new Unknown("release lag of 0.15.1", "no official date is recorded")));
    }

    private static Finding coupling() {
        return new Finding(
                "dependency.coupling/torch",
                "dependency.coupling",
                Axis.DEPENDENCY,
                Impact.BREAKS,
                "The wheel needs exactly torch 2.9.0, this conda build any 2.8",
                """
                No single torch satisfies both: 2.9.0 is outside >=2.8.0,<2.9.0a0.
                  build 0 of the conda package came out on 2025-10-24,
                  build 1 was rebuilt for pytorch 2.8, build 2 for cudnn 9.10.""",
                "torch==2.9.0",
                "pytorch >=2.8.0,<2.9.0a0",
                List.of(
                        new Evidence("pypi", WHEEL + " requires_dist", WHEEL_SHA256),
                        new Evidence("conda-forge", CONDA + " depends", CONDA_SHA256),
                        new Evidence(FEEDSTOCK, "54298fbdf627c41f41b72935c2300b13e8761ff4 recipe/recipe.yaml")));
    }

    private static Finding cuda() {
        return new Finding(
                "build.cuda-variant",
                "build.cuda-variant",
                Axis.BUILD,
                Impact.RISK,
                "The conda build names its CUDA version, the wheel's metadata names none",
                "",
                "no CUDA requirement",
                "cuda129_py312_h9f56bbf_2, cuda-version >=12.9,<13",
                List.of(
                        new Evidence("conda-forge", CONDA + " build", CONDA_SHA256),
                        new Evidence("pypi", WHEEL + " requires_dist", WHEEL_SHA256)));
    }

    private static Finding lag() {
        return new Finding(
                "release.lag",
                "release.lag",
                Axis.RELEASE,
                Impact.CHANGES,
                "PyPI had 0.28.0 six days earlier",
                "",
                "2026-07-08",
                "2026-07-14",
                List.of(
                        new Evidence(
                                "pypi",
                                "https://files.pythonhosted.org/packages/93/e4/"
                                        + "e9b2495d0d57b9f60d63c57d0a910410a81b4b073bf70917bef815291119/"
                                        + "torchvision-0.28.0-cp312-cp312-manylinux_2_28_x86_64.whl",
                                "028a3d481b37d785605620d7cdad897064c5a55bae2aa1f2658766333e291940"),
                        new Evidence(FEEDSTOCK, "f09e001ebf4e97d07bd7a77a1670a2c04555642e recipe/recipe.yaml")));
    }

    private static Finding patches() {
        return new Finding(
                "patch.applied",
                "patch.applied",
                Axis.PATCH,
                Impact.CHANGES,
                "conda-forge applies four patches",
                """
                0001 Use system giflib (setup.py, torchvision/csrc/io/image/cpu/decode_gif.cpp)
                0002 Force nvjpeg and force failure (setup.py)
                0003 Skip OSS CI in conda-forge as well (test/common_utils.py)
                0004 Allow different CUDA minor versions""",
                null,
                "4 patches",
                List.of(new Evidence(FEEDSTOCK, "a66947bd39f616c7990ee5a8d103275234565cd9 recipe/patches")));
    }

    private static Finding jpeg() {
        return new Finding(
                "native.bundled-vs-shared/libjpeg-turbo",
                "native.bundled-vs-shared",
                Axis.BINARY,
                Impact.CHANGES,
                "libjpeg comes as a package on conda-forge; the wheel requires none",
                "",
                "no requirement",
                "libjpeg-turbo >=3.1.0,<4.0a0",
                List.of(new Evidence("conda-forge", CONDA + " depends", CONDA_SHA256)));
    }

    private static Finding size() {
        return new Finding(
                "size.download",
                "size.download",
                Axis.SIZE,
                Impact.NOTE,
                "The wheel is two and a half times as large",
                "",
                "8,050,480 bytes",
                "3,192,054 bytes",
                List.of(
                        new Evidence("pypi", WHEEL + " size", WHEEL_SHA256),
                        new Evidence("conda-forge", CONDA + " size", CONDA_SHA256)));
    }

    private static Finding licence() {
        return new Finding(
                "licence.declared",
                "licence.declared",
                Axis.LICENCE,
                Impact.NOTE,
                "conda-forge states the licence in its record",
                "",
                null,
                "BSD-3-Clause",
                List.of(new Evidence("conda-forge", CONDA + " license", CONDA_SHA256)));
    }

    /// Two sources of one ecosystem, at the version of which issue pytorch/vision#3264 tells the same.
    static Comparison jpegConflict() {
        String official = "torchvision-0.10.0-py39_cpu.tar.bz2";
        String community = "torchvision-0.10.0-py39h93e5132_0_cpu.tar.bz2";
        String digest = "6f57a63c813c5b156a907162ef5ab74cbe87e8aadeee7a461fc1702aab936706";
        Finding jpeg = new Finding(
                "dependency.constraint/jpeg",
                "dependency.constraint",
                Axis.DEPENDENCY,
                Impact.BREAKS,
                "No version of jpeg satisfies both",
                "",
                "jpeg <=9b",
                "jpeg >=9d,<10a",
                List.of(
                        new Evidence("pytorch", official + " depends", digest),
                        new Evidence("conda-forge", community + " depends"),
                        new Evidence("pytorch/vision", "https://github.com/pytorch/vision/issues/3264")));
        return new Comparison(
                new Target(
                        Subdir.parse("linux-64"),
                        new PythonVersion(3, 9, false),
                        new CudaOffer.None(),
                        Versions.conda("2.28")),
                new Subject(
                        "pytorch::torchvision=0.10.0",
                        "pytorch",
                        "PyTorch channel",
                        PackageName.conda("torchvision"),
                        null,
                        "0.10.0",
                        official,
                        digest,
                        "2025-06-30"),
                new Subject(
                        "conda-forge::torchvision[version='0.10.0|0.10.1']",
                        "conda-forge",
                        "conda-forge",
                        PackageName.conda("torchvision"),
                        "0.28.0",
                        "0.10.0",
                        community,
                        null,
                        "2026-11-23"),
                List.of(),
                List.of(jpeg),
                List.of(jpeg.id()),
                List.of());
    }

    /// Nothing found, and one question open.
    static Comparison nothingFound() {
        Comparison whole = comparison();
        return new Comparison(
                whole.target(),
                whole.left(),
                new Subject(
                        "conda-forge::torchvision",
                        "conda-forge",
                        "conda-forge",
                        PackageName.conda("torchvision"),
                        null,
                        null,
                        null,
                        null,
                        "2026-11-23"),
                List.of(),
                List.of(),
                List.of(),
                List.of(whole.unknown().getFirst()));
    }

    static Inspection inspection() {
        Evidence record = new Evidence("conda-forge", CONDA, CONDA_SHA256);
        return new Inspection(
                TARGET,
                condaBuild(),
                List.of(
                        new Inspection.Section(
                                "build",
                                "Build",
                                List.of(
                                        new Inspection.Entry(
                                                "build string", "cuda129_py312_h9f56bbf_2", List.of(record)),
                                        new Inspection.Entry("size", "3,192,054 bytes", List.of(record)))),
                        new Inspection.Section(
                                "dependencies",
                                "Dependencies",
                                List.of(new Inspection.Entry(
                                        "requires",
                                        """
                                        pytorch * cuda*
                                        pytorch >=2.8.0,<2.9.0a0
                                        libjpeg-turbo >=3.1.0,<4.0a0
                                        __glibc >=2.17,<3.0.a0""",
                                        List.of(new Evidence("conda-forge", CONDA + " depends", CONDA_SHA256))))),
                        new Inspection.Section(
                                "recipe",
                                "Recipe",
                                List.of(new Inspection.Entry(
                                        "patches",
                                        "0001-Use-system-giflib.patch",
                                        List.of(new Evidence(
                                                FEEDSTOCK,
                                                "a66947bd39f616c7990ee5a8d103275234565cd9 recipe/patches")))))),
                List.of(new Unknown("what the build constrains (run_constrained)", "lock files leave it out")));
    }

    static Explanation explanation() {
        Comparison comparison = comparison();
        Finding finding = comparison.findings().getFirst();
        return new Explanation(
                comparison,
                finding,
                """
                Reads how each side requires torch: an exact pin, a range, a lower bound or a build string.
                Breaks where no version satisfies both sides.""",
                List.of(
                        new Explanation.Step(
                                finding.evidence().get(0),
                                """
                                file           torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl
                                requires_dist  numpy
                                               torch==2.9.0
                                               pillow>=5.3.0,!=8.3.*
                                upload_time    2025-10-15T15:51:24.012Z""",
                                "docling-project/docling genon/preprocessor/uv.lock at"
                                        + " 0c10ec493c5934c559ac8469e482bb835709d216"),
                        new Explanation.Step(
                                finding.evidence().get(1),
                                "build    cuda129_py312_h9f56bbf_2\ndepends  pytorch >=2.8.0,<2.9.0a0",
                                "pablovela5620/sam3-rerun packages/sam3d_body/pixi.lock at"
                                        + " a80eee238e592e7adc52fb5e90e55f0e2a480639"),
                        new Explanation.Step(finding.evidence().get(2), "", "")));
    }

    static SourceList sources() {
        return new SourceList(
                "2026-11-23",
                List.of(
                        new SourceList.Entry(
                                "pypi", "PyPI", "pypi", "https://pypi.org/simple", 48, 3003, List.of(), ""),
                        new SourceList.Entry(
                                "conda-forge",
                                "conda-forge",
                                "conda",
                                "https://conda.anaconda.org/conda-forge",
                                90,
                                5972,
                                List.of("cf"),
                                "A sample from lock files, not the whole channel: absence here proves nothing.")));
    }
}
