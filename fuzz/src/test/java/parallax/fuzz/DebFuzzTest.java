package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.ArBuilder;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;

/// Whatever the bytes of a Debian package are, reading it ends, in bounded memory, with an artifact or one error.
class DebFuzzTest {

    @TempDir
    private static Path folder;

    @FuzzTest(maxDuration = "10m")
    void anyDebianPackageIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    static Stream<byte[]> seeds() {
        byte[] control = new TarBuilder()
                .file("control", "Package: x\nVersion: 1\nArchitecture: all\nDepends: a (>= 1) | b\n")
                .file("md5sums", "1cb251ec0d568de6a929b520c4aed8d1  usr/a\n")
                .file("conffiles", "/etc/x\n")
                .end();
        byte[] data = new TarBuilder().file("usr/a", "text").end();
        return Stream.of(
                ArBuilder.deb("", control, data),
                ArBuilder.deb(".gz", gzip(control), gzip(data)),
                ArBuilder.deb(".zst", CondaBuilder.zstd(control), CondaBuilder.zstd(data)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seedsAreReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    private static void read(byte[] bytes) throws IOException {
        PackageFiles.read(folder, "x.deb", bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
