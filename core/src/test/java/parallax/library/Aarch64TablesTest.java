package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import parallax.binary.ElfMachine;

final class Aarch64TablesTest {

    private static final InstructionSet[] SETS = InstructionSet.values();

    @ParameterizedTest(name = "{1} ({0})")
    @CsvFileSource(resources = "aarch64-instructions.txt", delimiter = '|', emptyValue = "")
    void instructionsHaveTheirExtension(String word, String instruction, String extension) {
        int set = Aarch64Tables.setOf(Integer.parseUnsignedInt(word, 16));

        assertThat(set == Aarch64Tables.BASE ? "" : SETS[set].name())
                .as(instruction)
                .isEqualTo(extension == null ? "" : extension);
    }

    @Test
    void wordsOfNoInstructionAreUnallocated() {
        assertThat(Aarch64Tables.setOf(0)).isEqualTo(Aarch64Tables.UNALLOCATED);
        assertThat(Aarch64Tables.setOf(0x02000000)).isEqualTo(Aarch64Tables.UNALLOCATED);
    }

    @Test
    void codeIsSweptWordByWord() {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            code.writeBytes(Blobs.hex("1f 20 03 d5"));
        }
        code.writeBytes(Blobs.hex("41 00 20 b8"));
        for (int i = 0; i < 20; i++) {
            code.writeBytes(Blobs.hex("1f 20 03 d5"));
        }

        InstructionSetUse use = InstructionSets.of(
                        ElfMachine.AARCH64, List.of(new CodeRange(0x400, MemorySegment.ofArray(code.toByteArray()))))
                .toOptional()
                .orElseThrow();

        assertThat(use.baseline()).isEqualTo("ARMv8.0-A");
        assertThat(use.instructions()).isEqualTo(41);
        assertThat(use.extensions())
                .containsExactly(new InstructionSetUse.Extension(InstructionSet.ARM_LSE, 1, 0, 0x400 + 80));
    }
}
