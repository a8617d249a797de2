package parallax.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.index.Provenance;
import parallax.index.SnapshotSection;
import parallax.index.Source;
import parallax.name.PackageName;

/// Records of conda channels: `channels/<channel>/<subdir>/repodata.json` with `provenance.json` beside it, and builds
/// known by file name only: `channels/seen_urls.jsonl`.
final class CondaImport {

    /// The one channel file that is no collection out of lock files; its sidecar is the README of the recorded data.
    private static final Provenance OFFICIAL_REPODATA = new Provenance(
            "conda/rattler",
            "test-data/channels/pytorch/linux-64/repodata.json",
            "92dc7743",
            "2023-10",
            "repodata",
            "BSD-3-Clause",
            List.of());

    private static final String LOSSY_KIND = "conda-lock v1";

    /// Timestamps below this are seconds, not milliseconds (as conda itself tells them apart).
    private static final long FIRST_MILLISECONDS = 253_402_300_799L;

    private record Build(Row row, String name, String version, String file, Provenance place, List<Provenance> also) {}

    private record Seen(
            String subdir,
            String file,
            String version,
            @Nullable String md5,
            Provenance place) {}

    private final Places places;
    private final Map<String, Source> sourcesById = new TreeMap<>();
    private final Map<String, Map<String, Map<String, Build>>> builds = new TreeMap<>();
    private final Map<String, Map<String, List<Seen>>> seen = new TreeMap<>();

    CondaImport(Places places) {
        this.places = places;
    }

    void read(DataFolder data) {
        readChannel(data, Sources.PYTORCH, "channels/pytorch");
        readChannel(data, Sources.PYTORCH, "channels/pytorch-from-locks");
        readChannel(data, Sources.CONDA_FORGE, "channels/conda-forge");
        if (data.has("channels/seen_urls.jsonl")) {
            data.lines("channels/seen_urls.jsonl").forEach(this::addSeen);
        }
    }

    private void readChannel(DataFolder data, Source source, String folder) {
        sourcesById.put(source.id(), source);
        for (String subdir : data.list(folder)) {
            String path = folder + "/" + subdir;
            if (!data.has(path + "/repodata.json")) {
                continue;
            }
            String sidecar = path + "/provenance.json";
            Row origins = data.has(sidecar) ? new Row(sidecar, data.document(sidecar)) : null;
            Row repodata = new Row(path + "/repodata.json", data.document(path + "/repodata.json"));
            repodata.without("info", "repodata_version");
            if (!repodata.texts("removed").isEmpty()) {
                throw new ImportException(repodata.place(), "`removed` is not empty");
            }
            for (String group : List.of("packages", "packages.conda")) {
                Row files = repodata.row(group);
                for (String file : files.keys()) {
                    Origin origin =
                            origins == null ? new Origin(OFFICIAL_REPODATA, List.of()) : origin(origins.row(file));
                    add(source, subdir, file, files.row(file), origin);
                }
                files.done();
            }
            repodata.done();
            if (origins != null) {
                origins.done();
            }
        }
    }

    private record Origin(Provenance place, List<Provenance> also) {}

    private Origin origin(Row row) {
        Provenance place = places.read(row);
        List<Provenance> also = new ArrayList<>();
        for (String key : List.of("also", "hashes_from")) {
            Row other = row.rowOrNull(key);
            if (other != null) {
                also.add(places.read(other));
                other.done();
            }
        }
        if (row.textOrNull("file_extension") != null) {
            List<String> derived = new ArrayList<>(place.derived());
            derived.add("file_extension");
            place = new Provenance(
                    place.source(),
                    place.place(),
                    place.revision(),
                    place.date(),
                    place.kind(),
                    place.licence(),
                    derived);
        }
        row.done();
        return new Origin(place, also);
    }

    private void add(Source source, String subdir, String file, Row row, Origin origin) {
        if (!row.text("subdir").equals(subdir)) {
            throw new ImportException(row.place(), "is of another subdir");
        }
        String name = PackageName.conda(row.text("name")).value();
        Build build = new Build(row, name, row.text("version"), file, origin.place(), origin.also());
        builds.computeIfAbsent(source.id(), _ -> new TreeMap<>())
                .computeIfAbsent(name, _ -> new TreeMap<>())
                .merge(subdir + "/" + file, build, CondaImport::keepFirst);
    }

    /// Repodata is read before lock files: its row is the fuller one.
    private static Build keepFirst(Build first, Build second) {
        List<Provenance> also = new ArrayList<>(first.also);
        also.add(second.place);
        also.addAll(second.also);
        return new Build(first.row, first.name, first.version, first.file, first.place, also);
    }

    private void addSeen(Row row) {
        String file = row.text("file");
        String stem = file.endsWith(".conda") ? file.substring(0, file.length() - 6) : stemOfTar(row, file);
        int build = stem.lastIndexOf('-');
        int version = stem.lastIndexOf('-', build - 1);
        if (version <= 0) {
            throw new ImportException(row.place(), "`" + file + "` is no conda file name");
        }
        Seen entry = new Seen(
                row.text("subdir"),
                file,
                stem.substring(version + 1, build),
                row.textOrNull("md5"),
                places.readExplicit(row));
        Map<String, List<Seen>> ofChannel = seen.computeIfAbsent(row.text("channel"), _ -> new TreeMap<>());
        row.done();
        List<Seen> known = ofChannel.computeIfAbsent(stem.substring(0, version), _ -> new ArrayList<>());
        for (int i = 0; i < known.size(); i++) {
            Seen other = known.get(i);
            if (other.subdir.equals(entry.subdir) && other.file.equals(file)) {
                if (other.md5 == null) {
                    known.set(i, entry);
                    return;
                }
                if (entry.md5 == null || entry.md5.equals(other.md5)) {
                    return;
                }
            }
        }
        known.add(entry);
    }

