package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.ArBuilder;
import parallax.testkit.TarBuilder;

/// Whatever the files of a control archive hold, each is read or said to be unreadable.
class DebianControlFuzzTest {

    @TempDir
    private static Path folder;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void anyControlFileIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    static Stream<byte[]> seeds() {
        return Stream.of("""
                        Package: x
                        Version: 1:1.0-2
                        Architecture: amd64
                        Installed-Size: 12
                        Depends: a (>= 1) | b:any, c [amd64] <!nocheck>
                        Provides: d (= 1)
                        Description: short
                         long
                         .
                        """, "1cb251ec0d568de6a929b520c4aed8d1  usr/a\n", "/etc/x\nremove-on-upgrade /etc/y\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes) throws IOException {
        byte[] control = new TarBuilder()
                .file("control", bytes)
                .file("md5sums", bytes)
                .file("conffiles", bytes)
                .end();
        PackageFiles.readWhole(folder, "x.deb", ArBuilder.deb("", control, DATA));
    }

    private static final byte[] DATA = new TarBuilder().file("usr/a", "text").end();
}
