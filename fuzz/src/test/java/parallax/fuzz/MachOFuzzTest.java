package parallax.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.MachOFile;
import parallax.binary.MachOReader;
import parallax.binary.MalformedBinaryException;
import parallax.testkit.MachOBuilder;

final class MachOFuzzTest {

    static Stream<byte[]> seeds() {
        byte[] trie = MachOBuilder.flatTrie(List.of("_f", "_g"), List.of(new byte[] {0, 16}, new byte[] {4, 32}));
        MachOBuilder builder = MachOBuilder.dylib64();
        byte[] fixups = builder.chainedFixups(1, 1, new long[] {0x301}, new byte[] {0, '_', 'p', 0});
        byte[] bind = {0x11, 0x40, '_', 'd', 0, 0x51, 0x70, 0, (byte) 0x90, 0};
        byte[] image = builder.segment("__TEXT", "__text")
                .library(0xc, "/usr/lib/libSystem.B.dylib", 0x10000, 0x10000)
                .rpath("@loader_path/")
                .dyldInfo(bind, new byte[0], bind, trie)
                .data(0x80000033, trie)
                .data(0x80000034, fixups)
                .symbol("_puts", 1, 0, 0x100, 0)
                .build();
        byte[] big = new MachOBuilder(false, true).symbol("_f", 0x0f, 1, 0, 16).build();
        return Stream.of(image, big, MachOBuilder.universal(false, List.of(image, big)));
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] bytes) {
        try {
            MachOFile file = MachOReader.read(MemorySegment.ofArray(bytes));
            assertThat(file.images()).isNotEmpty();
            file.images().forEach(image -> assertThat(image.imports()).isNotNull());
        } catch (MalformedBinaryException problem) {
            assertThat(problem).hasMessageNotContaining("null");
        }
    }
}
