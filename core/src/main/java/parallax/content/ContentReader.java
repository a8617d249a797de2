package parallax.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.Artifact;
import parallax.artifact.ArtifactReader;
import parallax.artifact.Limits;
import parallax.artifact.MalformedArtifactException;
import parallax.artifact.Progress;

/// Reads what builds contain, or takes it from the cache where the same artifact was read before. Folders are read
/// each time: there is no cheap way to know that none of their files has changed.
public final class ContentReader {

    /// Raised whenever a reader finds more or other things in the same artifact; the shape of the facts counts by
    /// itself.
    static final int VERSION = 2;

    private final @Nullable Path cache;
    private final Progress progress;
    private final Map<String, ContentCollector.Found> known = new ConcurrentHashMap<>();

    /// @param cache the user's cache folder for Parallax; it need not exist, nor be writable. Null to keep nothing
    public ContentReader(@Nullable Path cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /// @param path of an artifact or a folder
    /// @throws MalformedArtifactException where it is damaged, hostile or no artifact
    /// @throws IOException where it cannot be read
    public Contents read(Path path) throws MalformedArtifactException, IOException {
        // A folder is read anew, and what is no file is told so.
        if (cache == null || !Files.isRegularFile(path)) {
            return readNow(path);
        }
        FactCache<Contents> facts = new FactCache<>(cache, Contents.class, VERSION);
        FileDigests digests = new FileDigests(cache);
        String state = digests.state(path);
        Optional<String> remembered = digests.remembered(path);
        long size = Files.size(path);
        // Reading hashes the file as well: hashing it first pays only where its facts may be at hand.
        if (remembered.isPresent() || facts.hasOfSize(size)) {
            String sha256 = remembered.isPresent() ? remembered.get() : FileDigests.compute(path);
            Optional<Contents> kept = facts.get(sha256, size);
            String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
            if (kept.isPresent() && name.equals(kept.get().file())) {
                if (remembered.isEmpty()) {
                    digests.remember(path, state, sha256);
                }
                return kept.get();
            }
        }
        Contents contents = readNow(path);
        facts.put(contents.sha256(), contents.size(), contents);
        digests.remember(path, state, contents.sha256());
        return contents;
    }

    private Contents readNow(Path path) throws MalformedArtifactException, IOException {
        ContentCollector collector = new ContentCollector(known);
        Artifact artifact = ArtifactReader.read(path, collector, Limits.DEFAULT, progress, spillFolder());
        return collector.contents(artifact);
    }

    /// Beside the facts where that can be written; the system's folder for temporary files is often kept in memory.
    private Path spillFolder() {
        try {
            if (cache != null) {
                Path spill = cache.resolve("spill");
                Files.createDirectories(spill);
                if (Files.isWritable(spill)) {
                    return spill;
                }
            }
        } catch (IOException | SecurityException _) {
            // Then the system's own folder has to do.
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
