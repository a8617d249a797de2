package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.artifact.Progress;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.report.Format;
import parallax.report.Layout;
import parallax.report.Reports;
import parallax.testkit.ElfBuilder;
import parallax.testkit.GoldenFiles;
import parallax.testkit.WheelBuilder;

/// Compares made wheels in which one thing after another differs, and real conda packages.
class BuildComparerTest {

    private static final String NEW_STRING =
            "_ZN3c106detail14torchCheckFailEPKcS2_jRKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";
    private static final String OLD_STRING = "_ZN3c106detail14torchCheckFailEPKcS2_jRKSs";
    private static final Path ARTIFACTS = Path.of("src/test/resources/artifacts");

    @TempDir
    Path folder;

    private Parallax parallax;

    @BeforeEach
    void open() throws Trouble {
        parallax = Parallax.recorded(new ArtifactAccess(folder, folder.resolve("cache"), Progress.NONE));
    }

    private static WheelBuilder wheel(String version) {
        return new WheelBuilder("demo", version);
    }

    private static ElfBuilder extension() {
        return new ElfBuilder()
                .needed("libc.so.6", "libtorch_cpu.so")
                .defined("PyInit__C")
                .undefined("PyModule_Create2")
                .comment("GCC: (GNU) 13.2.0");
    }

    private Path write(String name, WheelBuilder wheel) throws IOException {
        return Files.write(folder.resolve(name), wheel.build());
    }

    private Comparison compare(WheelBuilder left, WheelBuilder right) throws Exception {
        write("demo-1.0-py3-none-any.whl", left);
        Files.createDirectories(folder.resolve("right"));
        write("right/demo-1.0-py3-none-any.whl", right);
        return parallax.compare(
                List.of("demo-1.0-py3-none-any.whl", "right/demo-1.0-py3-none-any.whl"), TargetRequest.DEFAULT);
    }

    private static Finding only(Comparison comparison, String id) {
        return comparison
                .finding(id)
                .orElseThrow(() -> new AssertionError("no " + id + " among "
                        + comparison.findings().stream().map(Finding::id).toList()));
    }

    @Test
    void aBuildBesideItselfShowsNoDifference() throws Exception {
        WheelBuilder build = wheel("1.0")
                .file("demo/__init__.py", "def f():\n    return 1\n")
                .file("demo/_C.so", extension().undefined(NEW_STRING).build());
        Comparison comparison = compare(build, build);

        assertThat(comparison.findings())
                .allSatisfy(finding -> assertThat(finding.impact()).isEqualTo(Impact.NOTE));
        assertThat(only(comparison, "build.same").title()).startsWith("Every installed file is the same");
        assertThat(comparison.finding("python.source/code")).isEmpty();
        assertThat(comparison.finding("native.symbols")).isEmpty();
    }

    @Test
    void theSameLibraryWithTheOtherStringBreaks() throws Exception {
        Comparison comparison = compare(
                wheel("1.0")
                        .file("demo/_C.so", extension().undefined(NEW_STRING).build()),
                wheel("1.0")
                        .file("demo/_C.so", extension().undefined(OLD_STRING).build()));
        Finding finding = only(comparison, "abi.cxx11");

        assertThat(finding.impact()).isEqualTo(Impact.BREAKS);
        assertThat(finding.left()).isEqualTo("libstdc++, std::__cxx11::string");
        assertThat(finding.right()).isEqualTo("libstdc++, std::string of before C++11");
        assertThat(finding.evidence().getFirst().locator()).isEqualTo("demo/_C.so: symbol " + NEW_STRING);
        assertThat(only(comparison, "native.symbols").detail())
                .contains(
                        "c10::detail::torchCheckFail(char const*, char const*, unsigned int, std::basic_string<char,");
    }

