package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.TarBuilder;
import parallax.testkit.ZipBuilder;

/// Whatever the bytes of a source distribution are, reading it ends, in bounded memory, with an artifact or one error.
class SdistFuzzTest {

    private static final String PKG_INFO = "Metadata-Version: 2.4\nName: x\nVersion: 1.0\nDynamic: License\n\ntext\n";

    @TempDir
    private static Path folder;

    @MethodSource("archives")
    @FuzzTest(maxDuration = "10m")
    void anyArchiveIsReadOrRefused(byte[] bytes) throws IOException {
        PackageFiles.read(folder, "x-1.0.tar.gz", bytes);
        PackageFiles.read(folder, "x-1.0.zip", bytes);
    }

    static Stream<byte[]> archives() throws IOException {
        byte[] whole = Packed.gzip(tar());
        byte[] members = new byte[2 * whole.length + 512];
        System.arraycopy(whole, 0, members, 0, whole.length);
        System.arraycopy(whole, 0, members, whole.length, whole.length);
        return Stream.of(
                whole,
                members,
                new byte[] {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 1, 0, 9, 'n', 0, 'c', 0, 1, 2, 3, 0},
                new ZipBuilder()
                        .member("x-1.0/PKG-INFO", PKG_INFO)
                        .member("x-1.0/pyproject.toml", "")
                        .build());
    }

    @MethodSource("tars")
    @FuzzTest(maxDuration = "10m")
    void anyTarStreamIsReadOrRefused(byte[] bytes) throws IOException {
        PackageFiles.read(folder, "x-1.0.tar.gz", Packed.gzip(TarFuzzTest.withChecksums(bytes)));
    }

    static Stream<byte[]> tars() {
        return Stream.of(
                tar(),
                new TarBuilder()
                        .paxGlobal("comment=0123456789abcdef")
                        .folder("x-1.0/")
                        .file("y/PKG-INFO", PKG_INFO)
                        .symlink("x-1.0/a", "../../b")
                        .end());
    }

    private static byte[] tar() {
        return new TarBuilder()
                .folder("x-1.0/")
                .file("x-1.0/PKG-INFO", PKG_INFO)
                .file("x-1.0/pyproject.toml", "")
                .end();
    }
}
