package parallax.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.binary.MalformedBinaryException;
import parallax.binary.PeLinkage;
import parallax.testkit.PeBuilder;

/// The rules of Windows, one small environment for each.
final class PeProcessTest {

    private static final String SITE = "/env/lib/python3.11/site-packages/";
    private static final String MODULE = SITE + "pkg/_m.pyd";
    private static final int X64 = 62;
    private static final int ARM64 = 183;

    private static final Interpreter PYTHON = new Interpreter() {
        @Override
        public Answer defines(String name) {
            return switch (name) {
                case "PyObject_Call" -> Answer.YES;
                case "PyGone" -> Answer.NO;
                default -> Answer.UNKNOWN;
            };
        }

        @Override
        public int minor() {
            return 11;
        }
    };

    private static ProcessModel process(@Nullable Boolean driver, int machine, LinkFile... files) {
        EnvironmentFiles environment = new EnvironmentFiles();
        for (LinkFile file : files) {
            environment.add(file);
        }
        return ProcessModel.of(
                environment,
                new HostOffer(HostOffer.Platform.WINDOWS, machine, null, null, driver, Set.of(), List.of(), List.of()),
                PYTHON,
                ElfProcess.Absence.CERTAIN);
    }

    private static LoadOutcome open(LinkFile... files) {
        return process(null, X64, files).open(MODULE, false);
    }

    private static LinkFile file(String path, PeBuilder builder) {
        try {
            return new LinkFile(path, "owner", null, PeLinkage.read(MemorySegment.ofArray(builder.build())), "");
        } catch (MalformedBinaryException e) {
            throw new AssertionError(e);
        }
    }

    private static LinkFile module(String dll, String... symbols) {
        return file(MODULE, new PeBuilder(true).imports(Map.of(dll, List.of(symbols))));
    }

    private static LinkFile dll(String path, String... symbols) {
        return file(path, new PeBuilder(true).exports(path.substring(path.lastIndexOf('/') + 1), 1, symbols));
    }

