package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;

/// Whatever the bytes of a conda package are, reading it ends, in bounded memory, with an artifact or one error.
class CondaFuzzTest {

    @TempDir
    private static Path folder;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void anyCondaPackageIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    static Stream<byte[]> seeds() throws IOException {
        byte[] info = new TarBuilder()
                .file("info/index.json", "{\"name\": \"x\", \"version\": \"1\", \"depends\": [\"a >=1\"]}")
                .end();
        byte[] files = new TarBuilder().file("lib/x", "text").end();
        return Stream.of(
                CondaBuilder.conda("x-1.0-0", info, files),
                new CondaBuilder()
                        .member("info-x-1.0-0.tar.zst", CondaBuilder.zstd(info, 27))
                        .end(),
                Packed.bzip2(info));
    }

    private static void read(byte[] bytes) throws IOException {
        PackageFiles.read(folder, "x-1.0-0.conda", bytes);
        PackageFiles.read(folder, "x-1.0-0.tar.bz2", bytes);
    }
}
