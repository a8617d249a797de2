package parallax.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import parallax.binary.FunctionSignature;
import parallax.binary.ItaniumDemangler;

/// Any text may stand where a symbol's name is expected: reading it ends, soon, and in a text of bounded length.
class DemanglerFuzzTest {

    private static final int LONGEST = 1 << 18;

    /// Generous: the first run loads and instruments every class, and the machine may be busy.
    private static final long SLOWEST_NANOSECONDS = 20_000_000_000L;

    @FuzzTest
    void namesNeverThrowAndStayBounded(FuzzedDataProvider data) {
        String name = "_Z" + data.consumeRemainingAsString();
        long start = System.nanoTime();
        Optional<String> demangled = ItaniumDemangler.demangle(name);
        assertThat(System.nanoTime() - start).isLessThan(SLOWEST_NANOSECONDS);
        assertThat(demangled.map(String::length).orElse(0)).isLessThanOrEqualTo(LONGEST + name.length());
        assertThat(ItaniumDemangler.demangleMachO("_" + name)).isEqualTo(demangled);
        demangled.ifPresent(FunctionSignature::parse);
    }

    @FuzzTest
    void signaturesNeverThrow(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        FunctionSignature.parse(text).ifPresent(signature -> {
            assertThat(signature.name()).isNotEmpty();
            assertThat(signature.toString().length()).isLessThanOrEqualTo(text.length() + 2);
        });
    }
}
