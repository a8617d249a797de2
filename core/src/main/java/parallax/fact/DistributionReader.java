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
import parallax.platform.CondaFilename;
import parallax.platform.MalformedFilenameException;
import parallax.reference.Reference;
import parallax.reference.Selection;

/// Gathers everything recorded of one package at one source.
public final class DistributionReader {

    private final Snapshot snapshot;
    private final ReleaseVersion.Order order;
    /// The project whose official release dates speak of the package, `torchvision` for a conda package of any name.
    private final String project;

    /// @param project name of the project on PyPI; release dates are recorded under it
    public DistributionReader(Snapshot snapshot, ReleaseVersion.Order order, String project) {
        this.snapshot = snapshot;
        this.order = order;
        this.project = project;
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
                snapshot.officialRequirements(project),
                snapshot.binaryObservations().stream()
                        .filter(seen -> project.equals(seen.packageName()) && source.id().equals("pypi"))
                        .toList(),
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
        private @Nullable ReleaseVersion listedUpTo;
        private @Nullable ReleaseVersion stoppedAt;

        private Gathering(Source source, Selection selection) {
            this.source = source;
            this.selection = selection;
        }

        private Optional<ReleaseVersion> version(String text) {
            return versions.computeIfAbsent(text, each -> ReleaseVersion.parse(each, order));
        }

        private void exists(ReleaseVersion version, Evidence evidence) {
            existence.computeIfAbsent(version, _ -> new LinkedHashSet<>()).add(evidence);
        }

        private void addRecords(PackageRecords records, Snapshot snapshot) throws SnapshotException {
            RequirementReader requirements = new RequirementReader(
                    source, records.wheels(), snapshot.lockedDependencies(source, records.name()));
            BuildReader reader = new BuildReader(requirements);
            for (IndexRecord record : records.records()) {
                if (!selection.admits(record)) {
                    continue;
                }
                Optional<ReleaseVersion> release = release(record);
                if (release.isEmpty()) {
                    continue;
                }
                List<Build> ofRelease = builds.computeIfAbsent(release.get(), _ -> new ArrayList<>());
                if (ofRelease.isEmpty()) {
                    exists(release.get(), Evidences.of(source, record, "record"));
                }
                ofRelease.add(reader.read(record, release.get()));
            }
        }

        private Optional<ReleaseVersion> release(IndexRecord record) {
            return versions.computeIfAbsent(
                    record.version().original(), _ -> ReleaseVersion.of(record.version(), order));
        }

        private void addSeenFiles(List<SeenFile> files) {
            for (SeenFile file : files) {
                try {
                    CondaFilename name = CondaFilename.parse(file.fileName());
                    String version = name.version().original();
                    if (selection.admitsBuild(version, name.build())) {
                        version(version)
                                .ifPresent(release ->
                                        exists(release, Evidences.of(file.provenance(), file.fileName() + " listed")));
                    }
                } catch (MalformedFilenameException _) {
                    // A name that cannot be read shows no version; the file stays visible to `inspect`.
                    continue;
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
                    for (String text : each.versions()) {
                        if (selection.admitsVersion(text)) {
                            version(text).ifPresent(release -> exists(release, evidence));
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
            if (!made.isEmpty()) {
                RecipeRevision first = made.getFirst();
                return Known.fact(
                        new Release.Dated(day(first.commitDate()), "recipe_commit", "first recipe commit"),
                        Evidences.of(first, "commit date"));
            }
            Known<Release.Dated> stated = official.flatMap(releases -> officialDate(version, releases))
                    .orElse(Known.unknown("no release date of " + version + " is recorded"));
            if (stated.toOptional().isPresent()) {
                return stated;
            }
            return earliest(ofRelease).orElse(stated);
        }

        private Optional<Known<Release.Dated>> officialDate(ReleaseVersion version, OfficialReleases releases) {
            for (OfficialRelease release : releases.releases()) {
                if (speaksOfSource(release) && version(release.version()).filter(version::equals).isPresent()) {
                    return Optional.of(Known.fact(
                            new Release.Dated(
                                    release.date(),
                                    release.kind().id(),
                                    release.kind().description()),
                            new Evidence(
                                    releases.publisher(),
                                    release.tag() + ": " + release.kind().id() + " " + release.date() + ", "
                                            + source(release))));
                }
            }
            return Optional.empty();
        }

        /// The publisher's dates hold for every index of Python packages, and for the publisher's own channel.
        private boolean speaksOfSource(OfficialRelease release) {
            return source.ecosystem() == Ecosystem.PYPI
                    || (source.id().equals("pytorch") && release.version().length() > 0);
        }

        private static String source(OfficialRelease release) {
            return release.evidence().stream()
                    .filter(dated -> dated.kind() == release.kind())
                    .map(OfficialRelease.Dated::source)
                    .findFirst()
                    .orElse("");
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

    /// Turns a record into a build.
    private static final class BuildReader {
        private final RequirementReader requirements;

        private BuildReader(RequirementReader requirements) {
            this.requirements = requirements;
        }

        private Build read(IndexRecord record, ReleaseVersion release) {
            return switch (record) {
                case WheelRecord wheel -> WheelTraits.build(wheel, release, requirements.of(wheel));
                case CondaRecord conda -> CondaTraits.build(conda, release, requirements.of(conda));
            };
        }
    }
}
