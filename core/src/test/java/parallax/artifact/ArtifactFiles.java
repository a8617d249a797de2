package parallax.artifact;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Small artifacts on disk for the tests of this package.
final class ArtifactFiles {

    private ArtifactFiles() {}

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /// The anomalies of a kind as `path: text`.
    static List<String> texts(List<Anomaly> anomalies, Anomaly.Kind kind) {
        return anomalies.stream()
                .filter(anomaly -> anomaly.kind() == kind)
                .map(anomaly -> anomaly.path() + ": " + anomaly.text())
                .toList();
    }

    /// The message of an error, its file without the folder.
    static String message(MalformedArtifactException error) {
        return String.valueOf(error.getMessage())
                .replace(error.file(), Path.of(error.file()).getFileName().toString());
    }

    /// Keeps a copy of each content that it wants.
    static final class Collector implements EntryConsumer {
        final Map<String, byte[]> heads = new ConcurrentHashMap<>();
        final Map<String, byte[]> contents = new ConcurrentHashMap<>();
        private final Predicate<String> wanted;

        Collector(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean wants(String path, long size, byte[] head) {
            heads.put(path, head);
            return wanted.test(path);
        }

        @Override
        public void accept(String path, String sha256, MemorySegment content) {
            if (!content.isReadOnly()) {
                throw new IllegalStateException("writable");
            }
            contents.put(path, content.toArray(ValueLayout.JAVA_BYTE));
        }
    }
}
