package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.Recorded;
import parallax.content.Claims;
import parallax.index.SnapshotException;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.platform.CudaOffer;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// Builds with the claims that published artifacts make, copied from their metadata.
final class Built {

    static final Target LINUX_311 = target("linux-64", "3.11");
    static final NameMap NAMES = names();

    private static final String LINUX_WHEEL = "cp311-cp311-manylinux_2_28_x86_64";

    private Built() {}

    private static NameMap names() {
        try {
            return Recorded.snapshot().names();
        } catch (SnapshotException e) {
            throw new AssertionError(e);
        }
    }

    /// @param python null for any
    static Target target(String subdir, @Nullable String python) {
        return new Target(
                Subdir.parse(subdir),
                python == null ? null : PythonVersion.find(python).orElseThrow(),
                null,
                null);
    }

    /// @param glibc null where the machine's is not told
    /// @param cuda `none` or a version
    static Target machine(@Nullable String glibc, String cuda) {
        try {
            return new Target(
                    Subdir.parse("linux-64"),
                    PythonVersion.find("3.11").orElseThrow(),
                    CudaOffer.find(cuda).orElseThrow(),
                    glibc == null ? null : CondaVersion.parse(glibc));
        } catch (MalformedVersionException e) {
            throw new AssertionError(e);
        }
    }

    static ClaimedBuild wheel(String name, String version, String... requires) {
        return tagged(LINUX_WHEEL, ">=3.10", name, version, requires);
    }

    static ClaimedBuild tagged(String tag, String requiresPython, String name, String version, String... requires) {
        Claims claims = new Claims(
                Ecosystem.PYPI,
                name,
                version,
                "",
                List.of(tag),
                requiresPython,
                List.of(requires),
                List.of(),
                "",
                List.of(),
                List.of());
        return new ClaimedBuild(name + "-" + version + "-" + tag + ".whl", "ab".repeat(32), claims);
    }

    static ClaimedBuild conda(String name, String version, String build, String... depends) {
        return condaIn("linux-64", name, version, build, List.of(), depends);
    }

    static ClaimedBuild condaIn(
            String subdir, String name, String version, String build, List<String> constrains, String... depends) {
        Claims claims = new Claims(
                Ecosystem.CONDA,
                name,
                version,
                build,
                List.of(subdir),
                "",
                List.of(depends),
                constrains,
                "",
                List.of(),
                List.of());
        return new ClaimedBuild(name + "-" + version + "-" + build + ".conda", "cd".repeat(32), claims);
    }

    /// @param control lines such as `Depends: a, b` and `Provides: c`
    static ClaimedBuild debian(String name, String version, String... control) {
        List<String> requires = new ArrayList<>();
        List<String> constrains = new ArrayList<>();
        List<Claims.Field> fields = new ArrayList<>();
        String architecture = "amd64";
        for (String line : control) {
            String field = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (field) {
                case "Depends" -> requires.addAll(List.of(value.split(", ", -1)));
                case "Breaks", "Conflicts" -> constrains.add(line);
                case "Architecture" -> architecture = value;
                default -> fields.add(new Claims.Field(field.toLowerCase(Locale.ROOT), value, "control"));
            }
        }
        Claims claims = new Claims(
                Ecosystem.DEBIAN,
                name,
                version,
                "",
                List.of(architecture),
                "",
                requires,
                constrains,
                "",
                List.of(),
                fields);
        return new ClaimedBuild(name + "_" + version + "_" + architecture + ".deb", null, claims);
    }

    static final ClaimedBuild TORCH_213_CPU = wheel(
            "torch",
            "2.13.0+cpu",
            "filelock",
            "typing-extensions>=4.10.0",
            "setuptools>=77.0.3",
            "sympy>=1.13.3",
            "networkx>=2.5.1",
            "jinja2",
            "fsspec>=0.8.5",
            "opt-einsum>=3.3; extra == \"opt-einsum\"");

    static final ClaimedBuild TORCH_2141 = wheel(
            "torch",
            "2.14.1",
            "filelock",
            "cuda-toolkit[cublas,cudart,cufft,cufile,cupti,curand,cusolver,cusparse,nvjitlink,nvrtc,nvtx]==13.0.3;"
                    + " platform_system == \"Linux\"",
            "cuda-bindings<14,>=13.0.3; platform_system == \"Linux\" and python_version < \"3.15\"",
            "nvidia-cudnn-cu13==9.24.0.43; platform_system == \"Linux\"",
            "triton~=3.8.0; platform_system == \"Linux\" and python_version < \"3.15\"");

    static final ClaimedBuild VISION_028 = vision("0.28.0", "torch (==2.13.0)");
    static final ClaimedBuild VISION_0290 = vision("0.29.0", "torch (==2.14.0)");
    static final ClaimedBuild VISION_0291 = vision("0.29.1", "torch (>=2.14.0)");

    static final ClaimedBuild CUDA_TOOLKIT = tagged(
            "py3-none-any",
            "",
            "cuda-toolkit",
            "13.0.3.0",
            toolkit("nvidia-cublas==13.1.1.3.*", "cublas"),
            toolkit("nvidia-cuda-nvrtc==13.0.88.*", "cublas"),
            toolkit("nvidia-cuda-runtime==13.0.96.*", "cudart"),
            toolkit("nvidia-cuda-nvcc==13.0.88.*", "nvcc"));

    static final ClaimedBuild PYTHON3_TORCHVISION = debian(
            "python3-torchvision",
            "0.14.1-2",
            "Depends: python3-torch (>= 1.12.0~), python3 (<< 3.12), python3 (>= 3.11~), python3-numpy, python3-pil,"
                    + " python3.11, python3:any, libc6 (>= 2.34), libjpeg62-turbo (>= 1.3.1),"
                    + " libtorch1.13 (>= 1.13.1+dfsg)");

    static final ClaimedBuild PYTHON3_TORCH = debian(
            "python3-torch",
            "1.13.1+dfsg-4",
            "Depends: libtorch1.13 (= 1.13.1+dfsg-4), python3 (<< 3.12), python3 (>= 3.11~),"
                    + " python3-numpy (>= 1:1.22.0), python3-numpy-abi9, python3.11:any, libc6 (>= 2.34)");

    private static String toolkit(String requirement, String extra) {
        return requirement + "; (sys_platform == 'linux' and platform_machine == 'aarch64' or sys_platform == 'linux'"
                + " and platform_machine == 'x86_64' or sys_platform == 'win32' and platform_machine == 'AMD64') and"
                + " extra == '" + extra + "'";
    }

    private static ClaimedBuild vision(String version, String torch) {
        return tagged(
                LINUX_WHEEL,
                ">=3.10,!=3.14.1",
                "torchvision",
                version,
                "numpy",
                torch,
                "pillow (!=8.3.*,>=5.3.0)",
                "gdown>=4.7.3; extra == \"gdown\"",
                "scipy; extra == \"scipy\"");
    }

    static MetadataAnswer check(ClaimedBuild... builds) {
        return MetadataCheck.of(List.of(builds), LINUX_311, NAMES);
    }

    static MetadataAnswer check(Target target, ClaimedBuild... builds) {
        return MetadataCheck.of(List.of(builds), target, NAMES);
    }

    /// `allowed`, `forbidden` or `cannot tell`.
    static String word(MetadataAnswer answer) {
        return Optional.ofNullable(answer.word().allowed())
                .map(allowed -> allowed ? "allowed" : "forbidden")
                .orElse("cannot tell");
    }
}