    @Test
    void oneOnPrivateSymbolsAndOneOnTheStableAbiAreToldApart() throws Exception {
        Comparison comparison = compare(
                wheel("1.0")
                        .file("demo/_C.so", extension().undefined(NEW_STRING).build()),
                wheel("1.0")
                        .file(
                                "demo/_C.so",
                                extension()
                                        .undefined("aoti_torch_of_tomorrow", "torch_has_storage")
                                        .build()));
        Finding finding = only(comparison, "abi.torch");

        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.left()).isEqualTo("_C: 1 private symbols");
        assertThat(finding.right()).isEqualTo("_C: stable ABI from 2.14 on");
        assertThat(comparison.unknown()).anyMatch(unknown -> unknown.what().startsWith("torch release from which"));
    }

    @Test
    void whatAnotherLibraryOfTheBuildDefinesIsNotWantedOfPython() throws Exception {
        ElfBuilder helped = extension().needed("libhelp.so").undefined("PyMethod_New", "PyHelp_Me");
        byte[] alone = new ElfBuilder()
                .needed("libc.so.6")
                .defined("PyInit__D")
                .undefined("PyMethod_New")
                .build();
        byte[] help = new ElfBuilder()
                .soname("libhelp.so")
                .defined("PyMethod_New")
                .defined("PyHelp_Me")
                .build();
        byte[] torch = new ElfBuilder().soname("libtorch_cpu.so").defined("x").build();
        Comparison comparison = compare(
                wheel("1.0")
                        .file("demo/_C.abi3.so", helped.build())
                        .file("demo/libhelp.so", help)
                        .file("demo/libtorch_cpu.so", torch),
                wheel("1.0").file("demo/_C.abi3.so", helped.build()).file("demo/_D.abi3.so", alone));

        assertThat(comparison.finding("abi.python/disagreement-left")).isEmpty();
        assertThat(only(comparison, "abi.python/disagreement-right").detail())
                .contains("_D.abi3.so: named abi3, but wants PyMethod_New outside the limited API of Python 3.13");
        assertThat(comparison.unknown())
                .anyMatch(unknown -> unknown.what().startsWith("whether site-packages/demo/_C.abi3.so of")
                        && unknown.why()
                                .equals("it wants PyMethod_New, which CPython has outside its limited API; perhaps of"
                                        + " libtorch_cpu.so, libhelp.so"));
    }

    @Test
    void whatLibrariesNeedAskForAndLookForIsCompared() throws Exception {
        Comparison comparison = compare(
                wheel("1.0")
                        .file(
                                "demo/_C.so",
                                extension()
                                        .needed("libjpeg-1b9e2b47.so.62")
                                        .runpath("$ORIGIN/../demo.libs")
                                        .undefined("memcpy", "libc.so.6", "GLIBC_2.14")
                                        .build())
                        .file(
                                "demo.libs/libjpeg-1b9e2b47.so.62",
                                new ElfBuilder()
                                        .soname("libjpeg-1b9e2b47.so.62")
                                        .build()),
                wheel("1.0")
                        .file(
                                "demo/_C.so",
                                extension()
                                        .needed("libjpeg.so.8", "libcudart.so.13")
                                        .rpath("/build/lib")
                                        .undefined("stat", "libc.so.6", "GLIBC_2.33")
                                        .comment("clang version 18.1.3")
                                        .build()));

        assertThat(only(comparison, "native.bundled").impact()).isEqualTo(Impact.RISK);
        assertThat(only(comparison, "native.bundled").title()).contains("libjpeg");
        assertThat(only(comparison, "native.needed").detail())
                .isEqualTo("site-packages/demo/_C.so: libjpeg.62 against libcudart.13, libjpeg.8");
        assertThat(only(comparison, "native.run-path/absolute-right").impact()).isEqualTo(Impact.RISK);
        assertThat(only(comparison, "platform.system-need").left()).isEqualTo("GLIBC 2.14");
        assertThat(only(comparison, "platform.system-need").right()).isEqualTo("GLIBC 2.33");
        assertThat(only(comparison, "variant.accelerator-need").right()).isEqualTo("libcudart.so.13");
        assertThat(only(comparison, "binary.compiler").title()).contains("GCC 13.2.0");
        assertThat(only(comparison, "native.symbols").detail())
                .contains("memcpy")
                .contains("stat");
    }

    @Test
    void codeThatDiffersIsTakenApartFromComments() throws Exception {
        Comparison comparison = compare(
                wheel("1.0")
                        .file("demo/a.py", "def f(x=1):\n    return x\n")
                        .file("demo/b.py", "# one\nx = 1\n")
                        .file("demo/version.py", "__version__ = '1.0'\n")
                        .file("demo/only.py", "x = 1\n"),
                wheel("1.0")
                        .file("demo/a.py", "def f(x=2):\n    return x\n")
                        .file("demo/b.py", "# two\nx = 1\n")
                        .file("demo/version.py", "__version__ = '1.0+cpu'\n"));

        assertThat(only(comparison, "python.source/code").detail())
                .contains("demo/a.py")
                .contains("f (signature");
        assertThat(only(comparison, "python.source/text").detail()).isEqualTo("site-packages/demo/b.py: comments");
        assertThat(only(comparison, "python.source/version").title()).contains("'1.0' -> '1.0+cpu'");
        assertThat(only(comparison, "python.source/left").title()).startsWith("1 Python module only in");
        assertThat(comparison.finding("python.source/right")).isEmpty();
    }

    @Test
    void requirementsAreComparedAsConstraints() throws Exception {
        WheelBuilder left = wheel("1.0");
        left.file(left.distInfo() + "METADATA", """
                Metadata-Version: 2.4
                Name: demo
                Version: 1.0
                Requires-Dist: torch==2.9.0
                Requires-Dist: numpy>=1.20
                Requires-Dist: pillow
                """);
        WheelBuilder right = wheel("1.0");
        right.file(right.distInfo() + "METADATA", """
                Metadata-Version: 2.4
                Name: demo
                Version: 1.0
                Requires-Dist: torch<2.9,>=2.8
                Requires-Dist: numpy>=1.20
                Requires-Python: >=3.10
                """);
        Comparison comparison = compare(left, right);

        assertThat(only(comparison, "requirement.constraint/torch").impact()).isEqualTo(Impact.BREAKS);
        assertThat(comparison.finding("requirement.constraint/numpy")).isEmpty();
        assertThat(only(comparison, "requirement.one-sided/left").title()).contains("pillow");
        assertThat(only(comparison, "requirement.python").right()).isEqualTo(">=3.10");
    }

    @Test
    void aFileThatIsNotWhatRecordSaysIsARisk() throws Exception {
        WheelBuilder wrong = wheel("1.0").file("demo/a.py", "x = 1\n");
        wrong.recordLine("demo/a.py", "demo/a.py,sha256=" + "A".repeat(43) + ",6");
        Comparison comparison = compare(wheel("1.0").file("demo/a.py", "x = 1\n"), wrong);

        assertThat(only(comparison, "artifact.integrity/manifest-mismatch-right")
                        .impact())
                .isEqualTo(Impact.RISK);
        assertThat(comparison.finding("artifact.integrity/manifest-mismatch-left"))
                .isEmpty();
    }

    @Test
    void aLibraryThatCannotBeReadIsUnknownNotEqual() throws Exception {
        byte[] cut = Arrays.copyOf(extension().build(), 40);
        Comparison comparison = compare(
                wheel("1.0").file("demo/_C.so", extension().build()),
                wheel("1.0").file("demo/_C.so", cut));

        assertThat(only(comparison, "binary.unreadable/right").impact()).isEqualTo(Impact.RISK);
        assertThat(comparison.unknown()).anyMatch(unknown -> unknown.what().contains("demo/_C.so"));
    }

    @Test
    void realPackagesOfOneLibraryInBothFormatsDifferByTheirManifestsAlone() throws Exception {
        Comparison comparison =
                real("linux-64/zlib-1.2.11-h7b6447c_3.conda", "linux-64/zlib-1.2.11-h7b6447c_3.tar.bz2");

        assertThat(comparison.finding("native.symbols")).isEmpty();
        assertThat(comparison.finding("binary.compiler")).isEmpty();
        assertThat(comparison.finding("requirement.constraint")).isEmpty();
    }

    @Test
    void theReportOfTwoPlatformsIsAsReviewed() throws Exception {
        Comparison comparison = real("linux-64/zlib-1.2.11-h7b6447c_3.conda", "osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2");
        String text = Reports.of(comparison, Format.TEXT, new Layout(100, false, true, "LEFT RIGHT"));

        GoldenFiles.in("golden/builds").check("zlib-linux-osx.txt", text);
        assertThat(only(comparison, "platform.architecture").left()).isEqualTo("ELF x86-64");
    }

    private Comparison real(String left, String right) throws Trouble {
        return Parallax.recorded(new ArtifactAccess(ARTIFACTS, null, Progress.NONE))
                .compare(List.of(left, right), TargetRequest.DEFAULT);
    }

    @Test
    void twoReadingsGiveTheSameAnswerFromTheCache() throws Exception {
        WheelBuilder left = wheel("1.0")
                .file("demo/_C.so", extension().undefined(NEW_STRING).build());
        WheelBuilder right = wheel("1.0")
                .file("demo/_C.so", extension().undefined(OLD_STRING).build());

        assertThat(compare(left, right)).isEqualTo(compare(left, right));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing.whl                | nothing.whl                | there is no file or folder `nothing.whl`
            text.whl                   | text.whl                   | `text.whl`: no end of central directory: no ZIP archive, or one that is cut short
            empty.conda                | empty.conda                | `empty.conda`: an empty file
            conda-forge::torchvision   | text.whl                   | an artifact can only be compared with another artifact
            text.whl,,text.whl         | text.whl                   | `text.whl,,text.whl` has an empty part
            """)
    void whatIsNoArtifactIsOneMessage(String left, String right, String message) throws IOException {
        Files.writeString(folder.resolve("text.whl"), "not a wheel, but long enough to look at\n");
        Files.writeString(folder.resolve("empty.conda"), "");
        Trouble trouble = catchThrowableOfType(
                Trouble.class, () -> parallax.compare(List.of(left, right), TargetRequest.DEFAULT));

        assertThat(String.valueOf(trouble.getMessage()).replace(folder + "/", ""))
                .startsWith(message);
    }

    @Test
    void everyWayToInspectAnArtifactShowsItsKind() throws Exception {
        write(
                "demo-1.0-py3-none-any.whl",
                wheel("1.0")
                        .file("demo/__init__.py", "x = 1\n")
                        .file("demo/_C.so", extension().undefined(NEW_STRING).build()));
        String file = "demo-1.0-py3-none-any.whl";

        assertThat(sections(file, InspectDetail.OVERVIEW)).contains("identity", "contents", "libraries");
        assertThat(sections(file, InspectDetail.FILES)).containsExactly("files");
        assertThat(sections(file, InspectDetail.LIBRARIES)).containsExactly("library demo/_C.so");
        assertThat(sections(file, InspectDetail.SYMBOLS)).containsExactly("symbols demo/_C.so");
    }

    private Set<String> sections(String file, InspectDetail detail) throws Trouble {
        return parallax.inspect(file, TargetRequest.DEFAULT, detail).sections().stream()
                .map(section -> section.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
