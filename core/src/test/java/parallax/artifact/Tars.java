package parallax.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads archives that tests have made, and says in lines what came out.
final class Tars {

    private Tars() {}

    /// A reading of a file that need not be there.
    static Reading reading(String name, long size) {
        return reading(name, size, ArtifactReader.NOBODY, Limits.DEFAULT);
    }

    static Reading reading(String name, long size, EntryConsumer consumer, Limits limits) {
        return new Reading(
                Path.of(name),
                name,
                size,
                consumer,
                limits,
                Progress.NONE,
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Entries and anomalies of a tar stream, one a line.
    static List<String> lines(byte[] tar) throws IOException, MalformedArtifactException {
        return lines(tar, Compression.NONE, Limits.DEFAULT);
    }

    static List<String> lines(byte[] stream, Compression compression, Limits limits)
            throws IOException, MalformedArtifactException {
        Reading reading = reading("x.tar", stream.length, ArtifactReader.NOBODY, limits);
        TarEntries entries = new TarEntries(reading);
        entries.read(new ByteArrayInputStream(stream), compression, "data.tar", everything());
        List<String> lines = new ArrayList<>();
        for (ArtifactEntry entry : entries.finish(LogicalPath::new)) {
            lines.add(line(entry));
        }
        for (Anomaly anomaly : reading.anomalies().sorted()) {
            lines.add(line(anomaly));
        }
        return lines;
    }

    private static TarEntries.Format everything() {
        return new TarEntries.Format() {
            @Override
            public Content.Use use(String path) {
                return Content.Use.OFFER;
            }

            @Override
            public @Nullable MessageDigest digest(String path) {
                return null;
            }

            @Override
            public void read(String path, Content content) {}
        };
    }

    static String line(ArtifactEntry entry) {
        String digest = entry.sha256();
        return entry.type().name().toLowerCase(Locale.ROOT) + " " + entry.path()
                + (entry.logicalPath() == null || entry.logicalPath().value().equals(entry.path())
                        ? ""
                        : " => " + entry.logicalPath())
                + (entry.linkTarget() == null ? "" : " -> " + entry.linkTarget())
                + (digest == null ? "" : " " + entry.size() + " " + digest.substring(0, 8));
    }

    static String line(Anomaly anomaly) {
        return anomaly.kind() + " " + anomaly.path() + ": " + anomaly.text();
    }

    /// Puts the bytes into a file of this name and reads that.
    static Artifact read(Path folder, String name, byte[] bytes) throws IOException, MalformedArtifactException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return ArtifactReader.read(file);
    }

    static List<String> anomalies(Artifact artifact) {
        return artifact.anomalies().stream().map(Tars::line).toList();
    }

    /// Keeps every content, by path.
    static final class Everything implements EntryConsumer {
        final Map<String, byte[]> contents = new TreeMap<>();

        @Override
        public boolean wants(String path, long size, byte[] head) {
            return true;
        }

        @Override
        public synchronized void accept(String path, String sha256, MemorySegment content) {
            contents.put(path, content.toArray(ValueLayout.JAVA_BYTE));
        }
    }
}
