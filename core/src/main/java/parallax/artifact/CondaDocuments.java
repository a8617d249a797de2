package parallax.artifact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Gathers the documents of `info/` while a conda package is read, and types them.
final class CondaDocuments {

    private static final String META_YAML = "info/recipe/meta.yaml";
    private static final String RENDERED_RECIPE = "info/recipe/rendered_recipe.yaml";

    private final Map<String, byte[]> kept = new HashMap<>();
    private final Reading reading;
    private @Nullable MetadataDocument<PathsJson> paths;
    private @Nullable MetadataDocument<IndexJson> index;

    CondaDocuments(Reading reading) {
        this.reading = reading;
    }

    /// Whether the content of this path is one of the documents.
    static boolean isDocument(String path) {
        return switch (path) {
            case "info/index.json",
                    "info/paths.json",
                    "info/about.json",
                    "info/run_exports.json",
                    "info/hash_input.json",
                    "info/link.json",
                    "info/files",
                    "info/has_prefix",
                    "info/no_link",
                    META_YAML,
                    RENDERED_RECIPE -> true;
            default -> false;
        };
    }

    void keep(String path, Content content) {
        byte[] bytes = content.kept();
        if (bytes != null) {
            kept.put(path, bytes);
            if (path.equals("info/paths.json") || path.equals("info/files") || path.equals("info/has_prefix")) {
                paths = null;
            }
        }
    }

    /// Whether what names the placeholders has been read.
    boolean hasPaths() {
        return kept.containsKey("info/paths.json");
    }

    MetadataDocument<IndexJson> index() {
        if (index == null) {
            index = read("info/index.json", IndexJson::read);
            if (index instanceof MetadataDocument.Absent) {
                reading.odd(Anomaly.Kind.METADATA, "info/index.json", "missing, though every conda package has it");
            }
        }
        return index;
    }

    /// `paths.json`, else the lists of older packages.
    MetadataDocument<PathsJson> paths() {
        if (paths == null) {
            paths = read("info/paths.json", PathsJson::read);
            if (paths instanceof MetadataDocument.Absent && kept.containsKey("info/files")) {
                paths = new MetadataDocument.Present<>(
                        PathsJson.ofFiles(lines("info/files"), lines("info/has_prefix"), lines("info/no_link")));
            }
        }
        return paths;
    }

    private List<String> lines(String path) {
        byte[] bytes = kept.get(path);
        List<String> lines = new ArrayList<>();
        if (bytes != null) {
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
                String text = line.strip();
                if (!text.isEmpty()) {
                    lines.add(text);
                }
            }
        }
        return lines;
    }

    /// The placeholder of each file that has one, by path.
    Map<String, PrefixPlaceholder> placeholders() {
        Map<String, PrefixPlaceholder> placeholders = new HashMap<>();
        paths().find().ifPresent(document -> {
            for (PathsJson.PathEntry entry : document.paths()) {
                if (entry.placeholder() != null) {
                    placeholders.put(entry.path(), entry.placeholder());
                }
            }
        });
        return placeholders;
    }

    /// @param entries everything that the package holds
    CondaMetadata metadata(int formatVersion, Iterable<ArtifactEntry> entries, Map<String, String> prefixNeutral) {
        TreeSet<String> licences = new TreeSet<>();
        TreeSet<String> tests = new TreeSet<>();
        TreeSet<String> recipe = new TreeSet<>();
        for (ArtifactEntry entry : entries) {
            String path = entry.path();
            if (entry.type() == EntryType.DIRECTORY || !path.startsWith("info/")) {
                continue;
            }
            if (path.startsWith("info/licenses/") || path.startsWith("info/LICENSE")) {
                licences.add(path);
            } else if (path.startsWith("info/test/") || path.startsWith("info/tests/")) {
                tests.add(path);
            } else if (path.startsWith("info/recipe/")) {
                recipe.add(path);
            }
        }
        return new CondaMetadata(
                formatVersion,
                index(),
                paths(),
                read("info/about.json", AboutJson::read),
                read("info/run_exports.json", RunExportsJson::read),
                read("info/hash_input.json", HashInputJson::read),
                read("info/link.json", LinkJson::read),
                recipe(),
                List.copyOf(licences),
                List.copyOf(tests),
                List.copyOf(recipe),
                prefixNeutral);
    }

    private MetadataDocument<CondaRecipe> recipe() {
        String file = kept.containsKey(META_YAML) ? META_YAML : RENDERED_RECIPE;
        return read(file, (bytes, _) -> CondaRecipe.read(file, new String(bytes, StandardCharsets.UTF_8)));
    }

    @FunctionalInterface
    private interface Parser<T> {
        T read(byte[] bytes, List<String> notes) throws UnreadableDocumentException;
    }

    private <T> MetadataDocument<T> read(String path, Parser<T> parser) {
        byte[] bytes = kept.get(path);
        if (bytes == null) {
            return new MetadataDocument.Absent<>();
        }
        List<String> notes = new ArrayList<>();
        try {
            return new MetadataDocument.Present<>(parser.read(bytes, notes));
        } catch (UnreadableDocumentException e) {
            notes.add(e.problem());
            return new MetadataDocument.Unreadable<>(e.problem());
        } finally {
            for (String note : notes) {
                reading.odd(Anomaly.Kind.METADATA, path, note);
            }
        }
    }
}
