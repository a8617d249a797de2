package parallax.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.Hotfix;
import parallax.index.IndexRecord;
import parallax.index.OfficialRelease;
import parallax.index.OfficialReleases;
import parallax.index.PackageRecords;
import parallax.index.Recipe;
import parallax.index.RecipeRevision;
import parallax.index.SeenFile;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.VersionListing;
import parallax.index.WheelRecord;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.CondaFilename;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Target;
import parallax.reference.Reference;
import parallax.reference.Selection;
import parallax.version.Version;

/// Gathers everything recorded of one package at one source.
public final class DistributionReader {

    /// The channel that the recorded dates of kind `conda_build` were read in.
    private static final String PUBLISHERS_CHANNEL = "pytorch";

    /// Length of `2026-11-23`.
    private static final int ISO_DAY = 10;

    private final Snapshot snapshot;
    private final ReleaseVersion.Order order;
    /// The project whose official release dates speak of the package, `torchvision` for a conda package of any name.
    private final PackageName project;

    private final Target target;

    /// @param project its name on PyPI; release dates are recorded under it
    /// @param target requirements are read for it: those whose marker cannot hold there are left out
    public DistributionReader(Snapshot snapshot, ReleaseVersion.Order order, PackageName project, Target target) {
        this.snapshot = snapshot;
        this.order = order;
        this.project = project;
        this.target = target;
    }

    /// @throws SnapshotException where the snapshot cannot be read; never an incomplete answer
    public Distribution read(Reference reference) throws SnapshotException {
        Source source = reference.source();
        PackageRecords records = snapshot.load(source, reference.name());
        Recipe recipe = snapshot.recipe(source, reference.name());
        List<VersionListing> listings = snapshot.versionListings(source, reference.name());

        Gathering gathering = new Gathering(source, reference.selection());
        gathering.addRecords(records, snapshot);
        gathering.addSeenFiles(records.seenFiles());
        gathering.addRecipe(recipe);
        gathering.addListings(listings);

        return new Distribution(
                source,
                reference.name(),
                gathering.releases(snapshot.releases(project)),
                !reference.selection().any(),
                gathering.listedUpTo,
                gathering.listing,
                gathering.stoppedAt,
                recipe,
                snapshot.metadataHistory(source, reference.name()),
                snapshot.extracts(source, reference.name()),
                snapshot.wheelExtracts(source, reference.name()),
                snapshot.officialRequirements(project),
                snapshot.binaryObservations().stream()
                        .filter(seen -> project.equals(seen.packageName())
                                && source.id().equals("pypi"))
                        .toList(),
                gathering.seenFiles,
                records.unreadable());
    }

    /// The releases as they are put together from several kinds of rows.
    private final class Gathering {
        private final Source source;
        private final Selection selection;
        private final Map<ReleaseVersion, List<Build>> builds = new TreeMap<>();
        private final Map<ReleaseVersion, List<RecipeRevision>> revisions = new HashMap<>();
        private final Map<ReleaseVersion, Set<Evidence>> existence = new TreeMap<>();
        private final Map<String, Optional<ReleaseVersion>> versions = new HashMap<>();
        private final List<Evidence> listing = new ArrayList<>();
        private final List<SeenFile> seenFiles = new ArrayList<>();
        private @Nullable ReleaseVersion listedUpTo;
        private @Nullable ReleaseVersion stoppedAt;

        private Gathering(Source source, Selection selection) {
            this.source = source;
            this.selection = selection;
        }

        private Optional<ReleaseVersion> version(Version version) {
            return versions.computeIfAbsent(version.original(), _ -> ReleaseVersion.of(version, order));
        }

        private void exists(ReleaseVersion version, Evidence evidence) {
            existence.computeIfAbsent(version, _ -> new LinkedHashSet<>()).add(evidence);
        }

        private void addRecords(PackageRecords records, Snapshot snapshot) throws SnapshotException {
            RequirementReader requirements = new RequirementReader(
                    source, records.wheels(), snapshot.lockedDependencies(source, records.name()), target);
            List<Hotfix> hotfixes =
                    snapshot.metadataHistory(source, records.name()).hotfixes();
            for (IndexRecord record : records.records()) {
                if (!selection.admits(record)) {
                    continue;
                }
                Optional<ReleaseVersion> release = version(record.version());
                if (release.isEmpty()) {
                    continue;
                }
                List<Build> ofRelease = builds.computeIfAbsent(release.get(), _ -> new ArrayList<>());
                if (ofRelease.isEmpty()) {
                    exists(release.get(), Evidences.of(source, record, "record"));
                }
                ofRelease.add(
                        switch (record) {
                            case WheelRecord wheel -> WheelTraits.build(wheel, release.get(), requirements.of(wheel));
                            case CondaRecord conda ->
                                CondaTraits.build(conda, release.get(), requirements.of(conda, hotfixes));
                        });
            }
        }

        private void addSeenFiles(List<SeenFile> files) {
            for (SeenFile file : files) {
                try {
                    CondaFilename name = CondaFilename.parse(file.fileName());
                    if (selection.admitsBuild(name.version(), name.build())) {
                        seenFiles.add(file);
                        version(name.version())
                                .ifPresent(release ->
                                        exists(release, Evidences.of(file.provenance(), file.fileName() + " listed")));
                    }
                } catch (MalformedFilenameException _) {
                    // A name that cannot be read shows no version.
                }
            }
        }

