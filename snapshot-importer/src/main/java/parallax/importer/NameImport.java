package parallax.importer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.index.SnapshotSection;
import tools.jackson.databind.JsonNode;

/// Who is who between conda channels and PyPI: `names/`.
final class NameImport {

    private static final String COMMIT = "345e9bfb";

    private NameImport() {}

    static void run(DataFolder data, SnapshotWriter writer) {
        TableWriter.Section maps = new TableWriter.Section(SnapshotSection.NAME_MAPS);
        if (data.has("names/compressed_mapping.json")) {
            Map<String, List<String>> map = read(data, "names/compressed_mapping.json");
            preferFirst(data, map);
            channel(writer, maps, "conda-forge", "files/v0/conda-forge/compressed_mapping.json", map);
        }
        if (data.has("names/pytorch-channel_compressed_mapping.json")) {
            Map<String, List<String>> map = read(data, "names/pytorch-channel_compressed_mapping.json");
            channel(writer, maps, "pytorch", "files/v0/pytorch/compressed_mapping.json", map);
        }
        writer.addShared("names", "names/maps.tsv", TableWriter.write(List.of(maps)));
    }

    private static Map<String, List<String>> read(DataFolder data, String path) {
        Map<String, List<String>> map = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : data.document(path).properties()) {
            List<String> names = new ArrayList<>();
            for (JsonNode name : each.getValue()) {
                names.add(checked(path, name.stringValue()));
            }
            map.put(checked(path, each.getKey()), names);
        }
        return map;
    }

    private static String checked(String path, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c > '~' || c == '=' || c == '|' || (c >= 'A' && c <= 'Z')) {
                throw new ImportException(path, "`" + name + "` is no package name in normal form");
            }
        }
        return name;
    }

    /// The second published map is the first one with a single name per package; that name goes first.
    private static void preferFirst(DataFolder data, Map<String, List<String>> map) {
        String path = "names/mapping_as_grayskull.json";
        if (!data.has(path)) {
            return;
        }
        for (Map.Entry<String, JsonNode> each : data.document(path).properties()) {
            List<String> names = map.get(each.getKey());
            String preferred = each.getValue().stringValue();
            if (names == null || !names.remove(preferred)) {
                throw new ImportException(path, "`" + each.getKey() + "` differs from the compressed mapping");
            }
            names.addFirst(preferred);
        }
    }

    private static void channel(
            SnapshotWriter writer,
            TableWriter.Section maps,
            String channel,
            String place,
            Map<String, List<String>> toPypi) {
        Map<String, TreeSet<String>> toConda = new TreeMap<>();
        toPypi.forEach((conda, names) -> {
            for (String name : names) {
                toConda.computeIfAbsent(name, _ -> new TreeSet<>()).add(conda);
            }
        });
        StringBuilder forward = new StringBuilder();
        toPypi.forEach((conda, names) -> line(forward, conda, names));
        StringBuilder backward = new StringBuilder();
        toConda.forEach((pypi, names) -> {
            if (names.size() != 1 || !names.contains(pypi)) {
                line(backward, pypi, List.copyOf(names));
            }
        });
        writer.addShared(
                "names/" + channel + "/to-pypi",
                "names/" + channel + ".to-pypi.txt",
                forward.toString().getBytes(StandardCharsets.US_ASCII));
        writer.addShared(
                "names/" + channel + "/to-conda",
                "names/" + channel + ".to-conda.txt",
                backward.toString().getBytes(StandardCharsets.US_ASCII));
        maps.row().text(channel).text("prefix-dev/parselmouth@" + COMMIT + " " + place + " (2026-08-19)");
    }

    /// `name`, `name=`, or `name=a|b`, where an element equal to the name is empty.
    private static void line(StringBuilder text, String name, List<String> targets) {
        text.append(name);
        for (int i = 0; i < targets.size(); i++) {
            text.append(i == 0 ? '=' : '|');
            text.append(targets.get(i).equals(name) ? "" : targets.get(i));
        }
        text.append('\n');
    }
}
