package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.binary.CudaFatbinReader;
import parallax.binary.Fatbin;
import parallax.binary.FatbinEntry;
import parallax.binary.GpuCodeKind;
import parallax.binary.GpuCodeTotal;
import parallax.binary.GpuCompression;

/// What is read of fatbins, beside the options with which the real `nvcc` made them.
@Tag("peer")
final class NvccPeerTest {

    @TempDir
    Path folder;

    private Fatbin compile(String... options) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("k.cu"), "__global__ void k(float* a) { a[threadIdx.x] += 1.0f; }\n");
        List<String> command = new ArrayList<>(List.of("nvcc", "-fatbin", "k.cu", "-o", "k.fatbin"));
        command.addAll(List.of(options));
        NativeTools.run(folder, command);
        return CudaFatbinReader.read(MemorySegment.ofArray(Files.readAllBytes(folder.resolve("k.fatbin"))));
    }

    @Test
    void targetsAreThoseAskedFor() throws IOException, InterruptedException {
        Fatbin fatbin = compile(
                "-gencode=arch=compute_80,code=sm_80",
                "-gencode=arch=compute_90a,code=[sm_90a,compute_90a]",
                "-gencode=arch=compute_100f,code=sm_103f",
                "-gencode=arch=compute_120,code=compute_120");

        assertThat(fatbin.notes()).isEmpty();
        assertThat(fatbin.totals())
                .extracting(GpuCodeTotal::target)
                .containsExactly("sm_80", "sm_90a", "sm_103f", "compute_90a", "compute_120");
    }

    @ParameterizedTest
    @CsvSource({"none, NONE, NONE", "size, ZSTD, ZSTD", "balance, NONE, ZSTD", "speed, NONE, LZ4"})
    void compressionIsThatAskedFor(String mode, GpuCompression cubin, GpuCompression ptx)
            throws IOException, InterruptedException {
        Fatbin fatbin = compile("-gencode=arch=compute_80,code=[sm_80,compute_80]", "--compress-mode=" + mode);

        assertThat(fatbin.notes()).isEmpty();
        assertThat(fatbin.containers().getFirst().entries())
                .extracting(FatbinEntry::kind, FatbinEntry::compression)
                .containsExactly(tuple(GpuCodeKind.CUBIN, cubin), tuple(GpuCodeKind.PTX, ptx));
        FatbinEntry text = fatbin.containers().getFirst().entries().getLast();
        assertThat(text.uncompressedSize()).isGreaterThanOrEqualTo(text.storedSize());
    }
}
