package parallax.importer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;

/// What is recorded of a project rather than of one source: `releases/`, `feedstock/official-*.jsonl` and
/// `observations/`.
final class ProjectImport {

    private ProjectImport() {}

    static void run(DataFolder data, SnapshotWriter writer) {
        for (String file : data.list("releases")) {
            if (!file.endsWith("-official.json")) {
                throw new ImportException("releases/" + file, "unknown file");
            }
            releases(data, writer, file.substring(0, file.length() - "-official.json".length()));
        }
        for (String file : data.list("feedstock")) {
            if (file.startsWith("official-")) {
                official(data, writer, file.substring("official-".length(), file.length() - ".jsonl".length()));
            }
        }
        if (data.has("observations/version_lists.json")) {
            listings(data, writer);
        }
        if (data.has("observations/issues.jsonl")) {
            issues(data, writer);
        }
        if (data.has("observations/binaries.jsonl")) {
            observations(data, writer);
        }
    }

    private static void releases(DataFolder data, SnapshotWriter writer, String project) {
        String path = "releases/" + project + "-official.json";
        Row document = new Row(path, data.document(path));
        TableWriter.Section undated = new TableWriter.Section(SnapshotSection.UNDATED);
        undated.row().text(document.text("publisher")).list(document.texts("known_versions_without_a_date"));
        List<Row> rows = new ArrayList<>(document.rows("releases"));
        rows.sort(Comparator.comparing(row -> row.text("version"), VersionOrder.PYTHON));
        TableWriter.Section releases = new TableWriter.Section(SnapshotSection.RELEASES);
        for (Row row : rows) {
            List<List<String>> evidence = new ArrayList<>();
            for (Row each : row.rows("evidence")) {
                evidence.add(List.of(each.text("kind"), each.text("date"), each.text("source")));
                each.done();
            }
            releases.row()
                    .text(row.text("version"))
                    .text(row.text("tag"))
                    .text(day(row.text("date")).toString())
                    .text(row.text("date_kind"))
                    .lists(evidence);
            row.done();
        }
        document.without("package", "note", "kinds").done();
        writer.addShared(
                "releases/" + project,
                "projects/" + project + ".releases.tsv",
                TableWriter.write(List.of(undated, releases)));
    }

    private static LocalDate day(String text) {
        return text.length() == 10
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate();
    }

    private static void official(DataFolder data, SnapshotWriter writer, String project) {
        Places.Used used = new Places.Used();
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.OFFICIAL);
        for (Row row : data.lines("feedstock/official-" + project + ".jsonl")) {
            String fork = row.text("fork");
            Row recipe = row.rowOrNull("conda_recipe");
            String commit = row.text("commit");
            section.row()
                    .text(fork)
                    .text(row.text("ref"))
                    .flag(row.flag("ref_is_upstream_tag"))
                    .text(commit)
                    .text(row.textOrNull("version_txt"))
                    .list(row.texts("setup_py_requirements_text"))
                    .list(row.texts("setup_py_pillow_text"))
                    .list(row.texts("setup_py_torch_text"))
                    .list(row.texts("setup_py_extras_text"))
                    .text(row.textOrNull("setup_py_python_requires"))
                    .lists(lists(recipe, "build"))
                    .lists(lists(recipe, "host"))
                    .lists(lists(recipe, "run"))
                    .lists(lists(recipe, "run_constrained"))
                    .lists(lists(recipe, "requires"))
                    .text(used.number(new Provenance(
                            fork,
                            "setup.py",
                            commit,
                            row.text("commit_date"),
                            "source tree",
                            "BSD-3-Clause",
                            List.of())));
            if (recipe != null) {
                recipe.done();
            }
            row.done();
        }
        writer.addShared(
                "official/" + project,
                "projects/" + project + ".official.tsv",
                TableWriter.write(List.of(used.section(), section)));
    }

    private static @Nullable List<List<String>> lists(@Nullable Row recipe, String key) {
        return recipe == null ? null : recipe.textLists(key);
    }

    private static void listings(DataFolder data, SnapshotWriter writer) {
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.LISTINGS);
        for (Row row : data.array("observations/version_lists.json")) {
            List<String> versions = row.textsOrNull("versions");
            String channel = row.text("channel");
            section.row()
                    .text(channel.equals("PyPI") ? Sources.PYPI.id() : channel)
                    .text(row.text("package"))
                    .list(versions)
                    .text(versions == null ? row.text("newest_version") : versions.getFirst())
                    .text(row.textOrNull("newest_upload"))
                    .text(row.text("source"));
            row.done();
        }
        writer.addShared("listings", "projects/listings.tsv", TableWriter.write(List.of(section)));
    }

    private static void issues(DataFolder data, SnapshotWriter writer) {
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.ISSUES);
        for (Row row : data.lines("observations/issues.jsonl")) {
            section.row()
                    .text(row.text("url"))
                    .text(row.text("repository"))
                    .number(row.number("number"))
                    .text(row.text("kind"))
                    .text(row.text("state"))
                    .text(row.text("date"))
                    .text(row.text("title"))
                    .text(row.text("shows"));
            row.done();
        }
        writer.addShared("issues", "projects/issues.tsv", TableWriter.write(List.of(section)));
    }

    private static void observations(DataFolder data, SnapshotWriter writer) {
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.OBSERVATIONS);
        for (Row row : data.lines("observations/binaries.jsonl")) {
            section.row()
                    .text(row.text("what"))
                    .text(row.textOrNull("package"))
                    .text(row.textOrNull("version"))
                    .text(row.textOrNull("python"))
                    .list(row.textsOrNull("paths"))
                    .text(row.textOrNull("message"))
                    .text(row.textOrNull("meaning"))
                    .text(row.textOrNull("complete"))
                    .text(row.text("source"));
            row.done();
        }
        writer.addShared("observations", "projects/observations.tsv", TableWriter.write(List.of(section)));
    }
}
