package parallax.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Subdir;
import parallax.platform.WheelFilename;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// Reads the recorded builds of one package. Equal versions and requirement lists, of which a package has few, are
/// parsed once and shared.
final class RecordsReader {

    private final TableFile table;
    private final PackageName name;
    private final @Nullable Set<String> wanted;
    private final List<IndexRecord> records = new ArrayList<>();
    private final List<SeenFile> seenFiles = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private final Map<String, Pep440Version> pythonVersions = new HashMap<>();
    private final Map<String, SpecifierSet> specifiers = new HashMap<>();
    private final Map<String, List<Requirement>> requirementLists = new HashMap<>();
    private final Map<String, Requirement> requirements = new HashMap<>();
    private final Map<String, CondaVersion> condaVersions = new HashMap<>();
    private final Map<String, List<MatchSpec>> specLists = new HashMap<>();
    private final Map<String, MatchSpec> specs = new HashMap<>();
    private final Map<String, Subdir> subdirs = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    private RecordsReader(TableFile table, PackageName name, @Nullable Set<String> wanted) {
        this.table = table;
        this.name = name;
        this.wanted = wanted;
    }

    /// @param wanted the versions to read, as the file spells them; null for all
    static PackageRecords read(Source source, PackageName name, @Nullable Set<String> wanted, TableFile table)
            throws SnapshotException {
        RecordsReader reader = new RecordsReader(table, name, wanted);
        ProvenanceTable places = ProvenanceTable.read(table);
        if (source.ecosystem() == Ecosystem.PYPI) {
            reader.readWheels(places);
        } else {
            reader.readBuilds(places);
            reader.readSeen(places);
        }
        table.end();
        return new PackageRecords(source, name, reader.records, reader.seenFiles, reader.unreadable);
    }

    private void readWheels(ProvenanceTable places) throws SnapshotException {
        table.begin(SnapshotSection.WHEELS);
        while (table.nextRow()) {
            String file = table.text();
            String version = table.text();
            if (wanted != null && !wanted.contains(version)) {
                continue;
            }
            try {
                records.add(wheel(file, version, places));
            } catch (MalformedVersionException | MalformedRequirementException | MalformedFilenameException e) {
                leaveOut(file, e);
            }
        }
    }

    private WheelRecord wheel(String file, String version, ProvenanceTable places)
            throws SnapshotException, MalformedVersionException, MalformedRequirementException,
                    MalformedFilenameException {
        String url = table.textOrNull();
        return new WheelRecord(
                name,
                pythonVersion(version),
                file,
                file.endsWith(".whl") ? WheelFilename.parse(file) : null,
                url == null ? null : url(url, file),
                sharedText(),
                table.textOrNull(),
                table.longOrNull(),
                instantOrNull(),
                requirements(),
                specifiers(table.raw()),
                places.next(table),
                places.nextList(table));
    }

    /// A URL that ends with the file name is stored without it: `…/`, or `…/%` where its `+` is escaped.
    private static String url(String stored, String file) {
        if (stored.endsWith("/")) {
            return stored + file;
        }
        return stored.endsWith("/%") ? stored.substring(0, stored.length() - 1) + file.replace("+", "%2B") : stored;
    }

    private void readBuilds(ProvenanceTable places) throws SnapshotException {
        table.begin(SnapshotSection.CONDA);
        while (table.nextRow()) {
            String file = table.text();
            String version = table.text();
            if (wanted != null && !wanted.contains(version)) {
                continue;
            }
            try {
                records.add(build(file, version, places));
            } catch (MalformedVersionException | MalformedRequirementException e) {
                leaveOut(file, e);
            }
        }
    }

