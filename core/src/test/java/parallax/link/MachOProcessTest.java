package parallax.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.MachOBuilder;

/// dyld's rules, one small environment for each.
final class MachOProcessTest {

    private static final String SITE = "/env/lib/python3.11/site-packages/";
    private static final String MODULE = SITE + "pkg/_m.so";
    private static final int X86_64 = 62;
    private static final int ARM64 = 183;

    private static final Interpreter PYTHON = name -> switch (name) {
        case "PyObject_Call" -> Interpreter.Answer.YES;
        case "PyGone" -> Interpreter.Answer.NO;
        default -> Interpreter.Answer.UNKNOWN;
    };

    private static HostOffer mac(int machine) {
        return new HostOffer(HostOffer.Platform.MACOS, machine, null, null, false, Set.of(), List.of(), List.of());
    }

    private static LoadOutcome open(int machine, LinkFile... files) {
        return process(machine, ElfProcess.Absence.CERTAIN, files).open(MODULE, false);
    }

    private static ProcessModel process(int machine, ElfProcess.Absence absence, LinkFile... files) {
        EnvironmentFiles environment = new EnvironmentFiles();
        for (LinkFile file : files) {
            environment.add(file);
        }
        return ProcessModel.of(environment, mac(machine), PYTHON, absence);
    }

    private static LoadOutcome open(LinkFile... files) {
        return open(X86_64, files);
    }

    private static Macs user(String library, String... symbols) {
        return Macs.bundle().load(library, symbols);
    }

