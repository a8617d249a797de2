package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.artifact.Artifact;
import parallax.artifact.ArtifactReader;
import parallax.artifact.EntryConsumer;
import parallax.artifact.Limits;
import parallax.artifact.MalformedArtifactException;
import parallax.artifact.Progress;
import parallax.testkit.WheelBuilder;
import parallax.testkit.ZipBuilder;

/// Whatever the bytes of a wheel are, reading it ends, in bounded memory, with an artifact or one error.
class ZipFuzzTest {

    private static final Limits LIMITS = new Limits(10_000, 1 << 24, 1 << 24, 200, 1 << 20, 4096, 128, 1 << 20);

    private static final EntryConsumer EVERYTHING = new EntryConsumer() {
        @Override
        public boolean wants(String path, long size, byte[] head) {
            return true;
        }

        @Override
        public void accept(String path, String sha256, MemorySegment content) {
            if (content.byteSize() > 0) {
                content.get(ValueLayout.JAVA_BYTE, content.byteSize() - 1);
            }
        }
    };

    @TempDir
    private static Path folder;

    @FuzzTest(maxDuration = "10m")
    void anyWheelIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
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

    @ParameterizedTest
    @MethodSource("seeds")
    void seedsAreReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("demo-1.0-py3-none-any.whl"), bytes);
        try {
            ArtifactReader.outline(file, LIMITS);
        } catch (MalformedArtifactException e) {
            check(e.getMessage());
        }
        try {
            Artifact artifact = ArtifactReader.read(file, EVERYTHING, LIMITS, Progress.NONE);
            if (artifact.entries().size() > LIMITS.entries()) {
                throw new AssertionError("more entries than the limit");
            }
        } catch (MalformedArtifactException e) {
            check(e.getMessage());
        }
    }

    private static void check(@Nullable String message) {
        if (message == null || message.indexOf('\n') >= 0) {
            throw new AssertionError("an error without a message, or with one of several lines: " + message);
        }
    }
}
