package parallax.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.Compiled;
import parallax.binary.ElfLinkage;
import parallax.binary.MalformedBinaryException;

/// Requests after one another in one process, and what the loader of this machine makes of the same.
class ElfProcessTest {

    private static final String AID = "int aid(void) { return 1; }\n";
    private static final String CALL_AID = "int aid(void);\nint answer(void) { return aid(); }\n";

    @TempDir
    Path folder;

    private Compiled compiled;
    private final EnvironmentFiles files = new EnvironmentFiles();

    @BeforeEach
    void compiler() throws Exception {
        compiled = new Compiled(folder.resolve("compiled"));
    }

    private ElfProcess process() {
        HostOffer host = new HostOffer(62, "2.36", "3.4.30", false, Set.of("libstdc++.so.6"), List.of(), List.of());
        return new ElfProcess(files, host, Interpreter.NONE, ElfProcess.Absence.CERTAIN);
    }

    private String put(String name, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve(name), content);
        files.add(new LinkFile(file.toString(), "demo", read(content), ""));
        return file.toString();
    }

    private static ElfLinkage read(byte[] content) throws MalformedBinaryException {
        return ElfLinkage.read(MemorySegment.ofArray(content));
    }

    /// The outcome of the last request, after the real loader has agreed with it.
    private LoadOutcome open(String... requests) throws Exception {
        ElfProcess process = process();
        LoadOutcome last = null;
        for (String request : requests) {
            boolean isGlobal = request.startsWith("+");
            last = process.open(isGlobal ? request.substring(1) : request, isGlobal);
        }
        LoadOutcome outcome = Objects.requireNonNull(last);
        assertThat(outcome.fails()).isNotEqualTo(outcome.succeeds());
        assertThat(compiled.load("", List.of(requests)).startsWith("loaded"))
                .as(outcome.toString())
                .isEqualTo(outcome.succeeds());
        return outcome;
    }

    private static List<String> names(List<LinkFile> files) {
        return files.stream().map(LinkFile::fileName).toList();
    }

    private static List<String> undefined(LoadOutcome outcome) {
        List<String> names = new ArrayList<>();
        outcome.undefined().forEach(each -> names.add(each.reference().name().toString()));
        return names;
    }

    @Test
    void whatOneRequestBroughtInIsOutOfReachOfTheNextUnlessItIsGlobal() throws Exception {
        String aid = put("libaid.so.1", compiled.c("libaid.so.1", AID, "-Wl,-soname,libaid.so.1"));
        String module = put("_C.so", compiled.c("_C.so", CALL_AID));

        assertThat(undefined(open(aid, module))).containsExactly("aid");
        assertThat(undefined(open("+" + aid, module))).isEmpty();
    }

    /// A module that names no folder gets the library that another module has brought in.
    @Test
    void aLibraryThatIsLoadedAlreadyIsTakenByItsSoname() throws Exception {
        String aid = put("other-name.so", compiled.c("libaid.so.1", AID, "-Wl,-soname,libaid.so.1"));
        String module = put("_C.so", compiled.c("_C.so", CALL_AID, "-L.", "-l:libaid.so.1"));

        LoadOutcome alone = open(module);
        assertThat(alone.missing()).extracting(LoadOutcome.Missing::name).containsExactly("libaid.so.1");
        LoadOutcome after = open(aid, module);
        assertThat(names(after.loaded())).containsExactly("_C.so", "other-name.so");
    }

    @Test
    void aRequestThatFailsLeavesNothingBehind() throws Exception {
        String aid = put("libaid.so.1", compiled.c("libaid.so.1", AID, "-Wl,-soname,libaid.so.1"));
        String broken = put(
                "_B.so",
                compiled.c(
                        "_B.so",
                        CALL_AID + "int gone(void);\nint other(void) { return gone(); }",
                        "-L.",
                        "-l:libaid.so.1",
                        "-Wl,-rpath,$ORIGIN"));
        String module = put("_C.so", compiled.c("_C.so", CALL_AID, "-L.", "-l:libaid.so.1"));

        assertThat(undefined(open(broken))).containsExactly("gone");
        assertThat(open(broken, module).missing()).hasSize(1);
        assertThat(open(aid, broken, module).missing()).isEmpty();
    }

    @Test
    void copiesGoTheirOwnWay() throws Exception {
        String aid = put("libaid.so.1", compiled.c("libaid.so.1", AID, "-Wl,-soname,libaid.so.1"));
        String module = put("_C.so", compiled.c("_C.so", CALL_AID));
        ElfProcess process = process();
        ElfProcess copy = process.copy();
        process.open(aid, true);

        assertThat(process.copy().open(module, false).succeeds()).isTrue();
        assertThat(copy.open(module, false).fails()).isTrue();
        assertThat(names(process.loaded())).containsExactly("libaid.so.1");
    }

    /// The copy that is global answers in place of the one that is asked for: really, and by the model's word.
    @Test
    void aGlobalCopyAnswersForAnother() throws Exception {
        String first = put("libaid.so.1", compiled.c("libaid.so.1", AID, "-Wl,-soname,libaid.so.1"));
        put(
                "libaid-0a1b2c3d.so.1",
                compiled.c("libaid-0a1b2c3d.so.1", "int aid(void) { return 2; }", "-Wl,-soname,libaid-0a1b2c3d.so.1"));
        String module =
                put("_C.so", compiled.c("_C.so", CALL_AID, "-L.", "-l:libaid-0a1b2c3d.so.1", "-Wl,-rpath,$ORIGIN"));

        assertThat(open(module).interposed()).isEmpty();
        assertThat(compiled.load("", List.of(module))).isEqualTo("loaded 2");
        assertThat(open(first, module).interposed()).isEmpty();
        assertThat(compiled.load("", List.of(first, module))).isEqualTo("loaded 2");
        assertThat(open("+" + first, module).interposed()).singleElement().satisfies(each -> {
            assertThat(each.symbol()).isEqualTo("aid");
            assertThat(each.from().fileName()).isEqualTo("libaid.so.1");
            assertThat(each.instead()).isEqualTo("libaid-0a1b2c3d.so.1");
        });
        assertThat(compiled.load("", List.of("+" + first, module))).isEqualTo("loaded 1");
    }

    /// DT_SYMBOLIC asks for nothing of others that the file has itself.
    @Test
    void aSymbolicFileTakesItsOwnSymbols() throws Exception {
        String first = put("libaid.so.1", compiled.c("libaid.so.1", AID, "-Wl,-soname,libaid.so.1"));
        put("libbase.so.1", compiled.c("libbase.so.1", AID, "-Wl,-soname,libbase.so.1"));
        String module = put("_C.so", compiled.c("_C.so", "int aid(void) { return 9; }\n" + CALL_AID, "-Wl,-Bsymbolic"));
        assertThat(open("+" + first, module).succeeds()).isTrue();
        assertThat(compiled.load("", List.of("+" + first, module))).isEqualTo("loaded 9");
        LinkFile file = Objects.requireNonNull(files.find(module));
        assertThat(Objects.requireNonNull(file.elf()).symbolic()).isTrue();
    }

    @Test
    void uniqueSymbolsAreKnownAsSuch() throws Exception {
        String source = """
                template <class T> struct Kept { static int x; };
                template <class T> int Kept<T>::x;
                extern "C" int answer() { return ++Kept<int>::x; }
                """;
        byte[] content = compiled.cpp("_C.so", source);
        String module = put("_C.so", content);
        ElfLinkage elf = read(content);

        assertThat(open(module).succeeds()).isTrue();
        int symbol = elf.lookup(ElfLinkage.Name.of("_ZN4KeptIiE1xE"), null);
        assertThat(symbol).isPositive();
        assertThat(elf.isUnique(symbol)).isTrue();
        assertThat(elf.isUnique(elf.lookup(ElfLinkage.Name.of("answer"), null))).isFalse();
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        LoadOutcome outcome = process().open("/nowhere/_C.so", false);

        assertThat(outcome.fails()).isTrue();
        assertThat(outcome.problems()).containsExactly("/nowhere/_C.so is not there");
    }
}
