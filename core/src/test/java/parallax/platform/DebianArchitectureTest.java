package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Debian Policy 11.1 and 11.1.1.
final class DebianArchitectureTest {

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(textBlock = """
            amd64            , amd64             , true
            amd64            , any               , true
            amd64            , linux-any         , true
            amd64            , any-amd64         , true
            amd64            , linux-amd64       , true
            amd64            , gnu-linux-any     , true
            amd64            , gnu-any-any       , true
            amd64            , any-any-any-amd64 , true
            amd64            , base-gnu-linux-any, true
            amd64            , i386              , false
            amd64            , all               , false
            amd64            , source            , false
            amd64            , hurd-any          , false
            amd64            , any-i386          , false
            amd64            , musl-linux-any    , false
            armhf            , any-arm           , true
            armel            , any-arm           , true
            arm64            , any-arm           , false
            armhf            , eabihf-any-any-arm, true
            armel            , eabihf-any-any-any, false
            x32              , any-amd64         , true
            x32              , base-any-any-amd64, false
            mips64el         , any-mips64el      , true
            hurd-i386        , hurd-any          , true
            hurd-i386        , any-i386          , true
            hurd-i386        , linux-any         , false
            kfreebsd-amd64   , gnu-any-any       , true
            freebsd-amd64    , bsd-any-any       , true
            musl-linux-amd64 , linux-any         , true
            musl-linux-amd64 , any-amd64         , true
            musl-linux-amd64 , gnu-linux-any     , false
            musl-linux-armhf , any-arm           , true
            newcpu           , linux-any         , true
            newcpu           , newcpu            , true
            newcpu           , hurd-any          , false
            """)
    void answersToNamesAndWildcards(String name, String pattern, boolean expected) {
        assertThat(new DebianArchitecture(name).matches(pattern)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "any", "linux-any", "any-amd64", "all", "source", "AMD64", "amd 64", "-amd64", "amd64!"})
    void wildcardsAndOtherWordsAreNoMachine(String text) {
        assertThat(DebianArchitecture.find(text)).isEmpty();
        assertThatThrownBy(() -> new DebianArchitecture(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" is no Debian architecture: expected small letters, digits and `-`, no wildcard,"
                        + " such as `amd64` (Debian Policy 11.1)");
    }

    @Test
    void printsAsSpelled() {
        assertThat(DebianArchitecture.find("hurd-i386").orElseThrow()).hasToString("hurd-i386");
    }
}
