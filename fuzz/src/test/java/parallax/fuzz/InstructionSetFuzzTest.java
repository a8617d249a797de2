package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.ElfMachine;
import parallax.library.CodeRange;
import parallax.library.InstructionSetUse;
import parallax.library.InstructionSets;

/// Any bytes can be swept as code; the counts agree with each other, and addresses lie within the code.
class InstructionSetFuzzTest {

    private static final long ADDRESS = 0x1000;

    static Stream<Arguments> code() {
        return Stream.of(
                        "",
                        "c3",
                        "f30f1efa554889e5c5edfed9c5f877c3",
                        "62f16c4858d962f1ef0858d962f36d4825d996c4e2784900",
                        "66666666666666666666666666666690",
                        "8fe978c2d1c4e3e168e120f2480f38f00848b88877665544332211",
                        "410020b81f2003d52098484e0004a204c0035fd600000000")
                .map(hex -> Arguments.of((Object) HexFormat.of().parseHex(hex)));
    }

    @MethodSource("code")
    @FuzzTest
    void anyBytesCanBeSwept(byte[] data) {
        for (int machine : new int[] {ElfMachine.X86_64, ElfMachine.AARCH64}) {
            List<CodeRange> code = List.of(new CodeRange(ADDRESS, MemorySegment.ofArray(data)));
            InstructionSets.of(machine, code).toOptional().ifPresent(use -> check(use, data.length));
        }
    }

    private static void check(InstructionSetUse use, int size) {
        require(use.codeBytes() == size && use.sweptBytes() == size, "not all of it was swept");
        require(use.undecodedBytes() + use.instructions() <= size, "more found than bytes");
        for (InstructionSetUse.Extension extension : use.extensions()) {
            require(extension.instructions() > 0 && extension.instructions() <= use.instructions(), "count");
            require(extension.doubtful() >= 0 && extension.doubtful() <= extension.instructions(), "doubtful");
            long offset = extension.firstAddress() - ADDRESS;
            require(offset >= 0 && offset < size, "address outside the code");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
