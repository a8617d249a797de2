package parallax.check;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.check.Built.check;
import static parallax.check.Built.conda;
import static parallax.check.Built.condaIn;
import static parallax.check.Built.debian;
import static parallax.check.Built.machine;
import static parallax.check.Built.tagged;
import static parallax.check.Built.target;
import static parallax.check.Built.wheel;
import static parallax.check.Built.word;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.content.Claims;
import parallax.fact.Evidence;
import parallax.finding.MetadataWord;
import parallax.finding.MetadataWord.Absent;
import parallax.finding.MetadataWord.Conflict;

class MetadataCheckTest {

    @ParameterizedTest(name = "torchvision {0} with torch {1} is {2}")
    @CsvSource(textBlock = """
            0.28.0, 2.13.0+cpu, allowed
            0.28.0, 2.14.1,     forbidden
            0.29.0, 2.13.0+cpu, forbidden
            0.29.0, 2.14.1,     forbidden
            0.29.1, 2.13.0+cpu, forbidden
            0.29.1, 2.14.1,     allowed
            """)
    void theTorchvisionsThatPyPiHas(String vision, String torch, String expected) {
        ClaimedBuild first = switch (vision) {
            case "0.28.0" -> Built.VISION_028;
            case "0.29.0" -> Built.VISION_0290;
            default -> Built.VISION_0291;
        };
        ClaimedBuild second = torch.equals("2.14.1") ? Built.TORCH_2141 : Built.TORCH_213_CPU;

        assertThat(word(check(first, second))).isEqualTo(expected);
        assertThat(word(check(second, first))).isEqualTo(expected);
    }

    @Test
    void aConflictNamesClauseAndWhatIsThereAndWhereItStands() {
        assertThat(check(Built.VISION_0291, Built.TORCH_213_CPU).word().conflicts())
                .containsExactly(new Conflict(
                        "torchvision",
                        "torch (>=2.14.0)",
                        "torch 2.13.0+cpu",
                        new Evidence(
                                "torchvision-0.29.1-cp311-cp311-manylinux_2_28_x86_64.whl",
                                "METADATA: Requires-Dist: torch (>=2.14.0)",
                                "ab".repeat(32))));
    }

    @Test
    void whatIsNotGivenIsListedAndForbidsNothing() {
        MetadataWord word = check(Built.VISION_028, Built.TORCH_213_CPU).word();

        assertThat(word.allowed()).isTrue();
        assertThat(word.absent())
                .contains(new Absent("torchvision", "numpy"), new Absent("torch", "filelock"))
                .doesNotContain(
                        new Absent("torchvision", "scipy; extra == \"scipy\""),
                        new Absent("torchvision", "torch (==2.13.0)"));
    }

