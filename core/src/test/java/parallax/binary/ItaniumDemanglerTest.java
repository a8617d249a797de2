package parallax.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItaniumDemanglerTest {

    private static List<Arguments> names() throws IOException {
        List<Arguments> names = new ArrayList<>();
        InputStream table = ItaniumDemanglerTest.class.getResourceAsStream("itanium-names.tsv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(table), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] fields = line.split("\t", 2);
                    names.add(Arguments.of(fields[0], fields[1]));
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRuleIsReadAndWrittenAsByCxxfilt(String mangled, String demangled) {
        assertThat(ItaniumDemangler.demangle(mangled)).contains(demangled);
    }

    @ParameterizedTest
    @MethodSource("names")
    void machOPutsOneMoreUnderscoreBeforeEveryName(String mangled, String demangled) {
        assertThat(ItaniumDemangler.demangleMachO("_" + mangled)).contains(demangled);
        assertThat(ItaniumDemangler.demangle("_" + mangled)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameCutShortNeverThrows(String mangled, String demangled) {
        for (int end = 0; end < mangled.length(); end++) {
            String cut = mangled.substring(0, end);
            assertThat(ItaniumDemangler.demangle(cut)).as(cut).isNotEqualTo(null);
        }
        assertThat(demangled).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "_Z",
                "_ZN",
                "_ZNE",
                "_ZN3fooE3",
                "main",
                "f",
                "Z3foov",
                "__Z3foov",
                "_Z3fo",
                "_Z5foov",
                "_Z0v",
                "_Z99999999999foov",
                "_Z3fooS_",
                "_Z3fooT_",
                "_Z3fooiT_",
                "_Z1fIiEvT0_",
                "_Z3foo.llvm.123",
                "_RNvC6_123foo3bar",
                "_D3foo3barFZv",
                "$s4main3fooyyF",
                "?foo@@YAXXZ",
                "_ZN3fooEv17h0123456789abcdefE",
                "_ZC1v",
                "_Z1fU",
                "_Z1fDz",
                "_Z1fLi1E",
                "_GLOBAL__sub_I_foo.cpp",
                "_Z3foov ",
                "_ZTV",
                "_ZGV",
                "_Z1fSZ_"
            })
    void whatIsNotMangledOrNotWholeIsEmpty(String name) {
        assertThat(ItaniumDemangler.demangle(name)).isEmpty();
    }

    @Test
    void lengthsOfNamesCountBytes() {
        assertThat(ItaniumDemangler.demangle("_Z5größev")).isEmpty();
        assertThat(ItaniumDemangler.demangle("_Z7größev")).contains("größe()");
        assertThat(ItaniumDemangler.demangle("_Z4\uD83D\uDE00v")).contains("\uD83D\uDE00()");
        assertThat(ItaniumDemangler.demangle("_Z2\uD83D\uDE00v")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    the first temporary has no number | _ZGR1a_      | reference temporary #0 for a
                    the second has the first          | _ZGR1a0_     | reference temporary #1 for a
                    alignof of a type                 | _Z1fIiEDTatiET_ | decltype (alignof (int)) f<int>(int)
                    """)
    void someNamesAreReadThatCxxfiltLeaves(String rule, String mangled, String demangled) {
        assertThat(ItaniumDemangler.demangle(mangled)).as(rule).contains(demangled);
    }

    /// Every parameter is a `B` of the one before, twice: some hundred characters mean more text than there is memory.
    static final List<String> BOMBS = List.of(
            doubling("_Z1f1A1BIS_S_E", 1, "S0_IS%s_S%s_E", 1),
            doubling("_Z1f1AFS_S_E", 0, "FS%s_S%s_E", 1),
            doubling("_Z1fP1A", 0, "PFS%s_S%s_E", 2),
            doubling("_Z1fIJEJEE1BIDpT_DpT0_E", 1, "S_IS%s_S%s_E", 1),
            "_Z1f" + "P".repeat(50_000) + "i",
            "_Z1f" + "1AI".repeat(20_000),
            "_Z1fIiEDT" + "ng".repeat(20_000) + "fp_ET_",
            "_Z" + "Z".repeat(30_000) + "1fvE",
            "_ZN" + "1A".repeat(30_000) + "Ev",
            "_ZTh8_".repeat(10_000) + "1f",
            "_Z1fI" + "J".repeat(30_000) + "E".repeat(30_000) + "Evv",
            "_Z1fIiEDT" + "sr1AI".repeat(10_000) + "T_",
            "_Z1fIiEDT" + "sr1AIXsr1BI".repeat(2_000) + "X".repeat(10),
            "_ZN1AcvT_" + "IS_E".repeat(10_000) + "Ev",
            "_ZcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_IXcvT_I" + "XcvT_I".repeat(1_000),
            "_Z1fI" + "Ul".repeat(20_000) + "vE_",
            "_Z1fIT_EvT_",
            "_Z1fIRT_EvOT_",
            "_Z1f" + "9".repeat(60_000));

    /// @param first the number of the first substitution meant
    /// @param level one more parameter, with places for the substitution
    /// @param step how many substitutions a level adds
    private static String doubling(String start, int first, String level, int step) {
        StringBuilder name = new StringBuilder(start);
        for (int i = 0; i < 60; i++) {
            String last = Integer.toString(first + i * step, 36).toUpperCase(Locale.ROOT);
            name.append(level.formatted(last, last));
        }
        return name.toString();
    }

    @ParameterizedTest
    @FieldSource("BOMBS")
    void namesThatMeanTooMuchAreEmptySoon(String bomb) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(ItaniumDemangler.demangle(bomb)).isEmpty());
    }

    @Test
    void nestingIsReadUpToALimit() {
        String pointers = "*".repeat(200);
        assertThat(ItaniumDemangler.demangle("_Z1f" + "P".repeat(200) + "i")).contains("f(int" + pointers + ")");
        assertThat(ItaniumDemangler.demangle("_Z1f" + "P".repeat(300) + "i")).isEmpty();
    }
}
