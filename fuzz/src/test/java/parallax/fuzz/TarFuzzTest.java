package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.ArBuilder;
import parallax.testkit.TarBuilder;

/// Whatever the bytes of a tar stream are, reading it ends, in bounded memory, with entries or one error.
class TarFuzzTest {

    @TempDir
    private static Path folder;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void anyTarStreamIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    static Stream<byte[]> seeds() {
        TarBuilder tar = new TarBuilder()
                .folder("./a/")
                .file("./a/b", "text")
                .symlink("a/c", "b")
                .hardlink("a/d", "a/b")
                .longName("a/long")
                .longLink("b")
                .symlink("x", "y")
                .pax("path=a/pax", "size=4")
                .file("x", "text")
                .pax("GNU.sparse.size=2000", "GNU.sparse.map=1000,4", "GNU.sparse.name=s")
                .file("x", "text")
                .pax("GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.realsize=20")
                .file("x", Arrays.copyOf(new byte[] {'1', '\n', '8', '\n', '4', '\n'}, 516))
                .special("device", '3');
        return Stream.of(
                tar.end(),
                tar.unfinished(),
                new TarBuilder()
                        .member("s", 'S', 4, "", header -> {
                            TarBuilder.put(header, 386, TarBuilder.octal(1000));
                            TarBuilder.put(header, 398, TarBuilder.octal(4));
                            TarBuilder.put(header, 483, TarBuilder.octal(2000));
                        })
                        .end());
    }

    private static void read(byte[] bytes) throws IOException {
        byte[] tar = withChecksums(bytes);
        PackageFiles.read(folder, "x.deb", ArBuilder.deb("", CONTROL, tar));
    }

    private static final byte[] CONTROL = new TarBuilder()
            .file("control", "Package: x\nVersion: 1\nArchitecture: all\n")
            .end();

    /// With the right checksum in every block that looks like a header, which chance would not find.
    static byte[] withChecksums(byte[] bytes) {
        byte[] tar = bytes.clone();
        for (int at = 0; at + 512 <= tar.length; at += 512) {
            if (tar[at + 257] == 'u' && tar[at + 258] == 's' && tar[at + 259] == 't') {
                Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
                int sum = 0;
                for (int i = at; i < at + 512; i++) {
                    sum += tar[i] & 0xff;
                }
                for (int digit = 5; digit >= 0; digit--) {
                    tar[at + 148 + digit] = (byte) ('0' + (sum & 7));
                    sum >>= 3;
                }
                tar[at + 154] = 0;
            }
        }
        return tar;
    }
}
