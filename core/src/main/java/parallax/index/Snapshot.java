package parallax.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.name.NameMap;
import parallax.name.PackageName;

/// The recorded snapshot inside the program: real records of both worlds as public documents showed them up to
/// {@link #recordedDate}. It is a sample: what is not in it is not recorded, which never means that it does not exist.
///
/// Opening reads the manifest only; each question reads the one file that answers it and checks it against the
/// manifest. Every answer is a plain immutable value. Safe for use by several threads.
public final class Snapshot {

    /// Where the snapshot's files come from.
    @FunctionalInterface
    public interface Files {
        /// The content of a file of the snapshot, or null where there is none of that name.
        @Nullable
        InputStream open(String name) throws IOException;
    }

    private Snapshot() {}

    /// The snapshot inside the program.
    public static Snapshot open() throws SnapshotException {
        throw new SnapshotException("manifest", "the file", "not there yet");
    }

    /// A snapshot in a folder, as the importer writes it.
    public static Snapshot open(Path folder) throws SnapshotException {
        throw new SnapshotException(folder.toString(), "the file", "not there yet");
    }

    /// A snapshot from anywhere.
    public static Snapshot open(Files files) throws SnapshotException {
        throw new SnapshotException(files.toString(), "the file", "not there yet");
    }

    /// The day on which the data was collected.
    public LocalDate recordedDate() {
        return LocalDate.EPOCH;
    }

    /// All sources, PyPI first, conda-forge second.
    public List<Source> sources() {
        return List.of();
    }

    /// By id or by a usual other name: `PyPI`, `download.pytorch.org`, `conda.anaconda.org/pytorch`, in any case.
    public Optional<Source> source(String id) {
        return Optional.empty();
    }

    /// The packages that the source has anything recorded of, in alphabetical order.
    public List<PackageName> packages(Source source) {
        return List.of();
    }

    /// Distinct versions among the recorded builds and seen files of the package, ascending; empty where nothing is
    /// recorded. Reads no file.
    public List<String> versions(Source source, PackageName name) {
        return List.of();
    }

    /// The recorded builds of a package; {@link PackageRecords#isEmpty} where nothing is recorded.
    public PackageRecords load(Source source, PackageName name) throws SnapshotException {
        return new PackageRecords(source, name, List.of(), List.of(), List.of(), List.of());
    }

    /// The recipe that builds `name` in `source`; {@link Recipe#isEmpty} where none is recorded.
    public Recipe recipe(Source source, PackageName name) throws SnapshotException {
        return new Recipe("", List.of(), List.of(), List.of(), List.of());
    }

    /// Hotfixes and changing requirements of a package; both empty where nothing is recorded.
    public MetadataHistory metadataHistory(Source source, PackageName name) throws SnapshotException {
        return new MetadataHistory(List.of(), List.of());
    }

    /// What is recorded of the inside of builds of the package; empty where nothing is.
    public List<ArtifactExtract> extracts(Source source, PackageName name) throws SnapshotException {
        return List.of();
    }

    /// What lock files say the package depends on; empty where nothing is recorded.
    public List<LockedDependencies> lockedDependencies(Source source, PackageName name) throws SnapshotException {
        return List.of();
    }

    /// The publisher's own requirement lists, for the `setup.py` (any source) and the conda recipe; empty where nothing
    /// is recorded.
    public List<OfficialRequirements> officialRequirements(String project) throws SnapshotException {
        return List.of();
    }

    /// Release dates of a project; empty where nothing is recorded of it.
    public Optional<OfficialReleases> releases(String project) throws SnapshotException {
        return Optional.empty();
    }

    /// Pages that list the versions of a package in a source; empty where nothing is recorded.
    public List<VersionListing> versionListings(Source source, PackageName name) throws SnapshotException {
        return List.of();
    }

    /// Public reports of mixing failures and metadata repairs.
    public List<ReportedIssue> reportedIssues() throws SnapshotException {
        return List.of();
    }

    /// What public logs showed of official binaries.
    public List<BinaryObservation> binaryObservations() throws SnapshotException {
        return List.of();
    }

    /// Who is who across ecosystems.
    public NameMap names() throws SnapshotException {
        throw new SnapshotException("names", "the file", "not there yet");
    }
}
