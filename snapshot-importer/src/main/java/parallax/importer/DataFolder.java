package parallax.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The folder of recorded data.
final class DataFolder {

    private final Path root;
    private final JsonMapper json = JsonMapper.builder().build();

    DataFolder(Path root) {
        this.root = root;
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document(String path) {
        return parse(path, text(path));
    }

    List<Row> lines(String path) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text(path).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                String place = path + ":" + number;
                rows.add(new Row(place, parse(place, line)));
            }
        }
        return rows;
    }

    List<Row> array(String path) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode each : document(path)) {
            rows.add(new Row(path + "[" + rows.size() + "]", each));
        }
        return rows;
    }

    /// Names in a folder in alphabetical order; empty where there is no such folder.
    List<String> list(String folder) {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(path)) {
            return names.map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode parse(String place, @Nullable String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new ImportException(place, "no JSON: " + e.getOriginalMessage());
        }
    }
}
