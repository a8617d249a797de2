package parallax.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.Subject;
import parallax.testkit.GoldenFiles;

/// What `check` and `matrix` answer, in every format, whole.
class CheckReportsTest {

    private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/report");
    private static final String ARGUMENTS = "./torchvision.whl ./torch.whl";
    private static final Layout PLAIN = new Layout(Layout.DEFAULT_WIDTH, false, false, ARGUMENTS);

    private static final Map<String, Check> CHECKS = Map.of(
            "check-cuda-on-cpu", SmallChecks.cudaOnCpu(),
            "check-signature", SmallChecks.signatureChanged(),
            "check-works", SmallChecks.works(),
            "check-not-given", SmallChecks.notGiven());

    @ParameterizedTest
    @EnumSource(Format.class)
    void aCheck(Format format) {
        CHECKS.forEach((name, check) -> GOLDEN.check(name + extension(format), Reports.of(check, format, PLAIN)));
    }

    @Test
    void aCheckWithEverything() {
        Layout all = new Layout(100, false, true, ARGUMENTS);
        GOLDEN.check("check-all.txt", Reports.of(SmallChecks.cudaOnCpu(), Format.TEXT, all));
        GOLDEN.check("check-not-given-all.txt", Reports.of(SmallChecks.notGiven(), Format.TEXT, all));
    }

    @Test
    void aCheckOnANarrowTerminal() {
        Layout narrow = new Layout(60, false, false, ARGUMENTS);
        GOLDEN.check("check-narrow.txt", Reports.of(SmallChecks.signatureChanged(), Format.TEXT, narrow));
    }

    @Test
    void aCheckInColour() {
        Layout colour = new Layout(80, true, false, ARGUMENTS);
        GOLDEN.check("check-colour.ansi", Reports.of(SmallChecks.cudaOnCpu(), Format.TEXT, colour));
    }

    /// What is said of the first library is not said again of the second.
    @Test
    void aCauseThatTwoLibrariesShareIsToldOnce() {
        LibraryCheck first = SmallChecks.cudaOnCpu().libraries().getFirst();
        TextWriter brief = new TextWriter(PLAIN);
        new LibrariesText(brief, false).write(List.of(first, first));
        TextWriter whole = new TextWriter(PLAIN);
        new LibrariesText(whole, true).write(List.of(first, first));

        assertThat(brief.toString())
                .containsOnlyOnce("missing  libtorch_cuda.so")
                .contains("""
                    cause    as above; 3 libraries missing, 11 symbols undefined
                """);
        assertThat(whole.toString()).containsPattern("(?s)missing  libtorch_cuda\\.so.*missing  libtorch_cuda\\.so");
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "SARIF")
    void aMatrix(Format format) {
        GOLDEN.check("matrix" + extension(format), Reports.of(SmallChecks.matrix(), format, PLAIN));
        GOLDEN.check("matrix-empty" + extension(format), Reports.of(SmallChecks.emptyMatrix(), format, PLAIN));
    }

    @Test
    void aMatrixThatIsWiderThanTheTerminal() {
        Layout narrow = new Layout(60, true, false, ARGUMENTS);
        GOLDEN.check("matrix-narrow.ansi", Reports.of(SmallChecks.matrix(), Format.TEXT, narrow));
    }

    @Test
    void aMatrixIsNoSarif() {
        assertThatThrownBy(() -> Reports.of(SmallChecks.matrix(), Format.SARIF, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SARIF");
    }

    @Test
    void oneScreenExplainsABrokenPair() {
        String text = Reports.of(SmallChecks.cudaOnCpu(), Format.TEXT, new Layout(80, false, false, ARGUMENTS));
        assertThat(text.lines()).hasSizeLessThan(70);
        assertThat(text).startsWith("BREAKS  ").contains("and 8 more\n", "8 more libraries load\n");
    }

    /// Two hundred builds, which is as many as may be asked about.
    @Test
    void manyBuildsAreCounted() {
        Check one = SmallChecks.works();
        List<Subject> builds = Collections.nCopies(200, one.builds().getFirst());
        String text = Reports.of(withBuilds(one, builds, 150), Format.TEXT, PLAIN);
        assertThat(text).contains("  and 144 more builds\n").containsPattern("and\\s+38\\s+more\\s+builds\n");
        assertThat(text.lines()).hasSizeLessThan(30);
        String all = Reports.of(withBuilds(one, builds, 150), Format.TEXT, new Layout(100, false, true, ARGUMENTS));
        assertThat(all.lines().filter(line -> line.contains("beside, ./torchvision")))
                .hasSize(50);
    }

    private static Check withBuilds(Check check, List<Subject> builds, int asked) {
        return new Check(
                check.target(),
                check.host(),
                builds,
                asked,
                check.verdict(),
                check.summary(),
                check.metadata(),
                check.agreement(),
                check.libraries(),
                check.findings(),
                check.repairs(),
                check.unknown());
    }

    @Test
    void colourIsAllThatDiffersBetweenPlainAndColouredText() {
        Layout colored = new Layout(Layout.DEFAULT_WIDTH, true, false, ARGUMENTS);
        CHECKS.values()
                .forEach(check -> assertThat(withoutColour(Reports.of(check, Format.TEXT, colored)))
                        .isEqualTo(Reports.of(check, Format.TEXT, PLAIN)));
        assertThat(withoutColour(Reports.of(SmallChecks.matrix(), Format.TEXT, colored)))
                .isEqualTo(Reports.of(SmallChecks.matrix(), Format.TEXT, PLAIN));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 132})
    void noLineIsLongerThanTheTerminalUnlessItIsToBeCopied(int width) {
        for (Check check : CHECKS.values()) {
            for (boolean all : new boolean[] {false, true}) {
                String text = Reports.of(check, Format.TEXT, new Layout(width, false, all, ARGUMENTS));
                assertThat(text.lines().filter(line -> Columns.of(line) > width))
                        .allMatch(line -> line.matches(" +(\\S+ \\S+ +)?\\S{40,}|    (pip|uv|conda|pixi) .*"
                                + "| +artifact: \\S+ \\.\\.\\.|Everything: .*| +artifact: \\S{50,}"));
            }
        }
    }

    @Test
    void commandsCanBeCopiedWhole() {
        List<String> lines = Reports.of(SmallChecks.cudaOnCpu(), Format.TEXT, new Layout(60, false, true, ARGUMENTS))
                .lines()
                .toList();
        assertThat(lines)
                .contains(
                        "    pip install torchvision==0.28.0+cpu --index-url https://example.org/whl/cpu",
                        "    conda install -c conda-forge 'torchvision=0.28.*' 'pytorch=2.13.*'",
                        "    pixi add 'torchvision=0.28.*' 'pytorch=2.13.*'");
    }

    private static String withoutColour(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static String extension(Format format) {
        return format == Format.TEXT ? ".txt" : "." + format.id();
    }
}