    @ParameterizedTest(name = "{0} from {1} finds {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            @rpath/libx.dylib              | @loader_path/../lib  | lib/libx.dylib        | true
            @rpath/libx.dylib              | @loader_path         | lib/libx.dylib        | false
            @rpath/libx.dylib              | /env/opt             | /env/opt/libx.dylib   | true
            @loader_path/libx.dylib        | /nowhere             | pkg/libx.dylib        | true
            @loader_path/.dylibs/libx.dylib| /nowhere             | pkg/.dylibs/libx.dylib| true
            /env/opt/libx.dylib            | /nowhere             | /env/opt/libx.dylib   | true
            /env/opt/libx.dylib            | @loader_path         | pkg/libx.dylib        | false
            """)
    void pathsOfLibraries(String asked, String rpath, String where, boolean isFound) {
        LinkFile library =
                Macs.dylib("/elsewhere/libx.dylib").offers("_f").at(where.startsWith("/") ? where : SITE + where);

        LoadOutcome outcome = open(user(asked, "_f").rpath(rpath).at(MODULE), library);

        assertThat(outcome.succeeds()).isEqualTo(isFound);
        assertThat(outcome.missing()).hasSize(isFound ? 0 : 1);
        assertThat(outcome.loaded().contains(library)).isEqualTo(isFound);
    }

    @Test
    void runPathsOfThoseThatLoadedItCountToo() {
        LinkFile first = Macs.dylib("@rpath/liba.dylib")
                .load("@rpath/libb.dylib", "_g")
                .offers("_f")
                .at(SITE + "lib/liba.dylib");
        LinkFile second = Macs.dylib("@rpath/libb.dylib").offers("_g").at(SITE + "lib/libb.dylib");

        LoadOutcome outcome = open(
                user("@rpath/liba.dylib", "_f").rpath("@loader_path/../lib").at(MODULE), first, second);

        assertThat(outcome.succeeds()).isTrue();
        assertThat(outcome.loaded())
                .extracting(LinkFile::fileName)
                .containsExactly("_m.so", "liba.dylib", "libb.dylib");
    }

    @Test
    void whatIsLoadedBySameInstallNameIsTaken() {
        LinkFile torchs = Macs.dylib("@rpath/libx.dylib").offers("_f").at(SITE + "torch/lib/libx.dylib");
        LinkFile module = user("@rpath/libx.dylib", "_f").at(MODULE);
        ProcessModel process = process(X86_64, ElfProcess.Absence.CERTAIN, torchs, module);

        assertThat(process.copy().open(MODULE, false).succeeds()).isFalse();
        assertThat(process.open(torchs.path(), false).succeeds()).isTrue();
        assertThat(process.open(MODULE, false).succeeds()).isTrue();
    }

    @Test
    void missingLibraryBreaksAndNamesItsSymbols() {
        LoadOutcome outcome = open(user("@rpath/libtorch_cpu.dylib", "__ZN2at3addEv")
                .rpath("@loader_path/../torch/lib")
                .at(MODULE));

        assertThat(outcome.fails()).isTrue();
        assertThat(outcome.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.decided()).isTrue();
            assertThat(missing.looked()).containsExactly(SITE + "torch/lib/libtorch_cpu.dylib");
        });
        assertThat(outcome.undefined())
                .extracting(
                        each -> each.reference().name(),
                        each -> each.reference().file())
                .containsExactly(tuple("__ZN2at3addEv", "libtorch_cpu.dylib"));
    }

    @Test
    void whatAnotherLibraryHasDoesNotHelp() {
        LinkFile asked = Macs.dylib("@rpath/liba.dylib").offers("_g").at(SITE + "pkg/liba.dylib");
        LinkFile other = Macs.dylib("@rpath/libb.dylib").offers("_f").at(SITE + "pkg/libb.dylib");

        LoadOutcome outcome = open(
                user("@rpath/liba.dylib", "_f")
                        .load("@rpath/libb.dylib")
                        .rpath("@loader_path")
                        .at(MODULE),
                asked,
                other);

        assertThat(outcome.undefined()).singleElement().satisfies(undefined -> {
            assertThat(undefined.decided()).isTrue();
            assertThat(undefined.reference().name()).isEqualTo("_f");
        });
    }

    @Test
    void whatTheLibraryPassesOnHelps() {
        LinkFile whole = Macs.dylib("@rpath/liba.dylib")
                .reexport("@loader_path/libb.dylib")
                .offers("_g")
                .at(SITE + "pkg/liba.dylib");
        LinkFile inner = Macs.dylib("@rpath/libb.dylib").offers("_f").at(SITE + "pkg/libb.dylib");
        LinkFile module = user("@rpath/liba.dylib", "_f").rpath("@loader_path").at(MODULE);

        assertThat(open(module, whole, inner).succeeds()).isTrue();
        LinkFile without = Macs.dylib("@rpath/libb.dylib").offers("_h").at(SITE + "pkg/libb.dylib");
        assertThat(open(module, whole, without).fails()).isTrue();
    }

    @Test
    void symbolPassedOnUnderAnotherNameIsFollowed() {
        LinkFile outer = Macs.dylib("@rpath/liba.dylib")
                .load("@loader_path/libb.dylib")
                .passesOn("_f", 1, "_inner")
                .at(SITE + "pkg/liba.dylib");
        LinkFile module = user("@rpath/liba.dylib", "_f").rpath("@loader_path").at(MODULE);

        assertThat(open(
                                module,
                                outer,
                                Macs.dylib("@rpath/libb.dylib").offers("_inner").at(SITE + "pkg/libb.dylib"))
                        .succeeds())
                .isTrue();
        assertThat(open(
                                module,
                                outer,
                                Macs.dylib("@rpath/libb.dylib").offers("_f").at(SITE + "pkg/libb.dylib"))
                        .fails())
                .isTrue();
    }

    @Test
    void weakLibraryMayBeMissing() {
        assertThat(open(Macs.bundle().weakly("@rpath/libomp.dylib", "_omp").at(MODULE))
                        .succeeds())
                .isTrue();
        assertThat(open(Macs.bundle().load("@rpath/libomp.dylib", "_omp").at(MODULE))
                        .fails())
                .isTrue();
    }

    @Test
    void weakSymbolMayBeMissing() {
        LinkFile library = Macs.dylib("@rpath/liba.dylib").offers("_g").at(SITE + "pkg/liba.dylib");

        assertThat(open(
                                Macs.bundle()
                                        .load("@loader_path/liba.dylib")
                                        .wants("_f", 1, true)
                                        .at(MODULE),
                                library)
                        .succeeds())
                .isTrue();
        assertThat(open(user("@loader_path/liba.dylib", "_f").at(MODULE), library)
                        .fails())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} by ordinal {1}")
    @CsvSource(delimiter = '|', textBlock = """
            _PyObject_Call      | 254 | works
            _PyObject_Call      | 255 | works
            _PyGone             | 254 | breaks
            _PyGone             | 255 | breaks
            _PyPerhaps          | 254 | unknown
            _malloc             | 254 | unknown
            __ZN3c105ErrorC1Ev  | 254 | breaks
            _there              | 254 | works
            """)
    void symbolsOfPythonAndOfAnyLibrary(String symbol, int ordinal, String verdict) {
        LinkFile library = Macs.dylib("@rpath/liba.dylib").offers("_there").at(SITE + "pkg/liba.dylib");

        LoadOutcome outcome = open(
                Macs.bundle()
                        .load("@loader_path/liba.dylib")
                        .load("/usr/lib/libSystem.B.dylib")
                        .wants(symbol, ordinal, false)
                        .at(MODULE),
                library);

        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    private static String verdict(LoadOutcome outcome) {
        return outcome.fails() ? "breaks" : outcome.succeeds() ? "works" : "unknown";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /usr/lib/libSystem.B.dylib                      | works
            /System/Library/Frameworks/Metal.framework/Metal| works
            @rpath/libz.1.dylib                             | unknown
            @executable_path/../lib/libq.dylib              | unknown
            libq.dylib                                      | unknown
            /usr/local/lib/libq.dylib                       | breaks
            /opt/python/lib/libpython3.11.dylib             | unknown
            """)
    void whatIsNotInTheEnvironment(String library, String verdict) {
        assertThat(verdict(open(user(library).at(MODULE)))).isEqualTo(verdict);
    }

