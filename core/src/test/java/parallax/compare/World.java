package parallax.compare;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.Versions;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Known;
import parallax.fact.MadeBuilds;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.index.ArtifactExtract;
import parallax.index.BinaryObservation;
import parallax.index.BuildSetting;
import parallax.index.MetadataHistory;
import parallax.index.Provenance;
import parallax.index.Recipe;
import parallax.index.RecipeRevision;
import parallax.index.Source;
import parallax.index.WheelExtract;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.version.Version;

/// One package at one source, put together in a test: `pypi("torchvision").wheel("torchvision-0.24.0-….whl",
/// "torch==2.9.0").ofSize(8_050_480)`. What a sentence leaves out is not recorded in that world.
final class World {

    static final Provenance RECIPE = new Provenance(
            "conda-forge/example-feedstock", "recipe/recipe.yaml", "0123456789abcdef", null, "recipe", null, List.of());

    /// A build as it is described; made once the order of versions is known.
    private static final class Described {
        private final String subdir;
        private final String fileName;
        private final @Nullable List<String> requires;
        private final boolean lossy;
        private @Nullable Long size;
        private @Nullable String licence;

        private Described(String subdir, String fileName, @Nullable List<String> requires, boolean lossy) {
            this.subdir = subdir;
            this.fileName = fileName;
            this.requires = requires;
            this.lossy = lossy;
        }
    }

    final Source source;
    final PackageName name;
    final Map<String, List<Version>> known = new HashMap<>();
    private final List<String> carried = new ArrayList<>();
    private final List<Described> builds = new ArrayList<>();
    private final List<RecipeRevision> revisions = new ArrayList<>();
    private final List<BuildSetting> settings = new ArrayList<>();
    private final List<ArtifactExtract> extracts = new ArrayList<>();
    private final List<WheelExtract> opened = new ArrayList<>();
    private final List<BinaryObservation> observations = new ArrayList<>();
    private final Map<String, Release.Dated> dates = new HashMap<>();
    private @Nullable String listedUpTo;
    private @Nullable String stoppedAt;
    private boolean pinned;

    World(Source source, String name) {
        this.source = source;
        this.name = PackageName.of(source.ecosystem(), name);
    }

    World carries(String... versions) {
        carried.addAll(List.of(versions));
        return this;
    }

    World wheel(String fileName, String... requires) {
        builds.add(new Described("", fileName, List.of(requires), false));
        return this;
    }

    World wheelWithoutMetadata(String fileName) {
        builds.add(new Described("", fileName, null, false));
        return this;
    }

    /// A conda build for linux-64.
    World build(String fileName, String... depends) {
        return buildOn("linux-64", fileName, depends);
    }

    World buildOn(String subdir, String fileName, String... depends) {
        builds.add(new Described(subdir, fileName, List.of(depends), false));
        return this;
    }

    /// A conda build for linux-64 as conda-lock keeps it: one spec for each name.
    World lossyBuild(String fileName, String... depends) {
        builds.add(new Described("linux-64", fileName, List.of(depends), true));
        return this;
    }

    /// Of the build just described.
    World ofSize(long bytes) {
        builds.getLast().size = bytes;
        return this;
    }

    /// Of the build just described.
    World licensed(String licence) {
        builds.getLast().licence = licence;
        return this;
    }

    World dated(String version, String day, String kind) {
        dates.put(version, new Release.Dated(LocalDate.parse(day), kind, "date of kind " + kind));
        return carries(version);
    }

    World listedUpTo(String version) {
        listedUpTo = version;
        return this;
    }

    World stoppedAt(String version) {
        stoppedAt = version;
        return this;
    }

    World pinned() {
        pinned = true;
        return this;
    }

    /// Versions of another package that exist at this source.
    World knows(String packageName, String... versions) {
        known.put(
                packageName,
                Arrays.stream(versions)
                        .map(version -> Versions.of(source.ecosystem(), version))
                        .toList());
        return this;
    }

