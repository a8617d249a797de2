package parallax.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.MalformedBinaryException;
import parallax.binary.PeReader;
import parallax.testkit.PeBuilder;

final class PeFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(true, false)
                .map(is64 -> new PeBuilder(is64)
                        .rich(0x1234abcd, 0x103, 26715, 12)
                        .imports(Map.of("KERNEL32.dll", List.of("Sleep", "#7")))
                        .delayImports("d.dll", List.of("f"), 0)
                        .exports("a.dll", 1, "f", "", "@", "g=other.h")
                        .version(new int[] {1, 2, 3, 4}, Map.of("FileVersion", "1.2"))
                        .debug("a.pdb", 1)
                        .build());
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] bytes) {
        try {
            assertThat(PeReader.read(MemorySegment.ofArray(bytes)).notes()).isNotNull();
        } catch (MalformedBinaryException problem) {
            assertThat(problem).hasMessageNotContaining("null");
        }
    }
}
