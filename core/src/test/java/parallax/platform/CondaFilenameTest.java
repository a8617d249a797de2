package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.RecordedTable;
import parallax.name.PackageName;

/// File names by CEP 26, "Filenames".
final class CondaFilenameTest {

    @Test
    void agreesWithTheRecordsOfEveryRecordedPackage() throws Exception {
        List<List<String>> rows = RecordedTable.rows("/parallax/platform/conda-filenames.tsv");
        for (List<String> row : rows) {
            CondaFilename name = CondaFilename.parse(row.getFirst());
            assertThat(name.name()).isEqualTo(PackageName.conda(row.get(1)));
            assertThat(name.version().original()).isEqualTo(row.get(2));
            assertThat(name.build()).isEqualTo(row.get(3));
            assertThat(name).hasToString(row.getFirst());
            assertThat(name.stem() + "." + name.extension()).isEqualTo(row.getFirst());
        }
        assertThat(rows).hasSizeGreaterThan(150);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            torchvision-0.16.0-py310_cpu.zip      ; it ends neither in `.conda` nor in `.tar.bz2`
            torchvision.conda                     ; fewer than three parts with `-` between them
            0.16.0-py310_cpu.conda                ; fewer than three parts with `-` between them
            -0.16.0-py310_cpu.conda               ; fewer than three parts with `-` between them
            torchvision-0..16-py310_cpu.conda     ; `0..16` is no conda version: an empty segment at offset 2 (CEP 33)
            torchvision-0.16.0-.conda             ; the build string is empty
            torchvision-0.16.0-py310/cpu.conda    ; `/` in the build string `py310/cpu`
            torch vision-0.16.0-py310_cpu.conda   ; '` ` in the name `torch vision`'
            ../torchvision-0.16.0-py310_cpu.conda ; `/` in the name `../torchvision`
            """)
    void saysWhatIsWrong(String text, String found) {
        assertThatThrownBy(() -> CondaFilename.parse(text))
                .isInstanceOf(MalformedFilenameException.class)
                .hasMessage("`" + text + "` is no conda file name `{name}-{version}-{build}`: " + found + " (CEP 26)");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> CondaFilename.parse("a".repeat(100_000) + "-1-0.conda"))
                .isInstanceOf(MalformedFilenameException.class)
                .hasMessageContaining("more than 211 characters");
    }
}