    private static String verdict(LoadOutcome outcome) {
        return outcome.fails() ? "breaks" : outcome.succeeds() ? "works" : "unknown";
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            libx.dll | lib/python3.11/site-packages/pkg/libx.dll       | works
            LIBX.dll | lib/python3.11/site-packages/pkg/libx.DLL       | works
            libx.dll | lib/python3.11/site-packages/pkg.libs/libx.dll  | works
            libx.dll | lib/python3.11/site-packages/torch/lib/libx.dll | unknown
            libx.dll | Library/bin/libx.dll                            | works
            libx.dll | libx.dll                                        | works
            libx.dll | lib/python3.11/site-packages/other/libx.dll     | unknown
            libx.dll | lib/python3.11/site-packages/pkg/liby.dll       | breaks
            """)
    void foldersOfDlls(String asked, String where, String verdict) {
        LoadOutcome outcome = open(module(asked, "f"), dll("/env/" + where, "f"));

        assertThat(verdict(outcome)).isEqualTo(verdict);
        assertThat(outcome.loaded()).hasSize(verdict.equals("works") ? 2 : 1);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            KERNEL32.dll                       | LoadLibraryA  | works
            api-ms-win-crt-runtime-l1-1-0.dll  | _initterm     | works
            WS2_32.dll                         | #115          | works
            VCRUNTIME140.dll                   | memcpy        | unknown
            VCRUNTIME140_1.dll                 | __CxxFrame    | unknown
            MSVCP140.dll                       | ?x@std@@YAXXZ | unknown
            python311.dll                      | PyObject_Call | works
            python3.dll                        | PyObject_Call | works
            python311.dll                      | PyGone        | breaks
            python311.dll                      | PyPerhaps     | unknown
            python310.dll                      | PyObject_Call | breaks
            torch_cpu.dll                      | f             | breaks
            c10.dll                            | f             | breaks
            cudart64_12.dll                    | f             | breaks
            zlib1-263139962577ecda4cd9469ca360a746.dll | f     | breaks
            odd.dll                            | f             | unknown
            nvcuda.dll                         | cuInit        | unknown
            """)
    void whatIsNotInTheEnvironment(String dll, String symbol, String verdict) {
        assertThat(verdict(open(module(dll, symbol)))).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"true, works", "false, breaks", ", unknown"})
    void driverIsTheMachines(@Nullable Boolean driver, String verdict) {
        LoadOutcome outcome =
                process(driver, X64, module("nvcuda.dll", "cuInit")).open(MODULE, false);

        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"f, works", "g, breaks", "#1, works", "#9, unknown", "passed, works", "lost, breaks", "system, works"})
    void symbolsOfADll(String symbol, String verdict) {
        LinkFile outer =
                dll(SITE + "pkg/liba.dll", "f", "passed=libb.inner", "lost=libb.gone", "system=NTDLL.RtlAllocateHeap");
        LinkFile inner = dll(SITE + "pkg/libb.dll", "inner");

        LoadOutcome outcome = open(module("liba.dll", symbol), outer, inner);

        assertThat(verdict(outcome)).isEqualTo(verdict);
        assertThat(outcome.undefined().stream().filter(LoadOutcome.Undefined::decided))
                .hasSize(verdict.equals("breaks") ? 1 : 0)
                .allMatch(each -> symbol.equals(each.reference().name())
                        && "liba.dll".equals(each.reference().file()));
    }

    @Test
    void whatAnotherDllHasDoesNotHelp() {
        LinkFile module =
                file(MODULE, new PeBuilder(true).imports(Map.of("liba.dll", List.of("f"), "libb.dll", List.of("g"))));

        LoadOutcome outcome = open(module, dll(SITE + "pkg/liba.dll", "g"), dll(SITE + "pkg/libb.dll", "f", "g"));

        assertThat(outcome.undefined())
                .singleElement()
                .matches(each -> each.decided() && "f".equals(each.reference().name()));
    }

    @Test
    void delayedDllIsNotNeeded() {
        LinkFile module = file(MODULE, new PeBuilder(true).delayImports("libgone.dll", List.of("f"), 0));

        assertThat(open(module).succeeds()).isTrue();
    }

    @Test
    void whatIsLoadedByTheSameNameIsTaken() {
        LinkFile elsewhere = dll(SITE + "other/libx.dll", "f");
        ProcessModel process = process(null, X64, module("LibX.dll", "f"), elsewhere);

        assertThat(process.copy().open(MODULE, false).succeeds()).isFalse();
        process.open(elsewhere.path(), false);
        assertThat(process.open(MODULE, false).succeeds()).isTrue();
    }

    @Test
    void filesForAnotherProcessor() {
        LinkFile small = file(SITE + "pkg/liba.dll", new PeBuilder(false).exports("liba.dll", 1, "f"));
        LinkFile module = module("liba.dll", "f");

        assertThat(process(null, ARM64, module).open(MODULE, false).problems()).containsExactly("_m.pyd is for x64");
        LoadOutcome outcome = open(module, small);
        assertThat(outcome.fails()).isTrue();
        assertThat(outcome.unfit()).containsExactly(small);
    }

    @Test
    void needsOfNeedsAreFollowed() {
        LinkFile middle = file(
                SITE + "pkg/liba.dll",
                new PeBuilder(true).exports("liba.dll", 1, "f").imports(Map.of("libgone.dll", List.of("g"))));

        LoadOutcome outcome = open(module("liba.dll", "f"), middle);

        assertThat(outcome.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.name()).isEqualTo("libgone.dll");
            assertThat(missing.wantedBy()).isEqualTo(middle);
            assertThat(missing.decided()).isTrue();
        });
    }

    @Test
    void whatIsNoPeFileIsRefused() {
        assertThat(open(Macs.bundle().at(MODULE)).problems())
                .containsExactly("_m.pyd cannot be loaded: it is a Mach-O file");
        assertThat(open().fails()).isTrue();
    }
}
