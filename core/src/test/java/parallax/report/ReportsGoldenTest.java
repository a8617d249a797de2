package parallax.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parallax.testkit.GoldenFiles;

/// Every answer in every format, whole.
class ReportsGoldenTest {

    private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/report");
    private static final Layout PLAIN = new Layout(Layout.DEFAULT_WIDTH, false, false, "torchvision");

    @ParameterizedTest
    @EnumSource(Format.class)
    void aComparison(Format format) {
        GOLDEN.check("compare." + extension(format), Reports.of(RecordedTorchvision.comparison(), format, PLAIN));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aComparisonOfTwoChannels(Format format) {
        Layout layout = new Layout(100, false, false, "pytorch::torchvision=0.10.0 'conda-forge::torchvision[...]'");
        GOLDEN.check(
                "compare-channels." + extension(format),
                Reports.of(RecordedTorchvision.jpegConflict(), format, layout));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aComparisonThatFoundNothing(Format format) {
        GOLDEN.check(
                "compare-nothing." + extension(format), Reports.of(RecordedTorchvision.nothingFound(), format, PLAIN));
    }

    @Test
    void aComparisonWithEverything() {
        Layout layout = new Layout(100, false, true, "torchvision");
        GOLDEN.check("compare-all.txt", Reports.of(RecordedTorchvision.comparison(), Format.TEXT, layout));
    }

    @Test
    void aComparisonOnANarrowTerminal() {
        Layout layout = new Layout(60, false, false, "torchvision");
        GOLDEN.check("compare-narrow.txt", Reports.of(RecordedTorchvision.comparison(), Format.TEXT, layout));
    }

    @Test
    void aComparisonInColour() {
        Layout layout = new Layout(80, true, false, "torchvision");
        GOLDEN.check("compare-colour.ansi", Reports.of(RecordedTorchvision.comparison(), Format.TEXT, layout));
    }

    @Test
    void colourIsAllThatDiffersBetweenPlainAndColouredText() {
        Layout colored = new Layout(Layout.DEFAULT_WIDTH, true, false, "torchvision");
        String text = Reports.of(RecordedTorchvision.comparison(), Format.TEXT, colored);
        assertThat(text.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Reports.of(RecordedTorchvision.comparison(), Format.TEXT, PLAIN))
                .isNotEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "SARIF")
    void theOtherAnswers(Format format) {
        String extension = extension(format);
        GOLDEN.check("inspect." + extension, Reports.of(RecordedTorchvision.inspection(), format, PLAIN));
        GOLDEN.check("why." + extension, Reports.of(RecordedTorchvision.explanation(), format, PLAIN));
        GOLDEN.check("sources." + extension, Reports.of(RecordedTorchvision.sources(), format, PLAIN));
    }

    @Test
    void sarifIsForComparisonsAlone() {
        assertThatThrownBy(() -> Reports.of(RecordedTorchvision.sources(), Format.SARIF, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SARIF");
    }

    private static String extension(Format format) {
        return format == Format.TEXT ? "txt" : format.id();
    }
}
