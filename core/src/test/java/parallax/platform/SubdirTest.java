package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Subdirs by CEP 26, and what they have in common with the platform tags of wheels.
final class SubdirTest {

    @ParameterizedTest
    @CsvSource({
        "linux-64, linux, x86_64",
        "linux-32, linux, x86",
        "linux-aarch64, linux, aarch64",
        "linux-ppc64le, linux, ppc64le",
        "osx-64, osx, x86_64",
        "osx-arm64, osx, arm64",
        "win-64, win, x86_64",
        "win-arm64, win, arm64",
        "emscripten-wasm32, emscripten, wasm32",
        "noarch, , "
    })
    void namesOperatingSystemAndArchitecture(String text, String system, String architecture) {
        Subdir subdir = Subdir.parse(text);
        assertThat(subdir.operatingSystem().orElse(null)).isEqualTo(system);
        assertThat(subdir.architecture().orElse(null)).isEqualTo(architecture);
        assertThat(subdir.isNoarch()).isEqualTo(system == null);
        assertThat(subdir).hasToString(text);
        assertThat(Subdir.isKnown(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "linux",
                "linux-",
                "-64",
                "Linux-64",
                "linux_64",
                "linux-64-x",
                "linux/64",
                "linux-é",
                "averylongoperatingsystemname-64xx"
            })
    void refusesWhatIsNoSubdir(String text) {
        assertThatThrownBy(() -> Subdir.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`" + text + "` is no conda subdir");
        assertThat(Subdir.find(text)).isEmpty();
    }

    @Test
    void aChannelOfThatFormIsNoKnownSubdir() {
        assertThat(Subdir.find("conda-forge")).isPresent();
        assertThat(Subdir.isKnown("conda-forge")).isFalse();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "manylinux1_x86_64, linux-64",
        "manylinux2010_x86_64, linux-64",
        "manylinux2014_aarch64, linux-aarch64",
        "manylinux_2_28_x86_64, linux-64",
        "manylinux_2_17_ppc64le, linux-ppc64le",
        "manylinux_2_5_i686, linux-32",
        "manylinux_2_39_riscv64, linux-riscv64",
        "linux_x86_64, linux-64",
        "linux_armv7l, linux-armv7l",
        "macosx_10_9_x86_64, osx-64",
        "macosx_11_0_arm64, osx-arm64",
        "macosx_26_0_arm64, osx-arm64",
        "win_amd64, win-64",
        "win32, win-32",
        "win_arm64, win-arm64",
        "any, noarch",
        "pyodide_2025_0_wasm32, emscripten-wasm32",
        "emscripten_3_1_58_wasm32, emscripten-wasm32",
        "macosx_10_6_fat64, osx-64"
    })
    void aWheelPlatformHasItsSubdir(String tag, String subdir) {
        assertThat(Subdir.ofWheelPlatform(tag)).contains(Subdir.parse(subdir));
        assertThat(Subdir.parse(subdir).admits(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "musllinux_1_2_x86_64",
                "ios_13_0_arm64_iphoneos",
                "android_24_arm64_v8a",
                "manylinux_2_x86_64",
                "manylinux_x86_64",
                "macosx_x86_64",
                "macosx_11_arm64",
                "linux_",
                "linux",
                "",
                "manylinux_a_b_x86_64",
                "manylinux2020_x86_64",
                "macosx_11_0_universal2",
                "win_amd64x"
            })
    void aTagOfNoneOrSeveralHasNone(String tag) {
        assertThat(Subdir.ofWheelPlatform(tag)).isEmpty();
        assertThat(Subdir.parse("linux-64").admits(tag)).isFalse();
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "osx-64, macosx_11_0_universal2, true",
        "osx-arm64, macosx_11_0_universal2, true",
        "linux-64, macosx_11_0_universal2, false",
        "osx-64, macosx_10_6_intel, true",
        "osx-arm64, macosx_10_6_intel, false",
        "linux-64, any, true",
        "noarch, any, true",
        "noarch, win_amd64, false",
        "linux-64, manylinux_2_28_aarch64, false",
        "win-64, win32, false",
        "osx-64, macosx_11_0_arm64, false"
    })
    void admitsWheelsOfItsPlatform(String subdir, String tag, boolean expected) {
        assertThat(Subdir.parse(subdir).admits(tag)).isEqualTo(expected);
    }
}
