package parallax.content;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.Artifact;
import parallax.artifact.ArtifactEntry;
import parallax.artifact.CondaMetadata;
import parallax.artifact.EntryConsumer;
import parallax.artifact.LogicalPath;
import parallax.artifact.PathsJson;
import parallax.binary.MalformedBinaryException;
import parallax.library.LibraryFacts;
import parallax.library.LibraryFactsReader;
import parallax.python.ModuleOutline;
import parallax.python.ModuleReader;

/// Reads the facts of native binaries and Python sources while their archive goes by. Safe for several threads.
final class ContentCollector implements EntryConsumer {

    /// What was found in one file.
    sealed interface Found {}

    private record Library(List<LibraryFacts> facts, String problem) implements Found {}

    private record Module(ModuleOutline outline) implements Found {}

    private final Map<String, Found> known;
    private final Map<String, Found> found = new ConcurrentSkipListMap<>();

    /// @param known what was found in files that were read before, to be added to; safe for several threads. Two
    ///     builds of one package have most files in common
    ContentCollector(Map<String, Found> known) {
        this.known = known;
    }

    @Override
    public boolean wants(String path, long size, byte[] head) {
        return isModule(path) || LibraryFactsReader.isBinary(head);
    }

    @Override
    public void accept(String path, String sha256, MemorySegment content) {
        // Some facts of a library are about its name.
        String name = isModule(path) ? "" : path.substring(path.lastIndexOf('/') + 1);
        found.put(
                path,
                known.computeIfAbsent(
                        sha256 + ' ' + name,
                        _ -> isModule(path) ? new Module(ModuleReader.read(content, sha256)) : library(name, content)));
    }

    private static Found library(String name, MemorySegment content) {
        try {
            return new Library(LibraryFactsReader.read(name, content), "");
        } catch (MalformedBinaryException unreadable) {
            return new Library(List.of(), String.valueOf(unreadable.getMessage()));
        }
    }

    private static boolean isModule(String path) {
        return path.endsWith(".py") || path.endsWith(".pyi");
    }

    Contents contents(Artifact artifact) {
        List<NativeLibrary> libraries = new ArrayList<>();
        List<PythonModule> modules = new ArrayList<>();
        Map<String, String> placeholders = placeholders(artifact);
        for (ArtifactEntry entry : artifact.entries()) {
            String prefix = placeholders.get(entry.path());
            @Nullable LogicalPath logical = entry.logicalPath();
            switch (found.get(entry.path())) {
                case null -> {}
                case Library(List<LibraryFacts> facts, String problem) ->
                    libraries.add(new NativeLibrary(
                            entry.path(),
                            logical,
                            prefix == null
                                    ? facts
                                    : facts.stream()
                                            .map(each -> each.withoutPrefix(prefix))
                                            .toList(),
                            problem));
                case Module(ModuleOutline outline) -> modules.add(new PythonModule(entry.path(), logical, outline));
            }
        }
        List<Contents.NeutralDigest> neutral = new ArrayList<>();
        if (artifact.metadata() instanceof CondaMetadata conda) {
            conda.prefixNeutralSha256()
                    .forEach((path, sha256) -> neutral.add(new Contents.NeutralDigest(path, sha256)));
        }
        return new Contents(
                artifact.file(),
                artifact.format(),
                artifact.size(),
                artifact.sha256(),
                ClaimsReader.read(artifact.metadata()),
                artifact.entries(),
                neutral,
                libraries,
                modules,
                artifact.anomalies());
    }

    /// The prefix of the build that a conda package's files hold, by path.
    private static Map<String, String> placeholders(Artifact artifact) {
        Map<String, String> placeholders = new HashMap<>();
        if (artifact.metadata() instanceof CondaMetadata conda) {
            conda.paths().find().ifPresent(paths -> {
                for (PathsJson.PathEntry path : paths.paths()) {
                    if (path.placeholder() != null) {
                        placeholders.put(path.path(), path.placeholder().text());
                    }
                }
            });
        }
        return placeholders;
    }
}
