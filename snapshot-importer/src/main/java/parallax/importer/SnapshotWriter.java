package parallax.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import parallax.index.SnapshotSection;
import parallax.index.Source;

/// Collects the files of the snapshot and writes them with their manifest.
final class SnapshotWriter {

    /// A file in git should stay below this, so that it can be looked at.
    private static final int LARGEST_FILE = 1_900_000;

    private final String recordedDate;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Map<String, Contents>> packages = new LinkedHashMap<>();
    private final Map<String, String> shared = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    private static final class Contents {
        private String versions = "";
        private final Map<String, String> paths = new TreeMap<>();
    }

    SnapshotWriter(String recordedDate) {
        this.recordedDate = recordedDate;
    }

    void source(Source source) {
        sources.putIfAbsent(source.id(), source);
        packages.computeIfAbsent(source.id(), _ -> new TreeMap<>());
    }

    private Contents contents(Source source, String name) {
        source(source);
        return packages.getOrDefault(source.id(), Map.of()).computeIfAbsent(name, _ -> new Contents());
    }

    void versions(Source source, String name, Collection<String> versions) {
        contents(source, name).versions = String.join("|", versions);
    }

    /// Adds a table that answers `role` for the packages `names` of `source`.
    void add(Source source, List<String> names, String role, String path, List<TableWriter.Section> sections) {
        put(path, TableWriter.write(sections));
        for (String name : names) {
            contents(source, name).paths.put(role, path);
        }
    }

    /// Adds a file that belongs to no package.
    void addShared(String role, String path, byte[] content) {
        put(path, content);
        shared.put(role, path);
    }

    private void put(String path, byte[] content) {
        if (content.length > LARGEST_FILE) {
            throw new ImportException(path, content.length + " bytes, more than " + LARGEST_FILE);
        }
        if (files.put(path, content) != null) {
            throw new ImportException(path, "is written twice");
        }
    }

    private String manifest() {
        StringBuilder text = new StringBuilder("parallax-snapshot\t")
                .append(SnapshotSection.FORMAT)
                .append('\t')
                .append(recordedDate)
                .append('\n');
        shared.forEach((role, path) -> file(text, role, path));
        for (Source source : sources.values()) {
            text.append("source\t").append(source.id()).append('\t').append(source.ecosystem());
            text.append('\t')
                    .append(source.title())
                    .append('\t')
                    .append(source.locator())
                    .append('\n');
            packages.getOrDefault(source.id(), Map.of()).forEach((name, contents) -> {
                text.append("package\t")
                        .append(name)
                        .append('\t')
                        .append(contents.versions)
                        .append('\n');
                contents.paths.forEach((role, path) -> file(text, role, path));
            });
        }
        String crc = Long.toHexString(crc(text.toString().getBytes(StandardCharsets.US_ASCII)));
        return text.append("end\t").append(crc).append('\n').toString();
    }

    private void file(StringBuilder text, String role, String path) {
        byte[] content = files.getOrDefault(path, new byte[0]);
        text.append("file\t")
                .append(role)
                .append('\t')
                .append(path)
                .append('\t')
                .append(content.length);
        text.append('\t').append(Long.toHexString(crc(content))).append('\n');
    }

    private static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    /// Replaces the snapshot in `folder`; anything else in it (a README) stays.
    void write(Path folder) throws IOException {
        removeOld(folder);
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = folder.resolve(each.getKey());
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, each.getValue());
        }
        Files.writeString(folder.resolve("manifest"), manifest(), StandardCharsets.US_ASCII);
    }

    private static void removeOld(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path manifest = folder.resolve("manifest");
        if (!Files.exists(manifest)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path each : old.filter(path ->
                            path.toString().endsWith(".tsv") || path.toString().endsWith(".txt"))
                    .toList()) {
                Files.delete(each);
            }
        }
        Files.delete(manifest);
    }
}