    private static String stemOfTar(Row row, String file) {
        if (!file.endsWith(".tar.bz2")) {
            throw new ImportException(row.place(), "`" + file + "` is no conda file name");
        }
        return file.substring(0, file.length() - 8);
    }

    void write(SnapshotWriter writer) {
        for (Source source : sourcesById.values()) {
            Map<String, Map<String, Build>> ofSource = builds.getOrDefault(source.id(), Map.of());
            Map<String, List<Seen>> seenThere = seen.getOrDefault(source.id(), Map.of());
            Set<String> names = new TreeSet<>(ofSource.keySet());
            names.addAll(seenThere.keySet());
            for (String name : names) {
                write(
                        writer,
                        source,
                        name,
                        List.copyOf(ofSource.getOrDefault(name, Map.of()).values()),
                        seenThere.getOrDefault(name, List.of()));
            }
        }
        for (String channel : seen.keySet()) {
            if (!sourcesById.containsKey(channel)) {
                throw new ImportException("channels/seen_urls.jsonl", "unknown channel `" + channel + "`");
            }
        }
    }

    private static void write(
            SnapshotWriter writer, Source source, String name, List<Build> rows, List<Seen> seenFiles) {
        List<Build> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Build::version, VersionOrder.CONDA)
                .thenComparing(Build::file)
                .thenComparing(each -> each.row.text("subdir")));
        Places.Used used = new Places.Used();
        TableWriter.Section section = new TableWriter.Section(SnapshotSection.CONDA);
        Set<String> versions = new TreeSet<>(VersionOrder.CONDA);
        for (Build each : sorted) {
            versions.add(each.version);
            writeBuild(section.row(), each, used);
        }
        List<Seen> sortedSeen = new ArrayList<>(seenFiles);
        sortedSeen.sort(Comparator.comparing(Seen::file).thenComparing(Seen::subdir));
        TableWriter.Section seenSection = new TableWriter.Section(SnapshotSection.SEEN);
        for (Seen each : sortedSeen) {
            versions.add(each.version);
            seenSection.row().text(each.subdir).text(each.file).text(each.md5).text(used.number(each.place));
        }
        writer.versions(source, name, new LinkedHashSet<>(versions));
        writer.add(
                source,
                List.of(name),
                "records",
                Sources.folder(source) + "/" + name + ".tsv",
                List.of(used.section(), section, seenSection));
    }

    private static void writeBuild(TableWriter.Section section, Build each, Places.Used used) {
        Row row = each.row;
        boolean lossy = each.place.kind().equals(LOSSY_KIND);
        String build = row.text("build");
        List<String> constrains = row.textsOrNull("constrains");
        if (lossy && constrains != null) {
            throw new ImportException(row.place(), "a lossy record with `constrains`");
        }
        String prefix = each.name + "-" + each.version + "-" + build + ".";
        section.text(each.file.startsWith(prefix) ? each.file.substring(prefix.length() - 1) : each.file)
                .text(each.version)
                .text(build)
                .number(row.numberOrNull("build_number"))
                .text(row.text("subdir"))
                .list(row.texts("depends"))
                .list(recordedOrNone(constrains, lossy))
                .flag(lossy)
                .list(recordedOrNone(words(row, "features"), lossy))
                .list(recordedOrNone(words(row, "track_features"), lossy))
                .text(row.textOrNull("noarch"))
                .text(row.textOrNull("python_site_packages_path"))
                .map(runExports(row.rowOrNull("run_exports")))
                .text(row.textOrNull("license"))
                .text(row.textOrNull("md5"))
                .text(row.textOrNull("sha256"))
                .number(row.numberOrNull("size"))
                .number(milliseconds(row.numberOrNull("timestamp")))
                .text(used.number(each.place))
                .list(each.also.isEmpty() ? null : used.numbers(each.also));
        row.without("name", "arch", "platform", "license_family").done();
    }

    /// Formats that record such a list leave it out where it is empty; a lossy one leaves it out always.
    private static @Nullable List<String> recordedOrNone(@Nullable List<String> list, boolean lossy) {
        return list != null || lossy ? list : List.of();
    }

    /// A list, or text of words as older tools write it.
    private static @Nullable List<String> words(Row row, String key) {
        if (!row.isText(key)) {
            return row.textsOrNull(key);
        }
        String text = row.text(key).strip();
        return text.isEmpty() ? List.of() : List.of(text.split("[ ,]+", -1));
    }

    static @Nullable Map<String, List<String>> runExports(@Nullable Row row) {
        if (row == null) {
            return null;
        }
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (String kind : List.of("weak", "strong", "noarch", "weak_constrains", "strong_constrains")) {
            List<String> list = row.textsOrNull(kind);
            if (list != null && !list.isEmpty()) {
                kinds.put(kind, list);
            }
        }
        row.done();
        return kinds;
    }

    static @Nullable Long milliseconds(@Nullable Long timestamp) {
        if (timestamp == null || timestamp > FIRST_MILLISECONDS) {
            return timestamp;
        }
        return timestamp * 1000;
    }
}
