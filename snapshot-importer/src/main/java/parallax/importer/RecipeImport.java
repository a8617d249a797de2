package parallax.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;
import parallax.index.Source;

/// Recipe histories and facts of the newest commits: `feedstock/`.
final class RecipeImport {

    /// A recorded recipe.
    ///
    /// @param id name of its files in the data folder
    /// @param head newest commit, which patches, variants and settings were read at; null where none were
    /// @param licence null where the data shows none
    /// @param packages what the recipe builds
    private record Feedstock(
            String id,
            String repository,
            @Nullable String head,
            @Nullable String licence,
            Source source,
            List<String> packages) {}

    private static final List<Feedstock> FEEDSTOCKS = List.of(
            new Feedstock(
                    "torchvision",
                    "conda-forge/torchvision-feedstock",
                    "488ecd9d",
                    "BSD-3-Clause",
                    Sources.CONDA_FORGE,
                    List.of("torchvision")),
            new Feedstock(
                    "pytorch-cpu",
                    "conda-forge/pytorch-cpu-feedstock",
                    "74dd3d46",
                    "BSD-3-Clause",
                    Sources.CONDA_FORGE,
                    List.of("libtorch", "pytorch", "pytorch-cpu", "pytorch-gpu")),
            new Feedstock(
                    "anaconda-torchvision",
                    "AnacondaRecipes/torchvision-feedstock",
                    null,
                    null,
                    Sources.ANACONDA,
                    List.of("torchvision")));

    private RecipeImport() {}

    static void run(DataFolder data, SnapshotWriter writer) {
        for (Feedstock each : FEEDSTOCKS) {
            if (data.has("feedstock/" + each.id + ".jsonl")) {
                run(data, writer, each);
            }
        }
    }

    private static void run(DataFolder data, SnapshotWriter writer, Feedstock feedstock) {
        Places.Used used = new Places.Used();
        TableWriter.Section name = new TableWriter.Section(SnapshotSection.FEEDSTOCK);
        name.row().text(feedstock.repository).text(feedstock.licence);
        TableWriter.Section revisions = new TableWriter.Section(SnapshotSection.REVISIONS);
        TableWriter.Section variants = new TableWriter.Section(SnapshotSection.CI_VARIANTS);
        Map<String, String> patchPaths = new TreeMap<>();
        for (Row row : data.lines("feedstock/" + feedstock.id + ".jsonl")) {
            if (!row.text("feedstock").equals(feedstock.id)) {
                throw new ImportException(row.place(), "is of another feedstock");
            }
            Row platforms = row.row("ci_variants");
            for (String platform : platforms.keys()) {
                variants.row()
                        .number(revisions.size())
                        .text(platform)
                        .map(platforms.row(platform).textMap());
            }
            revision(revisions.row(), row, patchPaths);
        }
        TableWriter.Section patchFacts = patchFacts(data, feedstock, used, patchPaths);
        TableWriter.Section settings = settings(data, feedstock, used);
        TableWriter.Section buildVariants = buildVariants(data, feedstock, used);
        writer.add(
                feedstock.source,
                feedstock.packages,
                "recipe",
                Sources.folder(feedstock.source) + "/" + feedstock.id + ".recipe.tsv",
                List.of(used.section(), name, revisions, variants, patchFacts, settings, buildVariants));
    }

    private static void revision(TableWriter.Section section, Row row, Map<String, String> patchPaths) {
        List<List<String>> patches = new ArrayList<>();
        for (Row patch : row.rows("patches")) {
            String path = patch.text("path");
            String description = patch.textOrNull("description");
            patches.add(List.of(
                    path,
                    description == null ? "" : description,
                    patch.text("blob"),
                    patch.flag("named_in_recipe") ? "1" : "0"));
            patch.done();
            patchPaths.put(path.substring(path.lastIndexOf('/') + 1), path);
        }
        Row requirements = row.row("requirements_text");
        section.text(row.text("commit"))
                .text(row.text("commit_date"))
                .text(row.text("author_date"))
                .text(row.text("subject"))
                .text(row.text("recipe_file"))
                .text(row.text("version"))
                .number(row.number("build_number"))
                .list(row.texts("source_urls"))
                .list(row.texts("source_sha256"))
                .lists(patches)
                .lists(requirements.textLists("host"))
                .lists(requirements.textLists("run"))
                .lists(requirements.textLists("run_constrained"));
        requirements.done();
        row.without("recipe_blob", "previous").done();
    }

    private static Provenance newest(Feedstock feedstock, String path, String kind) {
        return new Provenance(feedstock.repository, path, feedstock.head, null, kind, feedstock.licence, List.of());
    }

    private static TableWriter.Section patchFacts(
            DataFolder data, Feedstock feedstock, Places.Used used, Map<String, String> patchPaths) {
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.PATCH_FACTS);
        String path = "feedstock/" + feedstock.id + ".patches.json";
        if (data.has(path)) {
            for (Row row : data.array(path)) {
                String file = row.text("file");
                section.row()
                        .text(file)
                        .text(row.text("subject"))
                        .text(row.text("date"))
                        .list(row.texts("touches"))
                        .number(row.number("added_lines"))
                        .number(row.number("removed_lines"))
                        .text(used.number(newest(feedstock, patchPaths.getOrDefault(file, "recipe"), "patch")));
                row.done();
            }
        }
        return section;
    }

    private static TableWriter.Section settings(DataFolder data, Feedstock feedstock, Places.Used used) {
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.BUILD_SETTINGS);
        String path = "feedstock/" + feedstock.id + "-build-settings.json";
        if (data.has(path)) {
            Row document = new Row(path, data.document(path));
            String source = document.text("source");
            String licence = document.text("licence");
            int at = source.indexOf(" @ ");
            int comma = source.indexOf(", ", at);
            if (at < 0 || comma < 0) {
                throw new ImportException(path, "the source is not `REPOSITORY @ COMMIT, PLACE`");
            }
            Provenance place = new Provenance(
                    source.substring(0, at),
                    source.substring(comma + 2),
                    source.substring(at + 3, comma),
                    null,
                    "build script",
                    licence,
                    List.of());
            for (Row row : document.rows("settings")) {
                section.row()
                        .text(row.text("name"))
                        .text(row.text("value"))
                        .text(row.textOrNull("why"))
                        .text(row.textOrNull("note"))
                        .text(used.number(place));
                row.done();
            }
            document.done();
        }
        return section;
    }

    /// Rendered variants only: the folder also holds migrations, which say what changes in variants and are none.
    private static TableWriter.Section buildVariants(DataFolder data, Feedstock feedstock, Places.Used used) {
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.BUILD_VARIANTS);
        String folder = "feedstock/" + feedstock.id + "/ci_support";
        for (String file : data.list(folder)) {
            String path = folder + "/" + file;
            Map<String, Object> document = YamlText.document(path, data.text(path));
            if (!document.containsKey("migrator_ts") && !document.containsKey("__migrator")) {
                section.row()
                        .text(file)
                        .map(YamlText.flat(path, document))
                        .text(used.number(newest(feedstock, ".ci_support/" + file, "build variant")));
            }
        }
        return section;
    }
}
