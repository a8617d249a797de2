package parallax.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.SeededGenerator;

class PackageNameTest {

    /// The examples of the PyPA specification "Names and normalization", and recorded names.
    @ParameterizedTest
    @CsvSource({
        "friendly-bard,            friendly-bard",
        "Friendly-Bard,            friendly-bard",
        "FRIENDLY-BARD,            friendly-bard",
        "friendly.bard,            friendly-bard",
        "friendly_bard,            friendly-bard",
        "friendly--bard,           friendly-bard",
        "FrIeNdLy-._.-bArD,        friendly-bard",
        "typing_extensions,        typing-extensions",
        "Pillow,                   pillow",
        "ruamel.yaml.clib,         ruamel-yaml-clib"
    })
    void pypiNormalises(String written, String normal) {
        assertThat(PackageName.pypi(written)).hasToString(normal);
    }

    @Test
    void condaKeepsSeparators() {
        assertThat(PackageName.conda("Typing_Extensions")).hasToString("typing_extensions");
        assertThat(PackageName.conda("typing_extensions")).isNotEqualTo(PackageName.conda("typing-extensions"));
    }

    @Test
    void worldsAreNeverEqual() {
        assertThat(PackageName.pypi("numpy")).isNotEqualTo(PackageName.conda("numpy"));
        assertThat(PackageName.of(Ecosystem.PYPI, "NumPy")).isEqualTo(PackageName.pypi("numpy"));
        assertThat(PackageName.pypi("numpy")).isGreaterThan(PackageName.pypi("numba"));
        assertThat(PackageName.pypi("numpy").compareTo(PackageName.conda("numpy")))
                .isNotZero();
    }

    @Test
    void anEmptyNameIsNoName() {
        assertThatThrownBy(() -> PackageName.pypi("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PackageName.conda("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void normalisingTwiceChangesNothingAndEqualNamesHashAlike() {
        SeededGenerator.forEachSeed(2000, generator -> {
            String text = generator.text("aAzZ09-_.é İ", 12) + "x";
            for (Ecosystem ecosystem : Ecosystem.values()) {
                PackageName name = PackageName.of(ecosystem, text);
                PackageName again = PackageName.of(ecosystem, name.value());
                assertThat(again).isEqualTo(name).hasSameHashCodeAs(name).isEqualByComparingTo(name);
            }
        });
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(PackageName.conda("PILLOW")).hasToString("pillow");
            assertThat(PackageName.pypi("PILLOW")).hasToString("pillow");
            assertThat(NearestName.of("PILLOV", List.of("pillow"))).contains("pillow");
        } finally {
            Locale.setDefault(before);
        }
    }
}