    /// A recipe commit whose CI pins `variants` on linux-64.
    World commit(String version, int build, Map<String, List<String>> variants, RecipeRevision.Patch... patches) {
        String commit = "c%07d".formatted(revisions.size());
        Instant date = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(86_400L * revisions.size());
        revisions.add(new RecipeRevision(
                "conda-forge/example-feedstock",
                commit,
                date,
                date,
                "v" + version,
                "recipe/recipe.yaml",
                Versions.conda(version),
                build,
                List.of(),
                List.of(),
                List.of(patches),
                List.of(),
                List.of(),
                List.of(),
                Map.of("linux-64", variants),
                RECIPE));
        return this;
    }

    World sets(String name, String value) {
        settings.add(new BuildSetting(name, value, null, null, RECIPE));
        return this;
    }

    /// An artifact whose files are listed.
    World holds(String build, String version, String... files) {
        extracts.add(new ArtifactExtract(
                build,
                Versions.conda(version),
                Subdir.parse("linux-64"),
                List.of(),
                List.of(),
                null,
                List.of(files),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of("files"),
                List.of(),
                RECIPE));
        return this;
    }

    /// A wheel that was opened.
    World opened(String fileName, String version, @Nullable String licence, String... libraries) {
        opened.add(new WheelExtract(
                fileName, "0".repeat(64), Versions.pep440(version), licence, null, List.of(libraries), List.of()));
        return this;
    }

    World isSeenToBundle(String version, String... paths) {
        observations.add(new BinaryObservation(
                "bundled libraries",
                name,
                Versions.pep440(version),
                null,
                List.of(paths),
                null,
                null,
                null,
                "a log of ldd"));
        return this;
    }

    Distribution in(ReleaseVersion.Order order) {
        Map<ReleaseVersion, List<Build>> byRelease = new TreeMap<>();
        carried.forEach(version -> byRelease.putIfAbsent(release(version, order), new ArrayList<>()));
        revisions.forEach(
                revision -> byRelease.putIfAbsent(release(revision.version().original(), order), new ArrayList<>()));
        for (Described each : builds) {
            Build build = made(each, order);
            byRelease.computeIfAbsent(build.release(), _ -> new ArrayList<>()).add(build);
        }
        List<Release> releases = new ArrayList<>();
        byRelease.forEach((version, ofRelease) -> releases.add(released(version, ofRelease, order)));
        return new Distribution(
                source,
                name,
                releases,
                pinned,
                listedUpTo == null ? null : release(listedUpTo, order),
                listedUpTo == null && stoppedAt == null ? List.of() : List.of(said("list of versions")),
                stoppedAt == null ? null : release(stoppedAt, order),
                new Recipe(
                        revisions.isEmpty() ? "" : "conda-forge/example-feedstock",
                        revisions,
                        List.of(),
                        settings,
                        List.of()),
                new MetadataHistory(List.of(), List.of()),
                extracts,
                opened,
                List.of(),
                observations,
                List.of(),
                List.of());
    }

    private Release released(ReleaseVersion version, List<Build> ofRelease, ReleaseVersion.Order order) {
        Release.Dated date = dates.get(version.toString());
        Known<Release.Dated> firstSeen = date == null
                ? Known.unknown("no date of it is recorded")
                : Known.fact(date, said(version + ": " + date.kind() + " " + date.day()));
        List<RecipeRevision> made = revisions.stream()
                .filter(revision ->
                        release(revision.version().original(), order).equals(version))
                .toList();
        return new Release(version, ofRelease, made, List.of(said(version + ": record")), firstSeen);
    }

    private Build made(Described build, ReleaseVersion.Order order) {
        return build.subdir.isEmpty()
                ? MadeBuilds.wheel(source, order, build.fileName, build.requires, build.size, null)
                : MadeBuilds.conda(
                        source,
                        order,
                        build.subdir,
                        build.fileName,
                        build.requires == null ? List.of() : build.requires,
                        build.lossy,
                        build.licence,
                        build.size,
                        null);
    }

    private Evidence said(String what) {
        return new Evidence(source.id(), what);
    }

    private static ReleaseVersion release(String version, ReleaseVersion.Order order) {
        return ReleaseVersion.parse(version, order).orElseThrow();
    }
}
