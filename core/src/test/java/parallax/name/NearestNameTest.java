package parallax.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("numpy", "pillow", "torch", "torchaudio", "torchvision", "nvidia-cublas-cu12", "nvidia-cudnn-cu12");

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "torchvison,          torchvision",
                "trochvision,         torchvision",
                "TorchVision,         torchvision",
                "torch-vision,        torchvision",
                "nunpy,               numpy",
                "nmupy,               numpy",
                "numpyy,              numpy",
                "pil,                 nothing",
                "torchv,              torch",
                "nvidia-cublas-cu11,  nvidia-cublas-cu12",
                "tensorflow,          nothing",
                "x,                   nothing",
                "'',                  nothing"
            })
    void theNearestKnownNameIsMeant(String wanted, String nearest) {
        assertThat(NearestName.of(wanted, KNOWN).orElse(null)).isEqualTo(nearest);
    }

    @Test
    void ofEquallyNearNamesTheFirst() {
        assertThat(NearestName.of("numpx", List.of("numpa", "numpb"))).contains("numpa");
    }

    @Test
    void aVeryLongNameIsNearNothing() {
        assertThat(NearestName.of("torch".repeat(20_000), KNOWN)).isEmpty();
        assertThat(NearestName.of("torch", List.of("x".repeat(1_000_000)))).isEmpty();
    }

    @Test
    void nothingKnownMeansNothing() {
        assertThat(NearestName.of("torch", List.of())).isEmpty();
    }
}
