package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaVersionTest {

    @ParameterizedTest(name = "`{0}`: as a version {1}, at its start {2}, as digits {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "12.9,           12.9, 12.9, -",
                "9.2,            9.2,  9.2,  -",
                "12.10,          12.10, 12.10, -",
                "12,             -,    12,   12",
                "92,             -,    92,   9.2",
                "118,            -,    118,  11.8",
                "12.8.90,        -,    12.8, -",
                "11.8.*,         -,    11.8, -",
                "12.*,           -,    12,   -",
                "12.,            -,    12,   -",
                "13,             -,    13,   13",
                "9,              -,    9,    -",
                "12.09,          -,    12,   -",
                "012.9,          -,    -,    -",
                ".9,             -,    -,    -",
                "da-runtime,     -,    -,    -",
                "none,           -,    -,    -",
                "１２.９,          -,    -,    -",
                "'',             -,    -,    -",
                "9999999999.1,   -,    -,    -",
                "1.9999999999,   -,    1,    -"
            })
    void aVersionHasAMajorNumberAndPerhapsAMinorOne(String text, String whole, String start, String digits) {
        assertThat(shown(CudaVersion.find(text))).isEqualTo(whole);
        assertThat(shown(CudaVersion.atStart(text))).isEqualTo(start);
        assertThat(shown(CudaVersion.ofDigits(text))).isEqualTo(digits);
    }

    private static @Nullable String shown(Optional<CudaVersion> version) {
        return version.map(CudaVersion::toString).orElse(null);
    }

    @Test
    void theyAreOrderedByNumber() {
        List<CudaVersion> versions = Stream.of("12.10", "9.2", "12", "12.9", "10.1")
                .map(text -> CudaVersion.atStart(text).orElseThrow())
                .sorted()
                .toList();
        assertThat(versions).extracting(CudaVersion::toString).containsExactly("9.2", "10.1", "12", "12.9", "12.10");
        assertThat(versions).doesNotHaveDuplicates();
        assertThat(new CudaVersion(12, 9)).isEqualTo(versions.get(3)).hasSameHashCodeAs(versions.get(3));
    }

    @Test
    void theMajorVersionDecidesWhatRunsWhere() {
        assertThat(new CudaVersion(12, 9).sameMajor(new CudaVersion(12, null))).isTrue();
        assertThat(new CudaVersion(12, 9).sameMajor(new CudaVersion(1, 2))).isFalse();
    }

    @Test
    void aMachineMayOfferNone() {
        assertThat(CudaOffer.find("none")).contains(new CudaOffer.None());
        assertThat(CudaOffer.find("12.9")).contains(new CudaOffer.Version(new CudaVersion(12, 9)));
        assertThat(CudaOffer.find("12")).isEmpty();
    }
}
