package parallax.content;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import parallax.artifact.ArtifactReader;
import parallax.artifact.EntryConsumer;
import parallax.artifact.Limits;
import parallax.artifact.MalformedArtifactException;
import parallax.artifact.Progress;
import parallax.binary.ElfFile;
import parallax.binary.ElfReader;
import parallax.binary.MalformedBinaryException;

/// Lists all names that ELF libraries of an artifact offer, for those with more of them than facts keep.
public final class ExportLister implements EntryConsumer {

    private final Set<String> wanted;
    private final Map<String, List<String>> found = new ConcurrentSkipListMap<>();

    private ExportLister(Set<String> wanted) {
        this.wanted = wanted;
    }

    /// @param wanted paths of entries, as the archive spells them
    /// @return sorted names by path; a library that cannot be read is missing
    /// @throws MalformedArtifactException where the artifact is damaged
    /// @throws IOException where it cannot be read
    public static Map<String, List<String>> list(Path artifact, Set<String> wanted)
            throws MalformedArtifactException, IOException {
        ExportLister lister = new ExportLister(Set.copyOf(wanted));
        ArtifactReader.read(artifact, lister, Limits.DEFAULT, Progress.NONE);
        return lister.found;
    }

    @Override
    public boolean wants(String path, long size, byte[] head) {
        return wanted.contains(path) && ElfReader.isElf(head);
    }

    @Override
    public void accept(String path, String sha256, MemorySegment content) {
        try {
            ElfFile file = ElfReader.read(content);
            found.put(path, file.symbols().names(file.symbols().exported()));
        } catch (MalformedBinaryException _) {
            // Missing in the answer, which its caller tells.
        }
    }
}
