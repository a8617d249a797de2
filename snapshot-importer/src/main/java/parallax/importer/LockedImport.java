package parallax.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;
import parallax.index.Source;
import parallax.name.PackageName;

/// What lock files say packages depend on: `pypi/lock_dependencies.jsonl`. poetry keeps constraints, uv resolved
/// versions; the two stay apart.
final class LockedImport {

    private record Lock(
            String version,
            @Nullable String index,
            boolean constraints,
            Provenance place,
            List<Dependency> dependencies) {}

    private record Dependency(
            String name,
            @Nullable String text,
            @Nullable String marker,
            List<String> extras,
            @Nullable String registry) {}

    private final Sources sources;
    private final Places places;
    private final Map<String, Source> sourcesById = new TreeMap<>();
    private final Map<String, Map<String, List<Lock>>> locks = new TreeMap<>();

    LockedImport(Sources sources, Places places) {
        this.sources = sources;
        this.places = places;
    }

    void read(DataFolder data) {
        if (data.has("pypi/lock_dependencies.jsonl")) {
            data.lines("pypi/lock_dependencies.jsonl").forEach(this::add);
        }
    }

    private void add(Row row) {
        String index = row.textOrNull("index");
        Source source = sources.ofWheel(index, null);
        Provenance place = places.read(row.row("seen"));
        boolean constraints = !row.isList("lock_dependencies");
        if (constraints != place.kind().equals("poetry.lock")) {
            throw new ImportException(row.place(), "dependencies of another form than " + place.kind() + " has");
        }
        Lock lock = new Lock(
                row.text("version"),
                index,
                constraints,
                place,
                constraints ? constraints(row.row("lock_dependencies")) : resolved(row.rows("lock_dependencies")));
        String name = PackageName.pypi(row.text("name")).value();
        row.done();
        sourcesById.putIfAbsent(source.id(), source);
        locks.computeIfAbsent(source.id(), _ -> new TreeMap<>())
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(lock);
    }

    private static List<Dependency> constraints(Row row) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String name : row.keys()) {
            if (row.isText(name)) {
                dependencies.add(new Dependency(name, row.text(name), null, List.of(), null));
                continue;
            }
            Row each = row.row(name);
            List<String> extras = each.textsOrNull("extras");
            dependencies.add(new Dependency(
                    name, each.text("version"), each.textOrNull("markers"), extras == null ? List.of() : extras, null));
            each.done();
        }
        return dependencies;
    }

    private static List<Dependency> resolved(List<Row> rows) {
        List<Dependency> dependencies = new ArrayList<>();
        for (Row each : rows) {
            Row source = each.rowOrNull("source");
            List<String> extras = each.textsOrNull("extra");
            dependencies.add(new Dependency(
                    each.text("name"),
                    each.textOrNull("version"),
                    each.textOrNull("marker"),
                    extras == null ? List.of() : extras,
                    source == null ? null : source.text("registry")));
            if (source != null) {
                source.done();
            }
            each.done();
        }
        return dependencies;
    }

    void write(SnapshotWriter writer) {
        locks.forEach((id, packages) -> packages.forEach((name, rows) -> {
            Source source = sourcesById.getOrDefault(id, Sources.PYPI);
            write(writer, source, name, rows);
        }));
    }

    private static void write(SnapshotWriter writer, Source source, String name, List<Lock> rows) {
        List<Lock> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Lock::version, VersionOrder.PYTHON)
                .thenComparing(each -> each.place.source())
                .thenComparing(each -> each.place.place())
                .thenComparing(each -> String.valueOf(each.place.revision()))
                .thenComparing(each -> String.valueOf(each.index)));
        Places.Used used = new Places.Used();
        TableWriter.Section locked = new TableWriter.Section(SnapshotSection.LOCKED);
        TableWriter.Section dependencies = new TableWriter.Section(SnapshotSection.LOCKED_DEPENDENCIES);
        for (Lock each : sorted) {
            for (Dependency dependency : each.dependencies) {
                dependencies
                        .row()
                        .number(locked.size())
                        .text(dependency.name)
                        .text(dependency.text)
                        .text(dependency.marker)
                        .list(dependency.extras)
                        .text(dependency.registry);
            }
            locked.row()
                    .text(each.version)
                    .text(each.index)
                    .text(each.constraints ? "constraint" : "resolved")
                    .text(used.number(each.place));
        }
        writer.add(
                source,
                List.of(name),
                "locked",
                Sources.folder(source) + "/" + name + ".locked.tsv",
                List.of(used.section(), locked, dependencies));
    }
}
