package parallax.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;
import parallax.index.Source;
import parallax.name.PackageName;

/// Wheels and sdists that lock files recorded: `pypi/<name>.jsonl`.
final class WheelImport {

    private static final String LOCKED = "lock_dependencies.jsonl";
    private static final String MIRROR_NOTE = "seen through a mirror only";

    /// One file of a package as one row describes it.
    private record Wheel(
            String version,
            String file,
            @Nullable String url,
            @Nullable String index,
            @Nullable String sha256,
            @Nullable Long size,
            @Nullable Long uploaded,
            @Nullable List<String> requiresDist,
            @Nullable String requiresPython,
            Provenance place,
            List<Provenance> alsoSeen) {

        /// Both rows speak of one file: equal names and digests, or one digest missing in rows of one index.
        boolean isSameFile(Wheel other) {
            if (!file.equals(other.file) || !version.equals(other.version)) {
                return false;
            }
            if (sha256 != null && other.sha256 != null) {
                return sha256.equals(other.sha256);
            }
            return Objects.equals(index, other.index);
        }

        /// How much the row says.
        int richness() {
            return (requiresDist == null ? 0 : 4) + (sha256 == null ? 0 : 2) + (uploaded == null ? 0 : 1);
        }

        Wheel filledFrom(Wheel other) {
            List<Provenance> places = new ArrayList<>(alsoSeen);
            places.add(other.place);
            places.addAll(other.alsoSeen);
            return new Wheel(
                    version,
                    file,
                    url == null ? other.url : url,
                    index == null ? other.index : index,
                    sha256 == null ? other.sha256 : sha256,
                    size == null ? other.size : size,
                    uploaded == null ? other.uploaded : uploaded,
                    requiresDist == null ? other.requiresDist : requiresDist,
                    requiresPython == null ? other.requiresPython : requiresPython,
                    place,
                    places);
        }
    }

    private final Sources sources;
    private final Places places;
    private final Map<String, Source> sourcesById = new TreeMap<>();
    private final Map<String, Map<String, List<Wheel>>> wheels = new TreeMap<>();

    WheelImport(Sources sources, Places places) {
        this.sources = sources;
        this.places = places;
    }

    void read(DataFolder data) {
        for (String file : data.list("pypi")) {
            if (file.endsWith(".jsonl") && !file.equals(LOCKED)) {
                data.lines("pypi/" + file).forEach(this::add);
            }
        }
    }

    private void add(Row row) {
        String name = PackageName.pypi(row.text("name")).value();
        String index = row.textOrNull("index");
        String url = withoutFragment(row.textOrNull("url"));
        Source source = sources.ofWheel(index, url);
        Wheel wheel = new Wheel(
                row.text("version"),
                row.text("file"),
                url,
                index,
                sha256(row),
                row.numberOrNull("size"),
                uploaded(row.textOrNull("upload_time")),
                row.textsOrNull("requires_dist"),
                row.textOrNull("requires_python"),
                places.read(row.row("seen")),
                List.of());
        String note = row.textOrNull("note");
        if (note != null && !note.equals(MIRROR_NOTE)) {
            throw new ImportException(row.place(), "unknown note `" + note + "`");
        }
        row.done();
        sourcesById.putIfAbsent(source.id(), source);
        List<Wheel> known =
                wheels.computeIfAbsent(source.id(), _ -> new TreeMap<>()).computeIfAbsent(name, _ -> new ArrayList<>());
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).isSameFile(wheel)) {
                known.set(i, merged(known.get(i), wheel));
                return;
            }
        }
        known.add(wheel);
    }

    private static Wheel merged(Wheel first, Wheel second) {
        return second.richness() > first.richness() ? second.filledFrom(first) : first.filledFrom(second);
    }

    private static @Nullable String withoutFragment(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static @Nullable String sha256(Row row) {
        String hash = row.textOrNull("hash");
        if (hash == null) {
            return null;
        }
        if (!hash.startsWith("sha256:") || hash.length() != 71) {
            throw new ImportException(row.place(), "`" + hash + "` is no SHA-256");
        }
        return hash.substring(7);
    }

    private static @Nullable Long uploaded(@Nullable String time) {
        return time == null ? null : Instant.parse(time).toEpochMilli();
    }

    void write(SnapshotWriter writer) {
        wheels.forEach((id, packages) -> {
            Source source = Objects.requireNonNull(sourcesById.get(id));
            packages.forEach((name, rows) -> write(writer, source, name, rows));
        });
    }

    private static void write(SnapshotWriter writer, Source source, String name, List<Wheel> rows) {
        List<Wheel> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Wheel::version, VersionOrder.PYTHON)
                .thenComparing(Wheel::file)
                .thenComparing(Wheel::index, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Wheel::sha256, Comparator.nullsFirst(Comparator.naturalOrder())));
        Places.Used used = new Places.Used();
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.WHEELS);
        Set<String> versions = new LinkedHashSet<>();
        for (Wheel each : sorted) {
            versions.add(each.version);
            section.row()
                    .text(each.file)
                    .text(each.version)
                    .text(shortened(each.url, each.file))
                    .text(each.index)
                    .text(each.sha256)
                    .number(each.size)
                    .number(each.uploaded)
                    .list(each.requiresDist)
                    .text(each.requiresPython)
                    .text(used.number(each.place))
                    .list(each.alsoSeen.isEmpty() ? null : used.numbers(each.alsoSeen));
        }
        writer.versions(source, name, versions);
        writer.add(
                source,
                List.of(name),
                "records",
                Sources.folder(source) + "/" + name + ".tsv",
                List.of(used.section(), section));
    }

    /// Leaves the file name out of a URL that ends with it, see `RecordsReader`.
    private static @Nullable String shortened(@Nullable String url, String file) {
        if (url == null) {
            return null;
        }
        String escaped = file.replace("+", "%2B");
        if (url.endsWith("/" + file)) {
            return url.substring(0, url.length() - file.length());
        }
        return url.endsWith("/" + escaped) ? url.substring(0, url.length() - escaped.length()) + "%" : url;
    }
}