        private void addRecipe(Recipe recipe) {
            for (RecipeRevision revision : recipe.revisions()) {
                if (selection.admitsVersion(revision.version())) {
                    version(revision.version()).ifPresent(release -> {
                        revisions
                                .computeIfAbsent(release, _ -> new ArrayList<>())
                                .add(revision);
                        exists(release, Evidences.of(revision, "version"));
                    });
                }
            }
        }

        private void addListings(List<VersionListing> listings) {
            for (VersionListing each : listings) {
                Evidence evidence = new Evidence(source.id(), "list of versions: " + each.note());
                Optional<ReleaseVersion> newest = version(each.newestCovered());
                if (newest.isEmpty()) {
                    continue;
                }
                if (each.versions() == null) {
                    stoppedAt = newest.get();
                } else {
                    if (listedUpTo == null || listedUpTo.compareTo(newest.get()) < 0) {
                        listedUpTo = newest.get();
                    }
                    for (Version listed : each.versions()) {
                        if (selection.admitsVersion(listed)) {
                            version(listed).ifPresent(release -> exists(release, evidence));
                        }
                    }
                }
                listing.add(evidence);
            }
        }

        private List<Release> releases(Optional<OfficialReleases> official) {
            List<Release> releases = new ArrayList<>();
            existence.forEach((version, evidence) -> {
                List<Build> ofRelease = builds.getOrDefault(version, List.of());
                List<RecipeRevision> made = revisions.getOrDefault(version, List.of());
                releases.add(new Release(
                        version,
                        ofRelease,
                        made,
                        List.copyOf(evidence),
                        firstSeen(version, ofRelease, made, official)));
            });
            return releases;
        }

        private Known<Release.Dated> firstSeen(
                ReleaseVersion version,
                List<Build> ofRelease,
                List<RecipeRevision> made,
                Optional<OfficialReleases> official) {
            Optional<Known<Release.Dated>> recorded = earliest(ofRelease);
            if (!made.isEmpty()) {
                RecipeRevision first = made.getFirst();
                LocalDate committed = day(first.commitDate());
                // A build can leave a branch or a pull request before the commit reaches the main branch.
                boolean recordedBefore = recorded.flatMap(Known::toOptional)
                        .filter(dated -> dated.day().isBefore(committed))
                        .isPresent();
                return recordedBefore
                        ? recorded.get()
                        : Known.fact(
                                new Release.Dated(committed, "recipe_commit", "first recipe commit"),
                                Evidences.of(first, "commit date"));
            }
            Known<Release.Dated> stated = official.flatMap(releases -> officialDate(version, releases))
                    .orElse(Known.unknown("no release date of " + version + " is recorded"));
            if (stated.toOptional().isPresent()) {
                return stated;
            }
            return recorded.orElse(stated);
        }

        /// The publisher's date holds for every index of Python packages; of the publisher's own channel only the dates
        /// that were read there.
        private Optional<Known<Release.Dated>> officialDate(ReleaseVersion version, OfficialReleases releases) {
            if (source.ecosystem() != Ecosystem.PYPI && !source.id().equals(PUBLISHERS_CHANNEL)) {
                return Optional.empty();
            }
            for (OfficialRelease release : releases.releases()) {
                if (version(release.version()).filter(version::equals).isPresent()) {
                    return source.ecosystem() == Ecosystem.PYPI
                            ? Optional.of(dated(releases, release, release.kind(), release.date()))
                            : release.evidence().stream()
                                    .filter(each -> each.kind() == OfficialRelease.Kind.CONDA_BUILD)
                                    .findFirst()
                                    .map(each -> dated(
                                            releases,
                                            release,
                                            each.kind(),
                                            LocalDate.parse(each.date().substring(0, ISO_DAY))));
                }
            }
            return Optional.empty();
        }

        private static Known<Release.Dated> dated(
                OfficialReleases releases, OfficialRelease release, OfficialRelease.Kind kind, LocalDate day) {
            String read = release.evidence().stream()
                    .filter(each -> each.kind() == kind)
                    .map(OfficialRelease.Dated::source)
                    .findFirst()
                    .orElse("");
            return Known.fact(
                    new Release.Dated(day, kind.id(), kind.description()),
                    new Evidence(releases.publisher(), release.tag() + ": " + kind.id() + " " + day + ", " + read));
        }

        private Optional<Known<Release.Dated>> earliest(List<Build> ofRelease) {
            Build first = null;
            for (Build build : ofRelease) {
                Instant published = build.published();
                if (published != null
                        && (first == null || first.published() == null || published.isBefore(first.published()))) {
                    first = build;
                }
            }
            if (first == null || first.published() == null) {
                return Optional.empty();
            }
            boolean conda = first.record() instanceof CondaRecord;
            return Optional.of(Known.fact(
                    new Release.Dated(
                            day(first.published()),
                            conda ? "recorded_build" : "recorded_upload",
                            conda ? "earliest recorded build" : "earliest recorded upload"),
                    Evidences.of(source, first.record(), conda ? "timestamp" : "upload time")));
        }

        private static LocalDate day(Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC);
        }
    }
}
