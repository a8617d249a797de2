package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTargetTest {

    private static WheelFilename wheel(String tags) throws MalformedFilenameException {
        return WheelFilename.parse("x-1.0-" + tags + ".whl");
    }

    @ParameterizedTest(name = "{0} on {1}, {2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux_2_28_x86_64    | COMPATIBLE | its own tag
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux_2_27_x86_64.manylinux_2_34_x86_64 | COMPATIBLE | one of a set
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux_2_31_x86_64    | PLATFORM   | a newer glibc
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux2014_x86_64     | COMPATIBLE | manylinux2014 is glibc 2.17
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux1_x86_64        | COMPATIBLE | manylinux1 is glibc 2.5
            3.12  | manylinux_2_28_aarch64 | cp312-cp312-manylinux2010_aarch64    | PLATFORM   | manylinux2010 is for Intel alone
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-linux_x86_64             | COMPATIBLE | the plain tag
            3.12  | manylinux2014_x86_64   | cp312-cp312-manylinux_2_17_x86_64    | COMPATIBLE | a target by its old name
            3.12  | linux_x86_64           | cp312-cp312-manylinux_2_5_x86_64     | PLATFORM   | without a C library no manylinux
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-musllinux_1_2_x86_64     | PLATFORM   | musl is not glibc
            3.12  | musllinux_1_2_x86_64   | cp312-cp312-musllinux_1_1_x86_64     | COMPATIBLE | an older musl
            3.12  | musllinux_1_2_x86_64   | cp312-cp312-manylinux_2_5_x86_64     | PLATFORM   | glibc is not musl
            3.12  | manylinux_2_28_x86_64  | cp311-cp311-manylinux_2_28_x86_64    | ABI        | another Python, whose stable ABI would do
            3.12  | manylinux_2_28_x86_64  | cp313-cp313-manylinux_2_28_x86_64    | PYTHON     | a newer Python
            3.12  | manylinux_2_28_x86_64  | pp310-pypy310_pp73-manylinux_2_28_x86_64 | PYTHON | another interpreter
            3.12  | manylinux_2_28_x86_64  | cp39-abi3-manylinux_2_28_x86_64      | COMPATIBLE | the stable ABI of an older Python
            3.12  | manylinux_2_28_x86_64  | cp313-abi3-manylinux_2_28_x86_64     | PYTHON     | the stable ABI of a newer Python
            3.13t | manylinux_2_28_x86_64  | cp313-cp313t-manylinux_2_28_x86_64   | COMPATIBLE | free-threaded
            3.13t | manylinux_2_28_x86_64  | cp313-cp313-manylinux_2_28_x86_64    | ABI        | not free-threaded
            3.13  | manylinux_2_28_x86_64  | cp313-cp313t-manylinux_2_28_x86_64   | ABI        | free-threaded for the other
            3.13t | manylinux_2_28_x86_64  | cp39-abi3-manylinux_2_28_x86_64      | ABI        | free-threaded has no abi3
            3.15t | manylinux_2_28_x86_64  | cp315-abi3t-manylinux_2_28_x86_64    | COMPATIBLE | free-threaded has abi3t
            3.15t | manylinux_2_28_x86_64  | cp315-abi3.abi3t-manylinux_2_28_x86_64 | COMPATIBLE | the pair of PEP 803
            3.15  | manylinux_2_28_x86_64  | cp315-abi3.abi3t-manylinux_2_28_x86_64 | COMPATIBLE | the pair of PEP 803
            3.12  | manylinux_2_36_armv8l  | cp312-cp312-manylinux_2_31_armv7l    | COMPATIBLE | a 32-bit system on a newer processor
            3.12  | win_amd64              | py3-none-any                         | COMPATIBLE | for every platform
            3.12  | win_amd64              | py2.py3-none-any                     | COMPATIBLE | for both generations
            3.12  | win_amd64              | py2-none-any                         | PYTHON     | for the old generation
            3.12  | win_amd64              | cp312-none-win_amd64                 | COMPATIBLE | no Python ABI
            3.12  | win_amd64              | cp312-cp312-win32                    | PLATFORM   | 32 bit
            3.12  | macosx_14_0_arm64      | cp312-cp312-macosx_11_0_arm64        | COMPATIBLE | an older macOS
            3.12  | macosx_11_0_arm64      | cp312-cp312-macosx_14_0_arm64        | PLATFORM   | a newer macOS
            3.12  | macosx_14_0_arm64      | cp312-cp312-macosx_10_9_universal2   | COMPATIBLE | both processors in one
            3.12  | macosx_14_0_arm64      | cp312-cp312-macosx_10_9_x86_64       | PLATFORM   | the other processor
            3.12  | macosx_14_0_x86_64     | cp312-cp312-macosx_10_9_x86_64       | COMPATIBLE | an older macOS on Intel
            3.12  | macosx_26_0_arm64      | cp312-cp312-macosx_15_0_arm64        | COMPATIBLE | the numbers jump from 15 to 26
            """)
    void wheelsFitOrTellWhichPartDoesNot(String python, String platform, String tags, String answer, String rule)
            throws MalformedTargetException, MalformedFilenameException {
        Compatibility compatibility = PythonTarget.parse(python, platform).compatible(wheel(tags));
        String found = switch (compatibility) {
            case Compatibility.Compatible _ -> "COMPATIBLE";
            case Compatibility.Incompatible(var part, var _) -> part.name();
        };
        assertThat(found).as(rule).isEqualTo(answer);
        assertThat(compatibility.isCompatible()).isEqualTo(answer.equals("COMPATIBLE"));
    }

    @ParameterizedTest(name = "{2} on {0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3.12    | manylinux_2_17_x86_64   | torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl | needs glibc 2.28, the target has glibc 2.17
            3.12    | manylinux_2_12_x86_64   | numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl | needs glibc 2.17, the target has glibc 2.12
            3.12    | manylinux_2_28_x86_64   | torchvision-0.24.0-cp312-cp312-manylinux_2_28_aarch64.whl | is for the processor aarch64, the target has x86_64
            3.12    | manylinux_2_28_x86_64   | torchvision-0.24.0-cp312-cp312-macosx_11_0_arm64.whl    | is for macOS, the target is Linux
            3.12    | manylinux_2_28_x86_64   | torchvision-0.24.0-cp312-cp312-win_amd64.whl            | is for Windows, the target is Linux
            3.12    | manylinux_2_28_x86_64   | numpy-2.3.1-cp312-cp312-musllinux_1_2_x86_64.whl        | needs musl 1.2, the target has glibc 2.28
            3.12    | musllinux_1_2_x86_64    | numpy-2.3.1-cp312-cp312-manylinux_2_28_x86_64.whl       | needs glibc 2.28, the target has musl 1.2
            3.12    | musllinux_1_1_x86_64    | numpy-2.3.1-cp312-cp312-musllinux_1_2_x86_64.whl        | needs musl 1.2, the target has musl 1.1
            3.12    | linux_x86_64            | torch-2.9.1-cp312-cp312-manylinux_2_28_x86_64.whl       | needs glibc 2.28, the target names no C library
            3.12    | manylinux_2_28_aarch64  | numpy-1.19.5-cp312-cp312-manylinux2010_aarch64.whl      | names glibc 2.12, which no tag for aarch64 does
            3.12    | macosx_11_0_arm64       | numpy-2.3.1-cp312-cp312-macosx_14_0_arm64.whl           | needs macOS 14.0, the target has macOS 11.0
            3.12    | macosx_14_0_arm64       | torch-2.2.2-cp312-none-macosx_10_9_x86_64.whl           | is for the processor x86_64, the target has arm64
            3.12    | win_arm64               | torch-2.9.1-cp312-cp312-win_amd64.whl                   | is for the processor x86_64, the target has arm64
            3.12    | win_amd64               | x-1.0-py3-none-plan9_mips.whl                           | is for `plan9_mips`, the target is Windows on x86_64
            3.13    | ios_13_0_arm64_iphoneos | x-1.0-cp313-cp313-ios_13_0_arm64_iphonesimulator.whl    | is for the processor arm64_iphonesimulator, the target has arm64_iphoneos
            3.13    | android_24_arm64_v8a    | x-1.0-cp313-cp313-android_30_arm64_v8a.whl              | needs Android API level 30, the target has Android API level 24
            3.13    | pyodide_2024_0_wasm32   | x-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl             | needs Pyodide ABI 2025_0, the target has Pyodide ABI 2024_0
            3.12    | manylinux_2_28_x86_64   | torchvision-0.15.2-cp39-cp39-manylinux_2_28_x86_64.whl  | is for CPython 3.9 only, the target is CPython 3.12
            3.12    | manylinux_2_28_x86_64   | torchvision-0.24.0-cp313-cp313-manylinux_2_28_x86_64.whl | is for CPython 3.13 only, the target is CPython 3.12
            3.12    | manylinux_2_28_x86_64   | torchvision-0.24.0-cp313-cp313t-manylinux_2_28_x86_64.whl | is for CPython 3.13 only, the target is CPython 3.12
            3.13    | manylinux_2_28_x86_64   | torchvision-0.24.0-cp313-cp313t-manylinux_2_28_x86_64.whl | is for the free-threaded build, the target is CPython 3.13
            3.13t   | manylinux_2_28_x86_64   | torchvision-0.24.0-cp313-cp313-manylinux_2_28_x86_64.whl | is for the build with the GIL, the target is CPython 3.13t
            3.13t   | manylinux_2_28_x86_64   | cryptography-46.0.3-cp311-abi3-manylinux_2_28_x86_64.whl | uses the stable ABI abi3 of the build with the GIL, the target is CPython 3.13t
            3.10    | manylinux_2_28_x86_64   | cryptography-46.0.3-cp311-abi3-manylinux_2_28_x86_64.whl | needs CPython 3.11 or newer, the target is CPython 3.10
            3.10    | manylinux_2_28_x86_64   | numpy-1.25.0-pp39-pypy39_pp73-manylinux_2_17_x86_64.whl | is for PyPy 3.9 only, the target is CPython 3.10
            pypy3.10 | manylinux_2_28_x86_64  | torch-2.9.1-cp310-cp310-manylinux_2_28_x86_64.whl       | is for CPython 3.10 only, the target is PyPy 3.10
            3.12    | win_amd64               | six-1.0-py2-none-any.whl                                | is for Python 2 only, the target is CPython 3.12
            3.12    | win_amd64               | x-1.0-py313-none-any.whl                                | needs Python 3.13 or newer, the target is CPython 3.12
            3.12    | win_amd64               | x-1.0-cp312-cp312d-win_amd64.whl                        | is for the ABI `cp312d`, the target has `cp312`
            """)
    void aMisfitIsToldInWords(String python, String platform, String wheel, String reason)
            throws MalformedTargetException, MalformedFilenameException {
        assertThat(PythonTarget.parse(python, platform).compatible(WheelFilename.parse(wheel)))
                .isInstanceOfSatisfying(
                        Compatibility.Incompatible.class,
                        found -> assertThat(found.reason()).isEqualTo(reason));
    }

    @ParameterizedTest(name = "{0} on {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            3.12 | linux-64          | 2.28   | manylinux_2_28_x86_64
            3.12 | linux-64          | -      | linux_x86_64
            3.12 | linux-32          | 2.17   | manylinux_2_17_i686
            3.12 | linux-aarch64     | 2.34   | manylinux_2_34_aarch64
            3.12 | osx-arm64         | 14.6.1 | macosx_14_6_arm64
            3.12 | osx-64            | 11     | macosx_11_0_x86_64
            3.12 | win-64            | -      | win_amd64
            3.12 | win-arm64         | -      | win_arm64
            3.12 | emscripten-wasm32 | 3.1.58 | emscripten_3_1_58_wasm32
            """)
    void aPlatformMayBeToldInCondasWords(String python, String subdir, @Nullable String system, String platform)
            throws MalformedTargetException {
        PythonTarget target = PythonTarget.parse(python, new Subdir(subdir), system);
        assertThat(target.platform()).isEqualTo(platform);
        assertThat(target.tags()).isEqualTo(PythonTarget.parse(python, platform).tags());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            osx-arm64    | -     | `osx-arm64` does not tell the version of macOS
            osx-64       | x.y   | `macosx_x_y_x86_64` is no platform known here
            linux-64     | new   | `manylinux_new_x86_64` is no platform known here
            noarch       | -     | `noarch` is no platform that wheels are built for
            freebsd-64   | 14    | `freebsd-64` is no platform that wheels are built for
            """)
    void otherCondaPlatformsAreRefused(String subdir, @Nullable String system, String problem) {
        assertThatThrownBy(() -> PythonTarget.parse("3.12", new Subdir(subdir), system))
                .isInstanceOf(MalformedTargetException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3.12     | manylinux_2_28_x86_64            | posix linux x86_64 CPython Linux 3.12 3.12.0 cpython 3.12.0
            3.12.4   | musllinux_1_2_aarch64            | posix linux aarch64 CPython Linux 3.12 3.12.4 cpython 3.12.4
            3.13t    | win_amd64                        | nt win32 AMD64 CPython Windows 3.13 3.13.0 cpython 3.13.0
            3.13     | win_arm64                        | nt win32 ARM64 CPython Windows 3.13 3.13.0 cpython 3.13.0
            3.13     | win32                            | nt win32 x86 CPython Windows 3.13 3.13.0 cpython 3.13.0
            pypy3.10 | macosx_14_0_arm64                | posix darwin arm64 PyPy Darwin 3.10 3.10.0 pypy 7.3
            3.13     | ios_13_0_x86_64_iphonesimulator  | posix ios x86_64 CPython iOS 3.13 3.13.0 cpython 3.13.0
            3.13     | android_24_arm64_v8a             | posix android aarch64 CPython Android 3.13 3.13.0 cpython 3.13.0
            3.12     | pyodide_2024_0_wasm32            | posix emscripten wasm32 CPython Emscripten 3.12 3.12.0 cpython 3.12.0
            """)
    void markersFindTheTarget(String python, String platform, String values) throws MalformedTargetException {
        Map<String, String> environment = PythonTarget.parse(python, platform).markerEnvironment();
        String found = Stream.of(
                        "os_name",
                        "sys_platform",
                        "platform_machine",
                        "platform_python_implementation",
                        "platform_system",
                        "python_version",
                        "python_full_version",
                        "implementation_name",
                        "implementation_version")
                .map(environment::get)
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(values);
        assertThat(environment)
                .hasSize(11)
                .containsEntry("platform_release", "")
                .containsEntry("platform_version", "");
    }

    @Test
    void theRankTellsWhichWheelIsPreferred() throws MalformedTargetException, MalformedFilenameException {
        PythonTarget target = PythonTarget.parse("3.12", "manylinux_2_28_x86_64");
        int before = -1;
        for (String tags : new String[] {
            "cp312-cp312-linux_x86_64",
            "cp312-cp312-manylinux_2_28_x86_64",
            "cp312-cp312-manylinux_2_17_x86_64",
            "cp312-cp312-manylinux2014_x86_64",
            "cp312-abi3-manylinux_2_28_x86_64",
            "cp312-none-manylinux_2_28_x86_64",
            "cp311-abi3-manylinux_2_28_x86_64",
            "py312-none-manylinux_2_28_x86_64",
            "py3-none-manylinux_2_28_x86_64",
            "cp312-none-any",
            "py312-none-any",
            "py3-none-any",
            "py311-none-any"
        }) {
            assertThat(target.compatible(wheel(tags)))
                    .isInstanceOfSatisfying(
                            Compatibility.Compatible.class,
                            found -> assertThat(found.tag()).hasToString(tags));
            int rank = ((Compatibility.Compatible) target.compatible(wheel(tags))).rank();
            assertThat(rank).as(tags).isGreaterThan(before);
            before = rank;
        }
    }

    @Test
    void glibcMayBeToldApart() throws MalformedTargetException {
        assertThat(PythonTarget.parseLinux("3.12", "x86_64", "2.28").tags())
                .isEqualTo(PythonTarget.parse("3.12", "manylinux_2_28_x86_64").tags());
    }

    @Test
    void aTargetSaysWhatItIs() throws MalformedTargetException {
        PythonTarget target = PythonTarget.parse("3.13t", "win_amd64");
        assertThat(target).hasToString("CPython 3.13t on win_amd64");
        assertThat(target.pythonVersion()).isEqualTo("3.13");
        assertThat(target.isFreeThreaded()).isTrue();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3      | win_amd64               | `3` is no Python known here
            2.7    | win_amd64               | `2.7` is no Python known here
            3.x    | win_amd64               | `3.x` is no Python known here
            3.12t  | win_amd64               | from 3.13 on 3.Nt
            3.12   | linux-64                | a conda subdir needs the version of its system or C library besides
            3.12   | linux-mars              | `linux-mars` is no platform known here
            3.12   | win-128                 | `win-128` is no platform known here
            3.12   | ios_11_0_arm64_iphoneos | wheels for iOS began with 12_0
            3.12   | ios_13_0_sparc          | is no platform known here
            3.12   | android_15_arm64_v8a    | wheels for Android began with API level 16
            3.12   | android_24_sparc        | is no platform known here
            pypy3.5 | win_amd64              | from 3.6 on pypy3.N
            pypy3.10t | win_amd64            | `pypy3.10t` is no Python known here
            3.12.x | win_amd64               | `3.12.x` is no Python known here
            3.100  | win_amd64               | `3.100` is no Python known here
            3.12   | manylinux_2_x86_64      | is no platform known here
            3.12   | manylinux_3_1_x86_64    | names glibc 3
            3.12   | macosx_10_9_arm64       | began with 11_0
            3.12   | macosx_11_0_sparc       | is no platform known here
            3.12   | manylinux_2_99999_x86_64 | is no platform known here
            """)
    void otherTargetsAreRefused(String python, String platform, String problem) {
        assertThatThrownBy(() -> PythonTarget.parse(python, platform))
                .isInstanceOf(MalformedTargetException.class)
                .hasMessageContaining(problem);
    }
}
