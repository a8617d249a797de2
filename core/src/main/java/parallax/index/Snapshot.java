package parallax.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.name.ChannelName;
import parallax.name.NameMap;
import parallax.name.PackageName;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Version;

/// The recorded snapshot inside the program: real records of both worlds as public documents showed them up to
/// {@link #recordedDate}. It is a sample: what is not in it is not recorded, which never means that it does not exist.
///
/// Opening reads the manifest only; each question reads the one file that answers it and checks it against the
/// manifest. Every answer is a plain immutable value. Safe for use by several threads.
public final class Snapshot {

    private static final String FOLDER = "snapshot/";

    /// Where the snapshot's files come from.
    @FunctionalInterface
    public interface Files {
        /// The content of a file of the snapshot, or null where there is none of that name.
        @Nullable
        InputStream open(String path) throws IOException;
    }

    /// The files inside the program. A class, because a lambda costs more at start-up than reading the manifest.
    private static final class Inside implements Files {
        @Override
        public @Nullable InputStream open(String path) {
            return Snapshot.class.getResourceAsStream(FOLDER.concat(path));
        }
    }

    private final SnapshotFiles files;
    private final Manifest manifest;

    private Snapshot(SnapshotFiles files, Manifest manifest) {
        this.files = files;
        this.manifest = manifest;
    }

    /// The snapshot inside the program.
    public static Snapshot open() throws SnapshotException {
        return open(new Inside());
    }

    /// A snapshot in a folder, as the importer writes it.
    public static Snapshot open(Path folder) throws SnapshotException {
        return open(path -> {
            Path file = folder.resolve(path);
            return java.nio.file.Files.exists(file) ? java.nio.file.Files.newInputStream(file) : null;
        });
    }

    /// A snapshot from anywhere.
    public static Snapshot open(Files source) throws SnapshotException {
        SnapshotFiles files = new SnapshotFiles(source);
        return new Snapshot(files, Manifest.read(files.read(Manifest.RESOURCE)));
    }

    /// The day on which the data was collected.
    public LocalDate recordedDate() {
        return manifest.recorded();
    }

