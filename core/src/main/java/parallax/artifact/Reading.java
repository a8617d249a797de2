package parallax.artifact;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One reading of one artifact: what is read, for whom, within which limits, and what was odd so far. Safe for use by
/// several threads.
final class Reading {

    /// Bytes between two calls of {@link Progress}.
    private static final long STEP = 4L << 20;

    private final Path file;
    private final String name;
    private final long size;
    private final EntryConsumer consumer;
    private final Limits limits;
    private final Progress progress;
    private final Path spillFolder;
    private final Anomalies anomalies = new Anomalies();
    private final AtomicLong done = new AtomicLong();

    /// @param size of the archive in bytes; 0 for a folder
    /// @param spillFolder takes the temporary files of contents too large for the heap
    Reading(
            Path file,
            String name,
            long size,
            EntryConsumer consumer,
            Limits limits,
            Progress progress,
            Path spillFolder) {
        this.file = file;
        this.name = name;
        this.size = size;
        this.consumer = consumer;
        this.limits = limits;
        this.progress = progress;
        this.spillFolder = spillFolder;
    }

    Path file() {
        return file;
    }

    /// The last part of the path: `torchvision-0.29.1-cp311-cp311-manylinux_2_28_x86_64.whl`.
    String name() {
        return name;
    }

    /// Bytes of the archive.
    long size() {
        return size;
    }

    EntryConsumer consumer() {
        return consumer;
    }

    Limits limits() {
        return limits;
    }

    Path spillFolder() {
        return spillFolder;
    }

    Anomalies anomalies() {
        return anomalies;
    }

    void odd(Anomaly.Kind kind, String path, String text) {
        anomalies.add(kind, path, text);
    }

    /// Tells the {@link Progress} that so many more bytes of the archive were read.
    void advance(long bytes) {
        long now = done.addAndGet(bytes);
        if (now / STEP != (now - bytes) / STEP) {
            progress.at(now, Math.max(now, size));
        }
    }

    /// @param member the entry at fault; null where it is the archive itself
    /// @param offset in bytes from the start of the file; -1 where there is no such place
    MalformedArtifactException malformed(@Nullable String member, long offset, String problem) {
        return new MalformedArtifactException(file.toString(), member, offset, problem);
    }
}
