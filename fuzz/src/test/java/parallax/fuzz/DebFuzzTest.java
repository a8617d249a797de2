package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.ArBuilder;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;

/// Whatever the bytes of a Debian package are, reading it ends, in bounded memory, with an artifact or one error.
class DebFuzzTest {

    @TempDir
    private static Path folder;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void anyDebianPackageIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    static Stream<byte[]> seeds() throws IOException {
        byte[] control = new TarBuilder()
                .file("control", "Package: x\nVersion: 1\nArchitecture: all\nDepends: a (>= 1) | b\n")
                .file("md5sums", "1cb251ec0d568de6a929b520c4aed8d1  usr/a\n")
                .file("conffiles", "/etc/x\n")
                .end();
        byte[] data = new TarBuilder().file("usr/a", "text").end();
        return Stream.of(
                ArBuilder.deb("", control, data),
                ArBuilder.deb(".gz", Packed.gzip(control), Packed.gzip(data)),
                ArBuilder.deb(".xz", Packed.xz(control), Packed.xz(data)),
                ArBuilder.deb(".zst", CondaBuilder.zstd(control), CondaBuilder.zstd(data)));
    }

    private static void read(byte[] bytes) throws IOException {
        PackageFiles.read(folder, "x.deb", bytes);
    }
}