    @ParameterizedTest(name = "{0} with numpy {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            numpy<1.27.0,>=1.19.5                  | 1.26.4   | allowed
            numpy<1.27.0,>=1.19.5                  | 2.0.2    | forbidden
            numpy<2.3,>=1.22.4                     | 2.3.5    | forbidden
            numpy<2.3,>=1.22.4                     | 2.2.6    | allowed
            numpy<2.7,>=1.26.4                     | 2.4.6    | allowed
            numpy>=1.22.4; python_version < "3.11" | 1.20.0   | allowed
            numpy>=1.23.2; python_version == "3.11"| 1.23.1   | forbidden
            numpy>=1.26.0; python_version >= "3.12"| 1.23.5   | allowed
            numpy>=2.0; sys_platform == "win32"    | 1.26.4   | allowed
            numpy>=2.0; python_full_version >= "3.11.5" | 1.26.4 | cannot tell
            numpy>=2.0; platform_release >= "6"    | 1.26.4   | cannot tell
            numpy>=2.0; extra == "new"             | 1.26.4   | allowed
            numpy>=2.0                             | 2.1.0rc1 | allowed
            numpy>=2.1                             | 2.1.0rc1 | forbidden
            numpy==1.26.4                          | 1.26.4+mkl | allowed
            numpy==1.26.4+mkl                      | 1.26.4   | forbidden
            numpy>1.26.4                           | 1.26.4+mkl | forbidden
            numpy @ https://example.org/numpy.whl  | 1.26.4   | cannot tell
            """)
    void requirementsOfWheelsAsPipChecksThem(String requirement, String version, String expected) {
        assertThat(word(check(wheel("scipy", "1.17.1", requirement), wheel("numpy", version))))
                .isEqualTo(expected);
    }

    @Test
    void extrasApplyAsFarAsTheGivenBuildsAskForThem() {
        ClaimedBuild runtime = tagged("py3-none-any", ">=3", "nvidia-cuda-runtime", "12.8.90");
        ClaimedBuild compiler = tagged("py3-none-any", ">=3", "nvidia-cuda-nvcc", "12.8.93");

        MetadataWord word =
                check(Built.TORCH_2141, Built.CUDA_TOOLKIT, runtime, compiler).word();

        assertThat(word.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.packageName()).isEqualTo("cuda-toolkit");
            assertThat(conflict.requirement()).startsWith("nvidia-cuda-runtime==13.0.96.*");
            assertThat(conflict.found()).isEqualTo("nvidia-cuda-runtime 12.8.90");
        });
        assertThat(word.absent().stream().map(Absent::requirement)).anyMatch(text -> text.startsWith("nvidia-cublas"));
        assertThat(word(check(Built.CUDA_TOOLKIT, runtime))).isEqualTo("allowed");
    }

    @ParameterizedTest(name = "a wheel of {0} that requires Python {1}, where Python is {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            cp311-cp311-manylinux_2_28_x86_64 | >=3.10,!=3.14.1 | 3.11  | allowed
            cp311-cp311-manylinux_2_28_x86_64 | >=3.12          | 3.11  | forbidden
            cp312-cp312-manylinux_2_28_x86_64 | >=3.10          | 3.11  | forbidden
            cp310-abi3-manylinux_2_28_x86_64  | >=3.10          | 3.11  | allowed
            cp312-abi3-manylinux_2_28_x86_64  | >=3.10          | 3.11  | forbidden
            cp313-cp313-manylinux_2_28_x86_64 | >=3.10          | 3.13t | forbidden
            cp313-cp313t-manylinux_2_28_x86_64| >=3.10          | 3.13t | allowed
            py3-none-any                      | >=3.14,!=3.14.1 | 3.14  | allowed
            py2.py3-none-any                  | ''              | 3.14  | forbidden
            cp311-cp311-win_amd64             | >=3.10          | 3.11  | forbidden
            cp311-cp311-musllinux_1_2_x86_64  | >=3.10          | 3.11  | forbidden
            cp311-cp311-manylinux_2_28_aarch64| >=3.10          | 3.11  | forbidden
            """)
    void tagsAndRequiresPythonFitTheTarget(String tag, String requiresPython, String python, String expected) {
        assertThat(word(check(target("linux-64", python), tagged(tag, requiresPython, "numpy", "2.0.2"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "manylinux_2_28 where glibc is {0}: {1}")
    @CsvSource({"2.17, forbidden", "2.28, allowed", "2.36, allowed"})
    void theGlibcOfATagIsHeldAgainstTheMachineWhereItIsTold(String glibc, String expected) {
        assertThat(word(check(machine(glibc, "none"), wheel("numpy", "2.4.6")))).isEqualTo(expected);
    }

    @Test
    void wheelsForTwoPythonsAreNoEnvironment() {
        ClaimedBuild older = wheel("numpy", "2.0.2");
        ClaimedBuild newer = tagged("cp312-cp312-manylinux_2_28_x86_64", "", "scipy", "1.17.1", "numpy<2.7,>=1.26.4");
        MetadataAnswer answer = check(target("linux-64", null), older, newer);

        assertThat(answer.word().conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.packageName()).isEqualTo("scipy");
            assertThat(conflict.requirement()).isEqualTo("cp312-cp312-manylinux_2_28_x86_64");
            assertThat(conflict.found()).isEqualTo("numpy 2.0.2 is for Python 3.11");
        });
    }

    @Test
    void whereTheTargetNamesNoPythonTheWheelsTagsTellIt() {
        ClaimedBuild torch = wheel("torch", "2.13.0+cpu", "numpy>=2.0; python_version == \"3.11\"");
        assertThat(word(check(target("linux-64", null), torch, wheel("numpy", "1.26.4"))))
                .isEqualTo("forbidden");
    }

    @ParameterizedTest(name = "{0} beside {1}")
    @CsvSource({"2.13.0, 2.14.1", "2.13.0, 2.13.0"})
    void twoBuildsOfOneProjectForbidEachOther(String first, String second) {
        ClaimedBuild conda = conda("pytorch", second, "cpu_generic_py311_h1_0");
        assertThat(check(wheel("torch", first), wheel("torch", second, "a"))
                        .word()
                        .conflicts())
                .extracting(Conflict::found)
                .containsExactly("torch " + first + " and torch " + second);
        assertThat(check(wheel("torch", first), conda).word().conflicts())
                .extracting(Conflict::found)
                .containsExactly(
                        "torch " + first + " (pypi) and pytorch " + second + " cpu_generic_py311_h1_0 (conda)");
    }

    @ParameterizedTest(name = "{0} with pytorch {1} {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            pytorch 2.13.* cpu_generic*       | 2.13.0 | cpu_generic_py311_h1_0 | allowed
            pytorch 2.13.* cuda*              | 2.13.0 | cpu_generic_py311_h1_0 | forbidden
            pytorch >=2.14.0,<2.15.0a0        | 2.13.0 | cpu_generic_py311_h1_0 | forbidden
            pytorch * *_0                     | 2.13.0 | cpu_generic_py311_h1_0 | allowed
            pytorch[version='2.13.*',build_number=3] | 2.13.0 | cpu_generic_py311_h1_0 | cannot tell
            conda-forge::pytorch 2.13.*       | 2.13.0 | cpu_generic_py311_h1_0 | cannot tell
            conda-forge::pytorch 2.14.*       | 2.13.0 | cpu_generic_py311_h1_0 | forbidden
            python >=3.11,<3.12.0a0           | 2.13.0 | cpu_generic_py311_h1_0 | allowed
            python >=3.12,<3.13.0a0           | 2.13.0 | cpu_generic_py311_h1_0 | forbidden
            python_abi 3.11.* *_cp311         | 2.13.0 | cpu_generic_py311_h1_0 | allowed
            python_abi 3.12.* *_cp312         | 2.13.0 | cpu_generic_py311_h1_0 | forbidden
            """)
    void specsOfCondaBuilds(String spec, String version, String build, String expected) {
        assertThat(word(check(
                        conda("torchvision", "0.28.0", "cpu_py311_h1_0", spec), conda("pytorch", version, build))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} where glibc is {1} and CUDA {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            __glibc >=2.28,<3.0.a0 | 2.17 | none | forbidden
            __glibc >=2.28,<3.0.a0 | 2.28 | none | allowed
            __glibc >=2.28,<3.0.a0 |      | none | allowed
            __cuda                 | 2.28 | none | forbidden
            __cuda >=12.9          | 2.28 | 13.0 | allowed
            __cuda >=13            | 2.28 | 12.9 | forbidden
            __osx >=11.0           | 2.28 | none | forbidden
            __unix                 | 2.28 | none | allowed
            """)
    void virtualPackagesAreThoseOfTheTarget(String spec, String glibc, String cuda, String expected) {
        assertThat(word(check(machine(glibc, cuda), conda("pytorch", "2.13.0", "cuda129_py311_h1_0", spec))))
                .isEqualTo(expected);
    }

    @Test
    void whatCondaConstrainsNeedNotBeThere() {
        ClaimedBuild pytorch = condaIn(
                "linux-64", "pytorch", "2.13.0", "cpu_py311_h1_0", List.of("pytorch-gpu <0.0a0", "pytorch-cpu 2.13.0"));

        assertThat(word(check(pytorch))).isEqualTo("allowed");
        assertThat(word(check(pytorch, conda("pytorch-cpu", "2.13.0", "h1_0")))).isEqualTo("allowed");
        assertThat(check(pytorch, conda("pytorch-gpu", "2.13.0", "h1_0"))
                        .word()
                        .conflicts()
                        .getFirst()
                        .evidence()
                        .locator())
                .isEqualTo("info/index.json: constrains pytorch-gpu <0.0a0");
    }

    @ParameterizedTest(name = "{0} and a {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            torch (==2.13.0)     | pytorch 2.13.0 cpu_py311_h1_0  | allowed
            torch (>=2.14.0)     | pytorch 2.13.0 cuda129_py311_h1_0 | forbidden
            torch==2.13.0+cpu    | pytorch 2.13.0 cpu_py311_h1_0  | cannot tell
            torch==2.13.0+cpu    | pytorch 2.14.1 cpu_py311_h1_0  | forbidden
            Pillow>=5.3.0        | pillow 11.0.0 py311_0          | allowed
            torchvision==0.28.0  | libtorch 2.13.0 cpu_h1_0       | allowed
            """)
    void wheelsThatRequireWhatACondaBuildIs(String requirement, String conda, String expected) {
        String[] parts = conda.split(" ", -1);
        assertThat(word(check(wheel("extension", "1.0", requirement), conda(parts[0], parts[1], parts[2]))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and torch {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            pytorch 2.13.* cpu_* | 2.13.0+cpu | cannot tell
            pytorch 2.13.* cpu_* | 2.14.1     | forbidden
            pytorch >=2.13.0,<2.14.0a0 | 2.13.0+cpu | allowed
            """)
    void condaBuildsThatRequireWhatAWheelIs(String spec, String version, String expected) {
        MetadataAnswer answer = check(conda("torchvision", "0.28.0", "cpu_py311_h1_0", spec), wheel("torch", version));
        assertThat(word(answer)).isEqualTo(expected);
        assertThat(answer.unknown().isEmpty()).isEqualTo(!expected.equals("cannot tell"));
    }

    @Test
    void whatDebianHasGoesTogether() {
        ClaimedBuild library = debian("libtorch1.13", "1.13.1+dfsg-4");
        ClaimedBuild numpy = debian(
                "python3-numpy",
                "1:1.24.2-1",
                "Depends: python3 (<< 3.12)",
                "Provides: python3-numpy-abi9, python3-numpy-api16");
        MetadataAnswer answer = check(Built.PYTHON3_TORCHVISION, Built.PYTHON3_TORCH, library, numpy);

        assertThat(word(answer)).isEqualTo("allowed");
        assertThat(answer.met())
                .extracting(MetadataAnswer.Met::requirement)
                .contains(
                        "python3-torch (>= 1.12.0~)",
                        "libtorch1.13 (= 1.13.1+dfsg-4)",
                        "python3-numpy-abi9",
                        "python3-numpy (>= 1:1.22.0)");
        assertThat(answer.word().absent())
                .contains(new Absent("python3-torchvision", "libjpeg62-turbo (>= 1.3.1)"))
                .extracting(Absent::requirement)
                .doesNotContain("python3.11", "python3 (<< 3.12)");
        assertThat(check(target("linux-64", "3.12"), Built.PYTHON3_TORCHVISION)
                        .word()
                        .conflicts())
                .extracting(Conflict::requirement)
                .containsExactly("python3 (<< 3.12)");
    }

    @ParameterizedTest(name = "{0} with {1} {2} is {3}")
    @CsvSource(delimiter = ';', textBlock = """
            Depends: libjpeg8 | libjpeg62-turbo (>= 1:2)   ; libjpeg62-turbo ; 1:2.1.5-2     ; allowed
            Depends: libjpeg62-turbo (>= 2:1.5)            ; libjpeg62-turbo ; 1:2.1.5-2     ; forbidden
            Depends: libjpeg62-turbo (>= 2:1.5) | libjpeg8 ; libjpeg62-turbo ; 1:2.1.5-2     ; allowed
            Breaks: python3-torch (<< 1.14)                ; python3-torch   ; 1.13.1+dfsg-4 ; forbidden
            Breaks: python3-torch (<< 1.13)                ; python3-torch   ; 1.13.1+dfsg-4 ; allowed
            Conflicts: python3-torch                       ; python3-torch   ; 1.13.1+dfsg-4 ; forbidden
            Depends: no relation at all                    ; python3-torch   ; 1.13.1+dfsg-4 ; cannot tell
            """)
    void relationsOfDebianPackages(String field, String name, String version, String expected) {
        assertThat(word(check(debian("python3-other", "1-1", field), debian(name, version))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "wheels that require {0} and {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            torch>=1.13      | python3-torch | 1.13.1+dfsg-4 | allowed
            torch>=2.0       | python3-torch | 1.13.1+dfsg-4 | forbidden
            pillow>=5.3.0    | python3-pil   | 9.4.0-1.1     | allowed
            numpy>=1.20      | python3-numpy | 1:1.24.2-1    | allowed
            torch>=2.0       | python3-torch | 1.13.1~really1-4 | cannot tell
            """)
    void wheelsThatRequireWhatADebianPackageIs(String requirement, String name, String version, String expected) {
        assertThat(word(check(wheel("extension", "1.0", requirement), debian(name, version))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and a wheel {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            python3-torch (>= 1.12.0~)    | torch | 2.13.0+cpu | allowed
            python3-torch (<< 1.14)       | torch | 2.13.0+cpu | forbidden
            python3-numpy (>= 1:1.22.0)   | numpy | 1.26.4     | cannot tell
            python3-torch (= 1.13.1+dfsg-4) | torch | 1.13.1   | cannot tell
            python3-pil                   | pillow | 11.0.0    | allowed
            """)
    void debianPackagesThatRequireWhatAWheelIs(String relation, String name, String version, String expected) {
        assertThat(word(check(debian("python3-torchvision", "0.14.1-2", "Depends: " + relation), wheel(name, version))))
                .isEqualTo(expected);
    }

    @Test
    void platformsAreHeldAgainstTheTarget() {
        List<ClaimedBuild> others = new ArrayList<>();
        others.add(condaIn("osx-64", "numpy", "2.0.2", "py311_0", List.of()));
        others.add(debian("python3-numpy", "1:1.24.2-1", "Architecture: arm64"));
        for (ClaimedBuild other : others) {
            assertThat(word(check(other))).as(other.file()).isEqualTo("forbidden");
        }
        assertThat(word(check(condaIn("noarch", "fsspec", "2026.1.0", "pyh0_0", List.of()))))
                .isEqualTo("allowed");
        assertThat(word(check(debian("python3-sympy", "1.11.1-1", "Architecture: all"))))
                .isEqualTo("allowed");
    }

    @Test
    void whatCannotBeReadIsNotGuessed() {
        MetadataAnswer answer = check(wheel("extension", "1.0", "torch >> 2"), Built.TORCH_2141);

        assertThat(word(answer)).isEqualTo("cannot tell");
        assertThat(answer.unknown())
                .singleElement()
                .satisfies(
                        unknown -> assertThat(unknown.what()).isEqualTo("requirement `torch >> 2` of extension 1.0"));
    }

    @Test
    void aFolderThatClaimsNothingLeavesTheAnswerOpen() {
        ClaimedBuild folder = new ClaimedBuild("build", null, Claims.NONE);
        assertThat(word(check(folder, Built.TORCH_2141))).isEqualTo("cannot tell");
    }
}
