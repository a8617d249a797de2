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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            torchvision-0.16.0-py310_cpu.zip ; `torchvision-0.16.0-py310_cpu.zip` is no conda file name `{name}-{version}-{build}`: found `.zip` at offset 28, expected `.conda` or `.tar.bz2` at the end (CEP 26)
            torchvision.conda ; `torchvision.conda` is no conda file name `{name}-{version}-{build}`: found `torchvision` at offset 0, expected three parts with `-` between them (CEP 26)
            0.16.0-py310_cpu.conda ; `0.16.0-py310_cpu.conda` is no conda file name `{name}-{version}-{build}`: found `0.16.0-py310_cpu` at offset 0, expected three parts with `-` between them (CEP 26)
            -0.16.0-py310_cpu.conda ; `-0.16.0-py310_cpu.conda` is no conda file name `{name}-{version}-{build}`: found `-0.16.0-py310_cpu` at offset 0, expected three parts with `-` between them (CEP 26)
            torchvision-0..16-py310_cpu.conda ; `torchvision-0..16-py310_cpu.conda` is no conda file name `{name}-{version}-{build}`: found `.` at offset 14, expected a letter or a digit (CEP 33)
            torchvision-0.16.0-.conda ; `torchvision-0.16.0-.conda` is no conda file name `{name}-{version}-{build}`: found `.` at offset 19, expected a build string (CEP 26)
            torchvision-0.16.0-py310/cpu.conda ; `torchvision-0.16.0-py310/cpu.conda` is no conda file name `{name}-{version}-{build}`: found `/` at offset 24, expected letters, digits, `.`, `_`, `+` in the build string (CEP 26)
            torch vision-0.16.0-py310_cpu.conda ; `torch vision-0.16.0-py310_cpu.conda` is no conda file name `{name}-{version}-{build}`: found ` ` at offset 5, expected letters, digits, `.`, `_`, `-` in the name (CEP 26)
            ../torchvision-0.16.0-py310_cpu.conda ; `../torchvision-0.16.0-py310_cpu.conda` is no conda file name `{name}-{version}-{build}`: found `/` at offset 2, expected letters, digits, `.`, `_`, `-` in the name (CEP 26)
            noextension ; `noextension` is no conda file name `{name}-{version}-{build}`: found `noextension` at offset 0, expected `.conda` or `.tar.bz2` at the end (CEP 26)
            '' ; `` is no conda file name `{name}-{version}-{build}`: found the end at offset 0, expected `.conda` or `.tar.bz2` at the end (CEP 26)
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> CondaFilename.parse(text))
                .isInstanceOf(MalformedFilenameException.class)
                .hasMessage(message);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> CondaFilename.parse("a".repeat(100_000) + "-1-0.conda"))
                .isInstanceOf(MalformedFilenameException.class)
                .hasMessageContaining("found more at offset 211, expected 211 characters at most (CEP 26)");
    }
}
