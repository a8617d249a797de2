package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.binary.ElfMachine;
import parallax.library.InstructionSetUse.Extension;

final class InstructionSetsTest {

    private static final byte[] NOP = Blobs.hex("90");
    private static final byte[] VPADDD_YMM = Blobs.hex("c5 ed fe d9");
    private static final byte[] VADDPS_ZMM = Blobs.hex("62 f1 6c 48 58 d9");
    private static final byte[] INVALID = Blobs.hex("06");

    @Test
    void extensionsAreCountedWithTheirFirstAddress() {
        InstructionSetUse use = sweep(code(NOP, 40, VPADDD_YMM, 3, NOP, 40, VADDPS_ZMM, 1, NOP, 40));

        assertThat(use.baseline()).isEqualTo("x86-64");
        assertThat(use.extensions())
                .containsExactly(
                        new Extension(InstructionSet.AVX2, 3, 0, 0x1000 + 40),
                        new Extension(InstructionSet.AVX512F, 1, 0, 0x1000 + 40 + 12 + 40));
        assertThat(use.instructions()).isEqualTo(124);
        assertThat(use.undecodedBytes()).isZero();
        assertThat(use.isSampled()).isFalse();
    }

    @Test
    void instructionsNearBytesThatAreNoneAreDoubtful() {
        InstructionSetUse use = sweep(code(NOP, 40, VPADDD_YMM, 1, NOP, 3, INVALID, 1, VADDPS_ZMM, 1, NOP, 40));

        assertThat(use.undecodedBytes()).isEqualTo(1);
        assertThat(use.extensions())
                .containsExactly(
                        new Extension(InstructionSet.AVX2, 1, 1, 0x1000 + 40),
                        new Extension(InstructionSet.AVX512F, 1, 1, 0x1000 + 40 + 4 + 3 + 1));
        assertThat(use.extensions()).noneMatch(Extension::isCertain);
    }

    @Test
    void theFirstCertainInstructionGivesTheAddress() {
        InstructionSetUse use = sweep(code(INVALID, 1, VPADDD_YMM, 1, NOP, 40, VPADDD_YMM, 1, NOP, 40));

        assertThat(use.extensions()).containsExactly(new Extension(InstructionSet.AVX2, 2, 1, 0x1000 + 1 + 4 + 40));
    }

    @Test
    void manyInstructionsInARowAreAllCounted() {
        InstructionSetUse use = sweep(code(VPADDD_YMM, 1000, INVALID, 1, VPADDD_YMM, 1000));

        // 16 on each side of the byte that is none.
        assertThat(use.extensions()).containsExactly(new Extension(InstructionSet.AVX2, 2000, 32, 0x1000));
    }

    @Test
    void instructionsAcrossTheEdgesOfChunksAreDecodedOnce() {
        for (int nops = 65_510; nops < 65_545; nops++) {
            InstructionSetUse use = sweep(code(NOP, nops, VADDPS_ZMM, 4, NOP, 40));

            assertThat(use.instructions()).isEqualTo(nops + 44L);
            assertThat(use.extensions()).containsExactly(new Extension(InstructionSet.AVX512F, 4, 0, 0x1000 + nops));
        }
    }

    @Test
    void anInstructionThatTheEndCutsOffIsNone() {
        InstructionSetUse use = sweep(code(NOP, 10, Blobs.hex("62 f1 6c"), 1));

        assertThat(use.extensions()).isEmpty();
        assertThat(use.undecodedBytes()).isPositive();
    }

    @Test
    void ofLargeCodeWindowsAreSwept() {
        byte[] large = new byte[(int) InstructionSets.WHOLE + (1 << 20)];
        java.util.Arrays.fill(large, (byte) 0x90);
        System.arraycopy(VPADDD_YMM, 0, large, 100, 4);

        InstructionSetUse use = sweep(large);

        assertThat(use.isSampled()).isTrue();
        assertThat(use.codeBytes()).isEqualTo(large.length);
        assertThat(use.sweptBytes()).isBetween(InstructionSets.WHOLE * 9 / 10, InstructionSets.WHOLE);
        assertThat(use.method()).contains("windows");
        assertThat(use.extensions()).containsExactly(new Extension(InstructionSet.AVX2, 1, 0, 0x1000 + 100));
    }

    @Test
    void otherMachinesAreUnknown() {
        List<CodeRange> code = List.of(new CodeRange(0, MemorySegment.ofArray(NOP)));

        assertThat(InstructionSets.of(ElfMachine.S390, code))
                .isEqualTo(Reading.unknown("instructions of s390x are not decoded"));
        assertThat(InstructionSets.of(ElfMachine.X86_64, List.of()))
                .isEqualTo(Reading.unknown("there is no executable code"));
    }

    private static InstructionSetUse sweep(byte[] code) {
        return InstructionSets.of(ElfMachine.X86_64, List.of(new CodeRange(0x1000, MemorySegment.ofArray(code))))
                .toOptional()
                .orElseThrow();
    }

    /// @param parts bytes and how often, by turns
    private static byte[] code(Object... parts) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i += 2) {
            int times = i + 1 < parts.length ? (Integer) parts[i + 1] : 1;
            for (int n = 0; n < times; n++) {
                code.writeBytes((byte[]) parts[i]);
            }
        }
        return code.toByteArray();
    }
}
