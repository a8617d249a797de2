package parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.finding.Comparison;

class ColumnsTest {

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(textBlock = """
                    torchvision, 11
                    é, 1
                    é, 1
                    画像, 4
                    한국어, 6
                    ｆｕｌｌ, 8
                    🚀, 2
                    '', 0
                    """)
    void widthIsCountedInColumns(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void wrapsAtSpacesAlone() {
        assertThat(Columns.wrap("one two  three four", 9)).containsExactly("one two", "three", "four");
        assertThat(Columns.wrap("画像 画像 画像", 9)).containsExactly("画像 画像", "画像");
        assertThat(Columns.wrap("see https://pypi.org/simple/torchvision/ there", 12))
                .containsExactly("see", "https://pypi.org/simple/torchvision/", "there");
        assertThat(Columns.wrap("", 9)).containsExactly("");
        assertThat(Columns.wrap("   ", 9)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 100, 132, 200})
    void noLineIsLongerThanTheTerminalUnlessAWordIs(int width) {
        Comparison comparison = RecordedTorchvision.comparison();
        String text = Reports.of(comparison, Format.TEXT, new Layout(width, false, true, "torchvision"));
        assertThat(text.lines().filter(line -> Columns.of(line) > width))
                .allMatch(line -> line.matches(" *(\\S+: |sha256 )?\\S+|.*: parallax why .*"));
    }

    @Test
    void aTerminalIsNeverTakenForNarrowerThanSixtyColumns() {
        assertThat(new Layout(10, false, false, "").width()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    torchvision                    | torchvision
                    pypi::torchvision==0.24.0      | pypi::torchvision==0.24.0
                    conda-forge::torchvision=0.*   | 'conda-forge::torchvision=0.*'
                    a b                            | 'a b'
                    it's                           | 'it'\\''s'
                    $(id)                          | '$(id)'
                    ``                             | ''
                    """)
    void wordsAreQuotedAsAShellNeedsThem(String word, String quoted) {
        assertThat(ShellWord.quote(word)).isEqualTo(quoted);
    }
}
