package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.platform.SdistFilename;
import parallax.platform.WheelFilename;
import parallax.requirement.Marker;
import parallax.requirement.Requirement;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

class RealStringsTest {

    @ParameterizedTest
    @ValueSource(strings = {"versions", "specifiers", "requirements", "markers", "wheels", "sdists"})
    void everyRealTextIsReadAndItsNormalFormReadsBack(String kind) throws Exception {
        assertThat(RealStrings.of(kind)).isNotEmpty();
        for (String text : RealStrings.of(kind)) {
            String normal = normal(kind, text);
            assertThat(normal(kind, normal)).as(text).isEqualTo(normal);
        }
    }

    private static String normal(String kind, String text) throws Exception {
        return switch (kind) {
            case "versions" -> Pep440Version.parse(text).toString();
            case "specifiers" -> SpecifierSet.parse(text).toString();
            case "requirements" -> Requirement.parse(text).toString();
            case "markers" -> Marker.parse(text).toString();
            case "wheels" -> WheelFilename.parse(text).toString();
            case "sdists" -> SdistFilename.parse(text).toString();
            default -> throw new IOException("no texts of kind " + kind);
        };
    }
}
