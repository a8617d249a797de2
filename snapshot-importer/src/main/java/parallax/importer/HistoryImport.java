package parallax.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;

/// How conda-forge's metadata changed after the builds: `hotfixes/*.yaml` and `channels/conda-forge/variants.jsonl`.
final class HistoryImport {

    private static final String REPOSITORY = "conda-forge/conda-forge-repodata-patches-feedstock";
    private static final String COMMIT = "21f679cd";

    private static final Set<String> CONDITIONS = Set.of(
            "name",
            "name_in",
            "version",
            "version_lt",
            "version_le",
            "version_gt",
            "version_ge",
            "build",
            "build_number",
            "build_number_in",
            "build_number_lt",
            "subdir_in",
            "timestamp_lt",
            "has_depends",
            "not_has_depends",
            "not_has_constrains");

    private static final Set<String> ACTIONS = Set.of(
            "tighten_depends",
            "replace_depends",
            "add_depends",
            "remove_depends",
            "add_constrains",
            "remove_track_features");

    private record Rule(
            String file,
            int position,
            Map<String, List<String>> conditions,
            List<Map.Entry<String, Map<String, List<String>>>> actions,
            List<String> comment) {}

    private record State(String from, String date, Row row, Row build) {}

    private final Map<String, List<Rule>> rules = new TreeMap<>();
    private final Map<String, Map<String, List<State>>> variants = new TreeMap<>();

    void read(DataFolder data) {
        for (String file : data.list("hotfixes")) {
            String place = "hotfixes/" + file;
            int position = 0;
            for (String document : data.text(place).split("(?m)^---\\s*$", -1)) {
                position++;
                addRule(place + " rule " + position, file, position, document);
            }
        }
        if (data.has("channels/conda-forge/variants.jsonl")) {
            data.lines("channels/conda-forge/variants.jsonl").forEach(this::addVariant);
        }
    }

    private void addRule(String place, String file, int position, String text) {
        Map<String, Object> document = YamlText.document(place, text);
        if (!document.keySet().equals(Set.of("if", "then"))) {
            throw new ImportException(place, "expected `if` and `then`, found " + document.keySet());
        }
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        YamlText.map(place, document.get("if")).forEach((key, value) -> {
            if (!CONDITIONS.contains(key)) {
                throw new ImportException(place, "unknown condition `" + key + "`");
            }
            conditions.put(key, YamlText.texts(place, value));
        });
        List<Map.Entry<String, Map<String, List<String>>>> actions = new ArrayList<>();
        for (Object each : YamlText.list(place, document.get("then"))) {
            YamlText.map(place, each).forEach((kind, value) -> {
                if (!ACTIONS.contains(kind)) {
                    throw new ImportException(place, "unknown action `" + kind + "`");
                }
                actions.add(Map.entry(
                        kind,
                        value instanceof Map<?, ?>
                                ? YamlText.flat(place, YamlText.map(place, value))
                                : Map.of("value", YamlText.texts(place, value))));
            });
        }
        Rule rule = new Rule(file, position, conditions, actions, comment(text));
        List<String> names = conditions.getOrDefault("name", conditions.getOrDefault("name_in", List.of()));
        if (names.isEmpty()) {
            throw new ImportException(place, "names no package");
        }
        for (String name : names) {
            rules.computeIfAbsent(name, _ -> new ArrayList<>()).add(rule);
        }
    }

    private static List<String> comment(String document) {
        return document.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .map(line -> line.startsWith("# ") ? line.substring(2) : line.substring(1))
                .toList();
    }

    private void addVariant(Row row) {
        String file = row.text("file");
        int version = file.lastIndexOf('-', file.lastIndexOf('-') - 1);
        List<State> states = variants.computeIfAbsent(file.substring(0, version), _ -> new TreeMap<>())
                .computeIfAbsent(file + "\t" + row.text("subdir"), _ -> new ArrayList<>());
        if (!states.isEmpty()) {
            throw new ImportException(row.place(), "is there twice");
        }
        Row kept = row.row("kept");
        states.add(state(kept, row));
        List<State> others = new ArrayList<>();
        for (Row other : row.rows("others")) {
            others.add(state(other, row));
        }
        others.sort(Comparator.comparing(State::date).thenComparing(State::from));
        states.addAll(others);
        row.done();
    }

    private static State state(Row row, Row build) {
        return new State(row.text("from"), row.text("commit_date"), row, build);
    }

    void write(SnapshotWriter writer) {
        Set<String> names = new TreeSet<>(rules.keySet());
        names.addAll(variants.keySet());
        for (String name : names) {
            Places.Used used = new Places.Used();
            TableWriter.Section hotfixes = new TableWriter.Section(SnapshotSection.HOTFIXES);
            TableWriter.Section actions = new TableWriter.Section(SnapshotSection.HOTFIX_ACTIONS);
            for (Rule rule : rules.getOrDefault(name, List.of())) {
                for (Map.Entry<String, Map<String, List<String>>> action : rule.actions) {
                    actions.row().number(hotfixes.size()).text(action.getKey()).map(action.getValue());
                }
                hotfixes.row()
                        .text(rule.file)
                        .number(rule.position)
                        .map(rule.conditions)
                        .list(rule.comment)
                        .text(used.number(new Provenance(
                                REPOSITORY,
                                "recipe/patch_yaml/" + rule.file,
                                COMMIT,
                                null,
                                "repodata patches",
                                "BSD-3-Clause",
                                List.of())));
            }
            TableWriter.Section states = new TableWriter.Section(SnapshotSection.VARIANTS);
            variants.getOrDefault(name, Map.of()).values().forEach(list -> list.forEach(state -> write(states, state)));
            writer.add(
                    Sources.CONDA_FORGE,
                    List.of(name),
                    "history",
                    "conda-forge/" + name + ".history.tsv",
                    List.of(used.section(), hotfixes, actions, states));
        }
    }

    private static void write(TableWriter.Section section, State state) {
        section.row()
                .text(state.build.text("subdir"))
                .text(state.build.text("file"))
                .text(state.from)
                .text(state.date)
                .list(state.row.texts("depends"))
                .list(state.row.textsOrNull("constrains"));
        state.row.done();
    }
}