    private CondaRecord build(String file, String version, ProvenanceTable places)
            throws SnapshotException, MalformedVersionException, MalformedRequirementException {
        String build = table.text();
        Integer buildNumber = table.numberOrNull();
        Subdir subdir = subdir(table.text());
        List<MatchSpec> depends = specs();
        if (depends == null) {
            throw table.problem("`" + file + "` has no list of requirements");
        }
        return new CondaRecord(
                name,
                condaVersion(version),
                file.startsWith(".") ? name.value() + "-" + version + "-" + build + file : file,
                build,
                buildNumber,
                subdir,
                depends,
                specs(),
                table.flag(),
                table.listOrNull(),
                table.listOrNull(),
                sharedText(),
                sharedText(),
                runExports(table),
                sharedText(),
                table.textOrNull(),
                table.textOrNull(),
                table.longOrNull(),
                instantOrNull(),
                places.next(table),
                places.nextList(table));
    }

    private void readSeen(ProvenanceTable places) throws SnapshotException {
        table.begin(SnapshotSection.SEEN);
        while (table.nextRow()) {
            seenFiles.add(new SeenFile(subdir(table.text()), table.text(), table.textOrNull(), places.next(table)));
        }
    }

    private void leaveOut(String file, Exception problem) {
        unreadable.add(new Unreadable(table.resource(), table.line(), file, String.valueOf(problem.getMessage())));
    }

    /// What the cell at hand says of run exports; null where not recorded.
    static @Nullable RunExports runExports(TableFile table) throws SnapshotException {
        Map<String, List<String>> kinds = table.mapOrNull();
        return kinds == null
                ? null
                : new RunExports(
                        kinds.getOrDefault("weak", List.of()),
                        kinds.getOrDefault("strong", List.of()),
                        kinds.getOrDefault("noarch", List.of()),
                        kinds.getOrDefault("weak_constrains", List.of()),
                        kinds.getOrDefault("strong_constrains", List.of()));
    }

    private @Nullable Instant instantOrNull() throws SnapshotException {
        Long milliseconds = table.longOrNull();
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }

    private @Nullable String sharedText() throws SnapshotException {
        String text = table.textOrNull();
        if (text == null) {
            return null;
        }
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private Subdir subdir(String text) {
        Subdir known = subdirs.get(text);
        if (known == null) {
            known = Subdir.parse(text);
            subdirs.put(text, known);
        }
        return known;
    }

    private Pep440Version pythonVersion(String text) throws MalformedVersionException {
        Pep440Version known = pythonVersions.get(text);
        if (known == null) {
            known = Pep440Version.parse(text);
            pythonVersions.put(text, known);
        }
        return known;
    }

    private CondaVersion condaVersion(String text) throws MalformedVersionException {
        CondaVersion known = condaVersions.get(text);
        if (known == null) {
            known = CondaVersion.parse(text);
            condaVersions.put(text, known);
        }
        return known;
    }

    private @Nullable SpecifierSet specifiers(String raw) throws MalformedVersionException {
        if (raw.isEmpty()) {
            return null;
        }
        SpecifierSet known = specifiers.get(raw);
        if (known == null) {
            known = SpecifierSet.parse(raw);
            specifiers.put(raw, known);
        }
        return known;
    }

    private @Nullable List<Requirement> requirements() throws SnapshotException, MalformedRequirementException {
        String raw = table.raw();
        if (raw.isEmpty()) {
            return null;
        }
        List<Requirement> known = requirementLists.get(raw);
        if (known == null) {
            List<Requirement> list = new ArrayList<>();
            for (String text : table.split(raw)) {
                Requirement requirement = requirements.get(text);
                if (requirement == null) {
                    requirement = Requirement.parse(text);
                    requirements.put(text, requirement);
                }
                list.add(requirement);
            }
            known = List.copyOf(list);
            requirementLists.put(raw, known);
        }
        return known;
    }

    private @Nullable List<MatchSpec> specs() throws SnapshotException, MalformedRequirementException {
        String raw = table.raw();
        if (raw.isEmpty()) {
            return null;
        }
        List<MatchSpec> known = specLists.get(raw);
        if (known == null) {
            List<MatchSpec> list = new ArrayList<>();
            for (String text : table.split(raw)) {
                MatchSpec spec = specs.get(text);
                if (spec == null) {
                    spec = MatchSpec.parse(text);
                    specs.put(text, spec);
                }
                list.add(spec);
            }
            known = List.copyOf(list);
            specLists.put(raw, known);
        }
        return known;
    }
}