    @Test
    void libraryThatNoKnownRunPathLeadsToIsOpen() {
        LinkFile library = Macs.dylib("@rpath/libq.dylib").at("/env/lib/libq.dylib");

        LoadOutcome outcome = open(user("@rpath/libq.dylib").at(MODULE), library);

        assertThat(verdict(outcome)).isEqualTo("unknown");
        assertThat(outcome.missing().getFirst().why()).contains("/env/lib/libq.dylib");
    }

    @Test
    void absenceThatIsNotCertainIsOpen() {
        LinkFile module = user("@rpath/libq.dylib", "_f").at(MODULE);

        LoadOutcome outcome =
                process(X86_64, (_, _) -> "q was not given", module).open(MODULE, false);

        assertThat(verdict(outcome)).isEqualTo("unknown");
        assertThat(outcome.undefined()).singleElement().matches(each -> !each.decided());
    }

    @Test
    void filesForAnotherProcessor() {
        LinkFile intel = Macs.dylib("@rpath/liba.dylib").offers("_f").at(SITE + "pkg/liba.dylib");
        LinkFile module =
                Macs.bundle().arm64().load("@loader_path/liba.dylib", "_f").at(MODULE);

        assertThat(open(X86_64, module, intel).problems()).containsExactly("_m.so is for arm64");
        LoadOutcome outcome = open(ARM64, module, intel);
        assertThat(outcome.fails()).isTrue();
        assertThat(outcome.unfit()).containsExactly(intel);
    }

    @Test
    void universalFilesHaveASliceForEach() {
        byte[] intel = Macs.dylib("@rpath/liba.dylib").offers("_f").bytes();
        byte[] arm = Macs.dylib("@rpath/liba.dylib").arm64().offers("_g").bytes();
        LinkFile both = Macs.file(SITE + "pkg/liba.dylib", MachOBuilder.universal(false, List.of(intel, arm)));

        assertThat(open(X86_64, user("@loader_path/liba.dylib", "_f").at(MODULE), both)
                        .succeeds())
                .isTrue();
        assertThat(open(
                                ARM64,
                                Macs.bundle()
                                        .arm64()
                                        .load("@loader_path/liba.dylib", "_f")
                                        .at(MODULE),
                                both)
                        .fails())
                .isTrue();
    }

    @Test
    void whatIsNoLibraryIsRefused() {
        assertThat(open(Macs.bundle().program().at(MODULE)).problems())
                .containsExactly("_m.so is no library: its type is executable");
        assertThat(open(new LinkFile(MODULE, "owner", null, "it is cut short")).problems())
                .containsExactly("_m.so cannot be loaded: it is cut short");
        assertThat(open().fails()).isTrue();
    }

    @Test
    void whatAFailedRequestBroughtInIsGone() {
        LinkFile library = Macs.dylib("@rpath/liba.dylib").at(SITE + "pkg/liba.dylib");
        LinkFile module = user("@loader_path/liba.dylib", "_f").at(MODULE);
        ProcessModel process = process(X86_64, ElfProcess.Absence.CERTAIN, library, module);

        assertThat(process.open(MODULE, false).fails()).isTrue();
        assertThat(process.loaded()).isEmpty();
        process.openAnyway(MODULE, false);
        assertThat(process.loaded()).containsExactly(module, library);
    }

    @Test
    void cyclesEnd() {
        LinkFile first = Macs.dylib("@rpath/liba.dylib")
                .load("@loader_path/libb.dylib", "_g")
                .offers("_f")
                .at(SITE + "pkg/liba.dylib");
        LinkFile second = Macs.dylib("@rpath/libb.dylib")
                .reexport("@loader_path/liba.dylib")
                .offers("_g")
                .at(SITE + "pkg/libb.dylib");

        assertThat(open(user("@loader_path/liba.dylib", "_f").at(MODULE), first, second)
                        .succeeds())
                .isTrue();
        assertThat(open(user("@loader_path/libb.dylib", "_q").at(MODULE), first, second)
                        .fails())
                .isTrue();
    }

    @Test
    void circlesOfPassingOnEnd() {
        LinkFile first = Macs.dylib("@rpath/liba.dylib")
                .reexport("@loader_path/libb.dylib")
                .reexport("@loader_path/libb.dylib")
                .offers("_f")
                .at(SITE + "pkg/liba.dylib");
        LinkFile second = Macs.dylib("@rpath/libb.dylib")
                .reexport("@loader_path/liba.dylib")
                .reexport("@loader_path/liba.dylib")
                .offers("_g")
                .at(SITE + "pkg/libb.dylib");

        assertThat(open(user("@loader_path/liba.dylib", "_g").at(MODULE), first, second)
                        .succeeds())
                .isTrue();
        assertThat(open(user("@loader_path/liba.dylib", "_q").at(MODULE), first, second)
                        .fails())
                .isTrue();
    }
}
