package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTest {

    @ParameterizedTest
    @CsvSource({"3.12, 3, 12, false", "3.13t, 3, 13, true", "2.7, 2, 7, false", "3.0, 3, 0, false"})
    void aVersionIsTwoNumbersAndPerhapsAT(String text, int major, int minor, boolean freeThreaded) {
        PythonVersion version = PythonVersion.find(text).orElseThrow();
        assertThat(version).isEqualTo(new PythonVersion(major, minor, freeThreaded));
        assertThat(version)
                .hasSameHashCodeAs(new PythonVersion(major, minor, freeThreaded))
                .hasToString(text);
        assertThat(version.number()).isEqualTo(major + "." + minor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                ".",
                "3",
                "3.",
                ".12",
                "3.12.1",
                "3.012",
                "03.12",
                "3.12tt",
                "3.12m",
                " 3.12",
                "3.1234567890",
                "３.１２",
                "-3.1",
                "3.-1",
                "py3.12",
                "3.12t+"
            })
    void everythingElseIsNone(String text) {
        assertThat(PythonVersion.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"312, 3.12", "39, 3.9", "27, 2.7", "310, 3.10", "3, ''", "'', ''", "3x, ''", "3.12, ''", "309, ''"})
    void aTagsFirstDigitIsTheMajorVersion(String digits, String version) {
        assertThat(PythonVersion.ofTag(digits, false)
                        .map(PythonVersion::toString)
                        .orElse(""))
                .isEqualTo(version);
    }

    @Test
    void theyAreOrderedByNumber() {
        List<PythonVersion> versions = Stream.of("3.13t", "3.9", "3.13", "3.10", "2.7", "3.14")
                .map(text -> PythonVersion.find(text).orElseThrow())
                .sorted()
                .toList();
        assertThat(versions)
                .extracting(PythonVersion::toString)
                .containsExactly("2.7", "3.9", "3.10", "3.13", "3.13t", "3.14");
    }
}
