package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.WheelBuilder;
import parallax.testkit.ZipBuilder;

/// Whatever the bytes of a wheel are, reading it ends, in bounded memory, with an artifact or one error.
class ZipFuzzTest {

    @TempDir
    private static Path folder;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void anyWheelIsReadOrRefused(byte[] bytes) throws IOException {
        PackageFiles.read(folder, "demo-1.0-py3-none-any.whl", bytes);
    }

    static Stream<byte[]> seeds() {
        byte[] sound = new WheelBuilder("demo", "1.0")
                .file("demo/a.py", "x = 1\n")
                .file("demo-1.0.dist-info/sboms/a.json", "{\"bomFormat\": \"CycloneDX\", \"components\": []}")
                .build();
        return Stream.of(
                sound,
                Arrays.copyOf(sound, sound.length / 2),
                new ZipBuilder()
                        .zip64()
                        .member("a", "x", ZipBuilder.Member::zip64)
                        .member("b", "y", member -> member.descriptor(true))
                        .member("c/", "", member -> member)
                        .comment(new byte[3])
                        .build());
    }
}
