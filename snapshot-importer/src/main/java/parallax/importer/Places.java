package parallax.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;

/// Where rows were seen, with the licence of the repository where the data shows one.
final class Places {

    private final Map<String, String> licences = new TreeMap<>();

    Places(DataFolder data) {
        if (data.has("locks/provenance.json")) {
            for (Row row : data.array("locks/provenance.json")) {
                String licence = licence(row.text("licence_of_repository"));
                if (licence != null) {
                    licences.put(row.text("repository"), licence);
                }
            }
        }
        licences.put("conda/rattler", "BSD-3-Clause");
    }

    /// `BSD (LICENSE: "BSD 3-Clause License")` and the like; null where no licence was found or recognised.
    private static @Nullable String licence(String text) {
        if (text.startsWith("?") || text.startsWith("no licence")) {
            return null;
        }
        int end = text.indexOf(" (");
        String name = end < 0 ? text : text.substring(0, end);
        return name.equals("BSD") && text.contains("BSD 3-Clause") ? "BSD-3-Clause" : name;
    }

    /// Reads the fields `repo`, `commit`, `commit_date`, `path`, `kind` and, where it is there, `derived`.
    Provenance read(Row row) {
        String repository = row.text("repo");
        List<String> derived = row.textsOrNull("derived");
        return new Provenance(
                repository,
                row.text("path"),
                row.text("commit"),
                row.textOrNull("commit_date"),
                row.text("kind"),
                licences.get(repository),
                derived == null ? List.of() : derived);
    }

    /// An explicit list of URLs: the fields `from`, `commit`, `commit_date`, `path`.
    Provenance readExplicit(Row row) {
        String repository = row.text("from");
        return new Provenance(
                repository,
                row.text("path"),
                row.text("commit"),
                row.textOrNull("commit_date"),
                "explicit list",
                licences.get(repository),
                List.of());
    }

    /// The places that one file of the snapshot names, in the order in which its rows first name them.
    static final class Used {
        private final Map<Provenance, Integer> numbers = new LinkedHashMap<>();

        String number(Provenance place) {
            return numbers.computeIfAbsent(place, _ -> numbers.size()).toString();
        }

        List<String> numbers(List<Provenance> places) {
            return places.stream().map(this::number).toList();
        }

        /// The provenance section.
        TableWriter.Section section() {
            TableWriter.Section section = new TableWriter.Section(parallax.index.SnapshotSection.PROVENANCE);
            for (Provenance each : numbers.keySet()) {
                section.row()
                        .text(each.source())
                        .text(each.place())
                        .text(each.revision())
                        .text(each.date())
                        .text(each.kind())
                        .text(each.licence())
                        .list(each.derived());
            }
            return section;
        }
    }
}
