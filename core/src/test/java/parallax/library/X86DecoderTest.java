package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

final class X86DecoderTest {

    private static final InstructionSet[] SETS = InstructionSet.values();

    private final X86Decoder decoder = new X86Decoder();

    @ParameterizedTest(name = "{1} ({0})")
    @CsvFileSource(resources = "x86-64-instructions.txt", delimiter = '|', emptyValue = "", nullValues = "-")
    void instructionsHaveTheirLengthAndExtension(String bytes, String instruction, String extensions) {
        byte[] code = Blobs.hex(bytes);

        int length = decoder.decode(padded(code), 0);

        assertThat(length).as(instruction).isEqualTo(code.length);
        String found = decoder.set == 0 ? "" : SETS[decoder.set - 1].name();
        assertThat(decoder.isShortVector ? found + " AVX512VL" : found)
                .as(instruction)
                .isEqualTo(extensions == null ? "" : extensions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not in 64-bit mode
                "06",
                "27",
                "60",
                "9a 00 00 00 00 00 00",
                "d6",
                "ea 00 00 00 00 00 00",
                // no such opcode
                "0f 04",
                "0f 38 36 c0",
                "0f 3a 00 c0 00",
                // VEX with an operand prefix, with REX, and of an unknown map
                "66 c5 ec 58 d9",
                "48 c5 ec 58 d9",
                "c4 e0 6c 58 d9",
                "c4 e2 6c f3 c0",
                // EVEX with reserved bits, an unknown opcode, and vector length 3
                "62 f9 6c 48 58 d9",
                "62 f1 68 48 58 d9",
                "62 f1 6c 48 00 d9",
                "62 f1 6c 68 58 18",
                // XOP of an unknown map
                "8f f0 78 c2 d1",
                // longer than 15 bytes
                "66 66 66 66 66 66 66 66 66 66 66 66 66 66 66 90",
                "66 66 66 66 66 66 66 66 66 66 66 66 e8 00 00 00 00 00"
            })
    void whatIsNoInstructionHasNoLength(String bytes) {
        assertThat(decoder.decode(padded(Blobs.hex(bytes)), 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00", "6c", "e4 10", "ed", "f1", "fa", "cf"})
    void whatCompilersDoNotWriteIsOdd(String bytes) {
        assertThat(decoder.decode(padded(Blobs.hex(bytes)), 0)).isPositive();
        assertThat(decoder.isOdd).isTrue();
    }

    private static byte[] padded(byte[] code) {
        return Arrays.copyOf(code, code.length + X86Decoder.SLACK);
    }
}