    /// All sources: PyPI, PyTorch's wheel index, conda-forge, the `pytorch` channel, then the rest by id.
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (Manifest.SourceEntry each : manifest.sources().values()) {
            sources.add(each.source());
        }
        return sources;
    }

    /// By id or by a usual other name: `PyPI`, `download.pytorch.org`, `conda.anaconda.org/pytorch`, `defaults`, in any
    /// case.
    public Optional<Source> source(String id) {
        Manifest.SourceEntry entry = manifest.sources().get(canonicalId(id));
        return entry == null ? Optional.empty() : Optional.of(entry.source());
    }

    /// A source's id, then its other names, in lower case and without scheme.
    private static final String[][] ALIASES = {
        {"pypi", "pypi.org", "pypi.org/simple"},
        {"pytorch-index", "download.pytorch.org", "download.pytorch.org/whl"},
        {"conda-forge", "conda.anaconda.org/conda-forge"},
        {"pytorch", "conda.anaconda.org/pytorch"},
        {"anaconda", "defaults", "main", "repo.anaconda.com/pkgs/main"},
    };

    private static String canonicalId(String id) {
        String plain = id.toLowerCase(Locale.ROOT);
        int scheme = plain.indexOf("://");
        plain = scheme < 0 ? plain : plain.substring(scheme + 3);
        while (plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        for (String[] row : ALIASES) {
            for (int i = 1; i < row.length; i++) {
                if (row[i].equals(plain)) {
                    return row[0];
                }
            }
        }
        return plain;
    }

    /// The other names that {@link #source} knows a source by; may be empty.
    public List<String> aliases(Source source) {
        for (String[] row : ALIASES) {
            if (row[0].equals(source.id())) {
                return List.of(row).subList(1, row.length);
            }
        }
        return List.of();
    }

    /// The packages that the source has anything recorded of, in alphabetical order.
    public List<PackageName> packages(Source source) {
        List<PackageName> names = new ArrayList<>();
        Manifest.SourceEntry entry = manifest.sources().get(source.id());
        if (entry != null) {
            for (String name : entry.packages().keySet()) {
                names.add(new PackageName(source.ecosystem(), name));
            }
        }
        return names;
    }

    /// Distinct versions among the recorded builds and seen files of the package, ascending; empty where nothing is
    /// recorded. Reads no file. One that is no version of its ecosystem is left out, as its builds are.
    public List<Version> versions(Source source, PackageName name) {
        Manifest.PackageEntry entry = entry(source, name);
        List<Version> versions = new ArrayList<>();
        if (entry == null || entry.versions().isEmpty()) {
            return versions;
        }
        int start = 0;
        while (start >= 0) {
            int end = entry.versions().indexOf('|', start);
            addVersion(
                    source,
                    entry.versions().substring(start, end < 0 ? entry.versions().length() : end),
                    versions);
            start = end < 0 ? end : end + 1;
        }
        return versions;
    }

    private static void addVersion(Source source, String text, List<Version> versions) {
        try {
            versions.add(
                    switch (source.ecosystem()) {
                        case PYPI -> Pep440Version.parse(text);
                        case CONDA, DEBIAN -> CondaVersion.parse(text);
                    });
        } catch (MalformedVersionException _) {
            // Left out; a record of it is told as unreadable.
        }
    }

    /// The recorded builds of a package; {@link PackageRecords#isEmpty} where nothing is recorded.
    public PackageRecords load(Source source, PackageName name) throws SnapshotException {
        return load(source, name, (Set<String>) null);
    }

    /// As {@link #load(Source, PackageName)}, but only the records of `versions`, spelled as {@link #versions} has
    /// them: the others are not even parsed, which counts at start-up. Files known by name only are all there.
    public PackageRecords load(Source source, PackageName name, Collection<? extends Version> versions)
            throws SnapshotException {
        Set<String> spelled = new HashSet<>();
        versions.forEach(version -> spelled.add(version.original()));
        return load(source, name, spelled);
    }

    private PackageRecords load(Source source, PackageName name, @Nullable Set<String> wanted)
            throws SnapshotException {
        TableFile table = table(source, name, "records");
        return table == null
                ? new PackageRecords(source, name, List.of(), List.of(), List.of())
                : RecordsReader.read(source, name, wanted, table);
    }

    /// The recipe that builds `name` in `source`; {@link Recipe#isEmpty} where none is recorded.
    public Recipe recipe(Source source, PackageName name) throws SnapshotException {
        TableFile table = table(source, name, "recipe");
        return table == null ? RecipeReader.NONE : RecipeReader.read(table);
    }

    /// Hotfixes and changing requirements of a package; both empty where nothing is recorded.
    public MetadataHistory metadataHistory(Source source, PackageName name) throws SnapshotException {
        TableFile table = table(source, name, "history");
        return table == null ? MetadataHistoryReader.NONE : MetadataHistoryReader.read(table);
    }

    /// What is recorded of the inside of builds of the package; empty where nothing is.
    public List<ArtifactExtract> extracts(Source source, PackageName name) throws SnapshotException {
        TableFile table = table(source, name, "extracts");
        return table == null ? List.of() : ExtractsReader.read(table);
    }

    /// What is inside those published wheels of the package that were opened; empty where none was.
    public List<WheelExtract> wheelExtracts(Source source, PackageName name) throws SnapshotException {
        TableFile table = table(source, name, "wheels");
        return table == null ? List.of() : ExtractsReader.readWheels(table);
    }

    /// What lock files say the package depends on; empty where nothing is recorded.
    public List<LockedDependencies> lockedDependencies(Source source, PackageName name) throws SnapshotException {
        TableFile table = table(source, name, "locked");
        return table == null ? List.of() : LockedReader.read(name, table);
    }

    /// The publisher's own requirement lists, of `setup.py` (which its wheels are built with) and of its conda recipe
    /// (channel `pytorch`); empty where nothing is recorded. Oldest first.
    ///
    /// @param project its name on PyPI
    public List<OfficialRequirements> officialRequirements(PackageName project) throws SnapshotException {
        TableFile table = table(manifest.shared("official/" + project.value()));
        return table == null ? List.of() : ProjectReader.official(table);
    }

    /// Release dates of a project; empty where nothing is recorded of it.
    ///
    /// @param project its name on PyPI
    public Optional<OfficialReleases> releases(PackageName project) throws SnapshotException {
        TableFile table = table(manifest.shared("releases/" + project.value()));
        return table == null ? Optional.empty() : Optional.of(ProjectReader.releases(project, table));
    }

    /// Pages that list the versions of a package in a source; empty where nothing is recorded.
    public List<VersionListing> versionListings(Source source, PackageName name) throws SnapshotException {
        TableFile table = table(manifest.shared("listings"));
        return table == null ? List.of() : ProjectReader.listings(source, name, table);
    }

    /// Public reports of mixing failures and metadata repairs.
    public List<ReportedIssue> reportedIssues() throws SnapshotException {
        TableFile table = table(manifest.shared("issues"));
        return table == null ? List.of() : ProjectReader.issues(table);
    }

    /// What public logs showed of official binaries.
    public List<BinaryObservation> binaryObservations() throws SnapshotException {
        TableFile table = table(manifest.shared("observations"));
        return table == null ? List.of() : ProjectReader.observations(table);
    }

    /// Who is who between PyPI and the channels `conda-forge` and `pytorch`; other channels have no entries.
    public NameMap names() throws SnapshotException {
        Map<ChannelName, RecordedNameMap.Channel> channels = new HashMap<>();
        TableFile table = table(manifest.shared("names"));
        if (table != null) {
            table.begin(SnapshotSection.NAME_MAPS);
            while (table.nextRow()) {
                String channel = table.text();
                String place = table.text();
                channels.put(
                        new ChannelName(channel),
                        new RecordedNameMap.Channel(
                                names("names/" + channel + "/to-pypi"),
                                names("names/" + channel + "/to-conda"),
                                place));
            }
            table.end();
        }
        return new RecordedNameMap(channels);
    }

    private NameTable names(String role) throws SnapshotException {
        Manifest.Entry entry = manifest.shared(role);
        if (entry == null) {
            throw new SnapshotException(Manifest.RESOURCE, "the file", "has no `" + role + "`");
        }
        return new NameTable(files.read(entry));
    }

    private Manifest.@Nullable PackageEntry entry(Source source, PackageName name) {
        Manifest.SourceEntry entry = manifest.sources().get(source.id());
        return entry == null || name.ecosystem() != source.ecosystem()
                ? null
                : entry.packages().get(name.value());
    }

    private @Nullable TableFile table(Source source, PackageName name, String role) throws SnapshotException {
        Manifest.PackageEntry entry = entry(source, name);
        return entry == null ? null : table(entry.files().get(role));
    }

    private @Nullable TableFile table(Manifest.@Nullable Entry entry) throws SnapshotException {
        return entry == null ? null : new TableFile(entry.path(), files.read(entry));
    }
}
