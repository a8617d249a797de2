package parallax.fuzz;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactReader;
import parallax.artifact.EntryConsumer;
import parallax.artifact.Limits;
import parallax.artifact.MalformedArtifactException;
import parallax.artifact.Progress;
import parallax.content.ContentReader;

/// Reads the bytes of a package in every way there is; they end with an artifact or one error of one line.
final class PackageFiles {

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

    private PackageFiles() {}

    /// @param name of the file, whose ending tells the format
    static void read(Path folder, String name, byte[] bytes) throws IOException {
        Path file = write(folder, name, bytes);
        outline(file);
        try {
            if (ArtifactReader.read(file, EVERYTHING, LIMITS, Progress.NONE)
                            .entries()
                            .size()
                    > LIMITS.entries()) {
                throw new AssertionError("more entries than the limit");
            }
        } catch (MalformedArtifactException e) {
            check(e.getMessage());
        }
    }

    /// As [#read], and all that is made of what was read: for archives of our own that hold the fuzzer's bytes.
    static void readWhole(Path folder, String name, byte[] bytes) throws IOException {
        Path file = write(folder, name, bytes);
        outline(file);
        try {
            new ContentReader(null, Progress.NONE).read(file);
        } catch (MalformedArtifactException e) {
            check(e.getMessage());
        }
    }

    /// Some file systems take twenty times as long to cut a file to nothing as to make another.
    private static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        return Files.write(file, bytes);
    }

    private static void outline(Path file) throws IOException {
        try {
            ArtifactReader.outline(file, LIMITS);
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
