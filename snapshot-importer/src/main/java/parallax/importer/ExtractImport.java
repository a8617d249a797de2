package parallax.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;

/// What a public artifact index says of the inside of some builds: `libcfgraph/<package>/<subdir>/*.json`.
final class ExtractImport {

    private ExtractImport() {}

    static void run(DataFolder data, SnapshotWriter writer) {
        for (String name : data.list("libcfgraph")) {
            Places.Used used = new Places.Used();
            TableWriter.Section extracts = new TableWriter.Section(SnapshotSection.EXTRACTS);
            TableWriter.Section sources = new TableWriter.Section(SnapshotSection.EXTRACT_SOURCES);
            for (String subdir : data.list("libcfgraph/" + name)) {
                for (String file : data.list("libcfgraph/" + name + "/" + subdir)) {
                    String path = "libcfgraph/" + name + "/" + subdir + "/" + file;
                    extract(new Row(path, data.document(path)), extracts, sources, used);
                }
            }
            writer.add(
                    Sources.CONDA_FORGE,
                    List.of(name),
                    "extracts",
                    "conda-forge/" + name + ".extracts.tsv",
                    List.of(used.section(), sources, extracts));
        }
    }

    /// What is inside wheels that were opened: `wheels/<name>.jsonl`, made by `snapshot-importer/open-wheel`.
    static void wheels(DataFolder data, SnapshotWriter writer) {
        for (String file : data.list("wheels")) {
            String name = file.substring(0, file.length() - ".jsonl".length());
            TableWriter.Section section = new TableWriter.Section(SnapshotSection.WHEEL_EXTRACTS);
            for (Row row : data.lines("wheels/" + file)) {
                if (!row.text("name").equals(name)) {
                    throw new ImportException(row.place(), "a wheel of `" + row.text("name") + "`");
                }
                section.row()
                        .text(row.text("file"))
                        .text(row.text("sha256"))
                        .text(row.text("version"))
                        .text(row.textOrNull("license"))
                        .text(row.textOrNull("module_version"))
                        .list(row.texts("libraries"))
                        .list(row.texts("extensions"));
                row.done();
            }
            writer.add(Sources.PYPI, List.of(name), "wheels", "pypi/" + name + ".wheels.tsv", List.of(section));
        }
    }

    private static void extract(Row row, TableWriter.Section extracts, TableWriter.Section sources, Places.Used used) {
        Row about = row.rowOrNull("about");
        Row origin = row.row("_extract");
        Row index = row.row("index");
        Row recipe = row.rowOrNull("rendered_recipe");
        List<String> complete = origin.texts("complete_keys");
        List<String> files = row.textsOrNull("files");
        if (files != null && !complete.contains("files")) {
            throw new ImportException(row.place(), "a list of files that is not complete");
        }
        List<String> constrains = index.textsOrNull("constrains");
        String version = row.text("version");
        if (recipe != null && recipe.has("source")) {
            source(recipe.row("source"), extracts.size(), sources);
        }
        extracts.row()
                .text(row.text("name") + "-" + version + "-" + index.text("build"))
                .text(version)
                .text(index.text("subdir"))
                .list(index.texts("depends"))
                .list(constrains == null ? List.of() : constrains)
                .number(CondaImport.milliseconds(index.numberOrNull("timestamp")))
                .list(files)
                .map(buildConfig(row.rowOrNull("conda_build_config")))
                .list(hostPackages(recipe))
                .map(runExports(recipe))
                .text(about == null ? null : about.textOrNull("conda_build_version"))
                .text(recipeCommit(recipe))
                .list(complete)
                .list(origin.texts("partial_keys"))
                .text(used.number(place(origin)));
        origin.without("total_chars_of_original", "how", "omitted", "files_tail_seen")
                .done();
        index.without("arch", "build_number", "license", "license_family", "name", "platform", "version")
                .done();
        if (about != null) {
            about.done();
        }
        if (recipe != null) {
            recipe.done();
        }
        row.without("conda_pkg_format").done();
    }

    private static Provenance place(Row origin) {
        return new Provenance(
                origin.text("from").replace("GitHub repository ", ""),
                origin.text("path"),
                origin.text("commit"),
                null,
                "libcfgraph extract",
                null,
                List.of());
    }

    private static void source(Row source, int extract, TableWriter.Section sources) {
        sources.row()
                .number(extract)
                .text(source.textOrNull("url"))
                .text(source.textOrNull("sha256"))
                .list(source.textsOrNull("patches"));
        source.done();
    }

    private static @Nullable Map<String, List<String>> buildConfig(@Nullable Row config) {
        return config == null ? null : config.textMap();
    }

    private static @Nullable List<String> hostPackages(@Nullable Row recipe) {
        Row requirements = recipe == null ? null : recipe.rowOrNull("requirements");
        if (requirements == null) {
            return null;
        }
        List<String> packages = requirements.textsOrNull("host_selected");
        requirements.done();
        return packages;
    }

    /// A plain list of run exports is of the kind `weak` (conda-build).
    private static @Nullable Map<String, List<String>> runExports(@Nullable Row recipe) {
        Row build = recipe == null ? null : recipe.rowOrNull("build");
        if (build == null) {
            return null;
        }
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("weak", new ArrayList<>(build.texts("run_exports")));
        build.done();
        return kinds;
    }

    private static @Nullable String recipeCommit(@Nullable Row recipe) {
        Row extra = recipe == null ? null : recipe.rowOrNull("extra");
        if (extra == null) {
            return null;
        }
        String commit = extra.textOrNull("sha");
        extra.without("flow_run_id", "remote_url").done();
        return commit;
    }
}
