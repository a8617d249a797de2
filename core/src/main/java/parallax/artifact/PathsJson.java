package parallax.artifact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;

/// What a conda package says of its files: `info/paths.json`, or, where that is missing, as in packages before 2017,
/// `info/files` with `info/has_prefix` and `info/no_link`. Rule: CEP 34.
///
/// @param source which of the two
/// @param paths in the order written
public record PathsJson(Source source, List<PathEntry> paths) {

    /// Where the list comes from.
    public enum Source {
        /// `info/paths.json`.
        PATHS_JSON,
        /// `info/files`: paths without digests and sizes.
        FILES
    }

    /// What a path becomes when it is installed.
    public enum PathType {
        /// A file, linked or copied.
        HARDLINK,
        /// A symbolic link. Digest and size are those of the file that it points to.
        SOFTLINK,
        /// An empty folder.
        DIRECTORY,
        /// Not stated, or nothing that we know.
        UNKNOWN
    }

    /// One file.
    ///
    /// @param path relative to the prefix, `/` between the parts
    /// @param sha256 of the file as it is in the artifact, lower-case hexadecimal; null where it is not stated
    /// @param size in bytes; -1 where it is not stated
    /// @param placeholder the prefix of the build, which installing replaces; null where the file has none
    /// @param noLink the file must be copied
    public record PathEntry(
            String path,
            PathType type,
            @Nullable String sha256,
            long size,
            @Nullable PrefixPlaceholder placeholder,
            boolean noLink) {}

    public PathsJson {
        paths = List.copyOf(paths);
    }

    /// @param notes gets what was odd and did not stop the reading
    static PathsJson read(byte[] json, List<String> notes) throws UnreadableDocumentException {
        try (JsonReader reader = JsonReader.of(json)) {
            List<PathEntry> paths = new ArrayList<>();
            boolean[] found = new boolean[1];
            reader.document(name -> {
                switch (name) {
                    case "paths" -> {
                        found[0] = true;
                        reader.array(_ -> {
                            PathEntry entry = entry(reader, notes);
                            if (entry != null) {
                                paths.add(entry);
                            }
                        });
                    }
                    case "paths_version" -> {
                        Long version = reader.number();
                        if (version != null && version != 1) {
                            notes.add("`paths_version` is " + version + ", expected 1");
                        }
                    }
                    default -> {}
                }
            });
            notes.addAll(reader.notes());
            if (!found[0]) {
                throw new UnreadableDocumentException("`paths` is missing");
            }
            return new PathsJson(Source.PATHS_JSON, paths);
        }
    }

    private static @Nullable PathEntry entry(JsonReader reader, List<String> notes) throws UnreadableDocumentException {
        Fields fields = new Fields();
        reader.object(name -> fields.read(name, reader));
        if (fields.path == null || fields.path.isEmpty()) {
            notes.add("an item of `paths` has no `_path`");
            return null;
        }
        PrefixPlaceholder placeholder = null;
        String text = fields.placeholder;
        if (text != null && !text.isEmpty()) {
            placeholder = PrefixPlaceholder.of(text, "binary".equals(fields.fileMode));
            if (placeholder == null) {
                notes.add("the placeholder of " + Excerpt.ofFile(fields.path) + " is longer than "
                        + PrefixPlaceholder.LONGEST + " bytes");
            }
        }
        Long size = fields.size;
        return new PathEntry(
                fields.path,
                fields.type(),
                fields.sha256 == null ? null : fields.sha256.toLowerCase(Locale.ROOT),
                size == null || size < 0 ? -1 : size,
                placeholder,
                fields.noLink);
    }

    private static final class Fields {
        private @Nullable String path;
        private @Nullable String pathType;
        private @Nullable String sha256;
        private @Nullable Long size;
        private @Nullable String placeholder;
        private @Nullable String fileMode;
        private boolean noLink;

        void read(String field, JsonReader reader) throws UnreadableDocumentException {
            switch (field) {
                case "_path" -> path = reader.text();
                case "path_type" -> pathType = reader.text();
                case "sha256" -> sha256 = reader.text();
                case "size_in_bytes" -> size = reader.number();
                case "prefix_placeholder" -> placeholder = reader.text();
                case "file_mode" -> fileMode = reader.text();
                case "no_link" -> noLink = reader.truth();
                default -> {}
            }
        }

        PathType type() {
            return switch (pathType == null ? "" : pathType) {
                case "hardlink" -> PathType.HARDLINK;
                case "softlink" -> PathType.SOFTLINK;
                case "directory" -> PathType.DIRECTORY;
                default -> PathType.UNKNOWN;
            };
        }
    }

    /// The lists of older packages.
    ///
    /// @param files the lines of `info/files`
    /// @param hasPrefix the lines of `info/has_prefix`: `PLACEHOLDER text|binary PATH`, parts with blanks
    ///     in quotes, or a path alone, whose placeholder is that of the first conda
    /// @param noLink the lines of `info/no_link`
    static PathsJson ofFiles(List<String> files, List<String> hasPrefix, List<String> noLink) {
        Map<String, PrefixPlaceholder> placeholders = new LinkedHashMap<>();
        for (String line : hasPrefix) {
            List<String> parts = HasPrefixLine.parts(line);
            if (parts.size() == 3) {
                PrefixPlaceholder placeholder =
                        PrefixPlaceholder.of(parts.get(0), parts.get(1).equals("binary"));
                if (placeholder != null) {
                    placeholders.put(parts.get(2), placeholder);
                }
            } else {
                placeholders.put(line.strip(), PrefixPlaceholder.FIRST_CONDA);
            }
        }
        var copied = new HashSet<>(noLink);
        return new PathsJson(
                Source.FILES,
                files.stream()
                        .map(path -> new PathEntry(
                                path, PathType.UNKNOWN, null, -1, placeholders.get(path), copied.contains(path)))
                        .toList());
    }
}
