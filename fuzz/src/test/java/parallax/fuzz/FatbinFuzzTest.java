package parallax.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.CudaFatbinReader;
import parallax.binary.HipFatbinReader;
import parallax.testkit.FatbinBuilder;
import parallax.testkit.OffloadBundleBuilder;

final class FatbinFuzzTest {

    static Stream<byte[]> seeds() {
        byte[] bundle = new OffloadBundleBuilder()
                .entry("host-x86_64-unknown-linux--", 0)
                .entry("hipv4-amdgcn-amd-amdhsa--gfx90a", 16)
                .build();
        return Stream.of(
                new FatbinBuilder()
                        .entry(FatbinBuilder.CUBIN, 90, FatbinBuilder.FLAG_ARCHITECTURE_SPECIFIC, new byte[8])
                        .entry(FatbinBuilder.PTX, 120, FatbinBuilder.FLAG_ZSTD, new byte[16], 12, 100, "k.cu")
                        .container()
                        .entry(FatbinBuilder.CUBIN, 80, 0, new byte[8])
                        .container()
                        .build(),
                FatbinBuilder.wrappers(0x1000, 0x2000),
                bundle,
                OffloadBundleBuilder.compressed(2, 0, 100, new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}));
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreRead(byte[] bytes) {
        MemorySegment section = MemorySegment.ofArray(bytes);
        assertThat(CudaFatbinReader.read(section).totals()).isNotNull();
        assertThat(CudaFatbinReader.readWrappers(section)).isNotNull();
        assertThat(HipFatbinReader.read(section).bundles()).isNotNull();
    }
}
