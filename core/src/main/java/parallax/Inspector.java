package parallax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.compare.Counterparts;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.DistributionReader;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.Known;
import parallax.fact.PythonSupport;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.fact.Requirements;
import parallax.finding.Inspection;
import parallax.finding.Inspection.Entry;
import parallax.finding.Inspection.Section;
import parallax.finding.Unknown;
import parallax.index.CondaRecord;
import parallax.index.RecipeRevision;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.WheelRecord;
import parallax.name.ChannelName;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.reference.Reference;

/// Answers `inspect`: everything recorded of one subject, field by field.
final class Inspector {

    private static final ChannelName CONDA_FORGE = new ChannelName(ReferenceResolver.CONDA_FORGE);

    private final Snapshot snapshot;
    private final TreeSet<Unknown> unknown = new TreeSet<>();

    Inspector(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Inspection inspect(String text, Target target) throws Trouble, SnapshotException {
        Reference reference = new ReferenceResolver(snapshot).subject(text);
        Counterparts counterparts = new Counterparts(snapshot.names());
        ReleaseVersion.Order order = reference.source().ecosystem() == Ecosystem.PYPI
                ? ReleaseVersion.Order.PEP440
                : ReleaseVersion.Order.CONDA;
        PackageName project = Comparer.project(counterparts, reference);
        Distribution side =
                new Comparer(snapshot).read(new DistributionReader(snapshot, order, project, target), order, reference);
        Build build = newestBuild(side, target);
        List<Section> sections = new ArrayList<>();
        sections.add(identity(side, project));
        sections.add(releases(side));
        if (build == null) {
            unknown.add(
                    new Unknown("builds of " + side.name() + " for " + target.describe(), "no such build is recorded"));
        } else {
            sections.add(build(side, build));
            requirements(build).ifPresent(sections::add);
            recipe(side, build).ifPresent(sections::add);
        }
        sections.addAll(RecordedSections.of(side, build));
        return new Inspection(target, Subjects.of(snapshot, reference, side, build), sections, List.copyOf(unknown));
    }

    /// The recorded build that a reference stands for; null where none is recorded for the target.
    static @Nullable Build find(Snapshot snapshot, String text, Target target) throws Trouble, SnapshotException {
        Reference reference = new ReferenceResolver(snapshot).subject(text);
        ReleaseVersion.Order order = reference.source().ecosystem() == Ecosystem.PYPI
                ? ReleaseVersion.Order.PEP440
                : ReleaseVersion.Order.CONDA;
        PackageName project = Comparer.project(new Counterparts(snapshot.names()), reference);
        Distribution side =
                new Comparer(snapshot).read(new DistributionReader(snapshot, order, project, target), order, reference);
        return newestBuild(side, target);
    }

    /// The build for the target of the newest release that has one: of several the one with the highest build number,
    /// then one whose own requirements are recorded, then an ordinary Python before a free-threaded one, then
    /// by name.
    private static @Nullable Build newestBuild(Distribution side, Target target) {
        for (Release release : side.releases().reversed()) {
            Optional<Build> best = release.builds().stream()
                    .filter(build -> build.suits(target))
                    .max(Comparator.comparingInt(Inspector::number)
                            .thenComparing(Inspector::statesItsRequirements)
                            .thenComparing(build -> !build.freeThreaded())
                            .thenComparing(Build::fileName));
            if (best.isPresent() && !release.version().isPreRelease()) {
                return best.get();
            }
        }
        return null;
    }

    private static int number(Build build) {
        return build.number() == null ? -1 : build.number();
    }

    private static boolean statesItsRequirements(Build build) {
        return switch (build.record()) {
            case WheelRecord wheel -> wheel.requiresDist() != null;
            case CondaRecord conda -> !conda.lossy();
        };
    }

    private Section identity(Distribution side, PackageName project) throws SnapshotException {
        List<Entry> entries = new ArrayList<>();
        Evidence source = new Evidence(side.source().id(), side.source().locator());
        entries.add(new Entry("package", side.name().value(), List.of(source)));
        entries.add(
                new Entry("source", side.source().title() + ", " + side.source().locator(), List.of(source)));
        if (side.source().ecosystem() == Ecosystem.CONDA) {
            for (NameMap.Entry entry :
                    snapshot.names().toPypi(side.name(), side.source().channel())) {
                String pypi = entry.pypi().isEmpty()
                        ? "no Python project"
                        : String.join(
                                ", ",
                                entry.pypi().stream().map(PackageName::value).toList());
                entries.add(new Entry("on PyPI", pypi, List.of(Counterparts.mapping(entry, pypi))));
            }
        } else {
            for (NameMap.Entry entry : snapshot.names().toConda(project, CONDA_FORGE)) {
                String conda = entry.conda().value();
                entries.add(new Entry("at conda-forge", conda, List.of(Counterparts.mapping(entry, project.value()))));
            }
        }
        return new Section("identity", "What it is", entries);
    }

    private Section releases(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (Release release : side.releases().reversed()) {
            List<Evidence> evidence = new ArrayList<>();
            evidence.add(release.existence().getFirst());
            String date = switch (release.firstSeen()) {
                case Known.Fact<Release.Dated>(Release.Dated dated, List<Evidence> said) -> {
                    evidence.addAll(said);
                    yield dated.day() + " (" + dated.words() + ")";
                }
                case Known.Unknown<Release.Dated>(String why) -> {
                    unknown.add(new Unknown("date of " + release.version(), why));
                    yield "date not recorded";
                }
            };
            TreeSet<Subdir> platforms = new TreeSet<>();
            TreeSet<PythonSupport> pythons = new TreeSet<>();
            TreeSet<Accelerator> accelerators = new TreeSet<>(Accelerator.ASCENDING);
            for (Build build : release.builds()) {
                platforms.addAll(build.platforms());
                pythons.addAll(build.pythons());
                accelerators.add(build.accelerator());
            }
            String builds = release.builds().isEmpty()
                    ? "no build recorded"
                    : release.builds().size() + (release.builds().size() == 1 ? " build" : " builds") + " recorded: "
                            + String.join(
                                    ", ", platforms.stream().map(Subdir::value).toList()) + "; Python "
                            + String.join(
                                    ", ",
                                    pythons.stream()
                                            .map(PythonSupport::toString)
                                            .toList())
                            + "; accelerator "
                            + String.join(
                                    ", ",
                                    accelerators.stream()
                                            .map(Accelerator::toString)
                                            .toList());
            entries.add(new Entry(release.version().toString(), date + "; " + builds, evidence));
        }
        return new Section("releases", "Releases, newest first", entries);
    }

    private Section build(Distribution side, Build build) {
        List<Entry> entries = new ArrayList<>();
        Evidence evidence = Evidences.of(side.source(), build.record(), "record");
        for (String line : RecordText.of(build.record()).split("\n", -1)) {
            int colon = line.indexOf(": ");
            String label = line.substring(0, colon);
            if (!label.equals("depends") && !label.equals("requires_dist")) {
                entries.add(new Entry(label, line.substring(colon + 2), List.of(evidence)));
            }
            if (line.endsWith("not recorded") && !label.equals("requires_dist")) {
                unknown.add(new Unknown(label + " of " + build.fileName(), "its record does not state it"));
            }
        }
        entries.add(new Entry("accelerator", build.accelerator().toString(), List.of(evidence)));
        entries.add(new Entry("recorded in", build.record().provenance().locator(), List.of(evidence)));
        return new Section("build", "The build " + build.fileName(), entries);
    }

    private Optional<Section> requirements(Build build) {
        return switch (build.requirements()) {
            case Known.Unknown<Requirements>(String why) -> {
                unknown.add(new Unknown("requirements of " + build.fileName(), why));
                yield Optional.empty();
            }
            case Known.Fact<Requirements>(Requirements requirements, List<Evidence> _) -> {
                List<Entry> entries = new ArrayList<>();
                for (Dependency dependency : requirements.required()) {
                    entries.add(new Entry(
                            dependency.name().value(),
                            dependency.constraint().text()
                                    + (dependency.condition() == null ? "" : " when " + dependency.condition()),
                            List.of(dependency.evidence())));
                }
                for (Dependency dependency : requirements.optional()) {
                    entries.add(new Entry(
                            dependency.name() + " (extra " + dependency.extra() + ")",
                            dependency.constraint().text(),
                            List.of(dependency.evidence())));
                }
                if (!requirements.complete()) {
                    unknown.add(new Unknown(
                            "further requirements of " + build.fileName(),
                            "its requirements are recorded incompletely"));
                }
                yield entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Section("requirements", "What it requires, from " + requirements.basis(), entries));
            }
        };
    }

    private Optional<Section> recipe(Distribution side, Build build) {
        Optional<Release> release = side.release(build.release());
        if (release.isEmpty() || release.get().revisions().isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (RecipeRevision revision : release.get().revisions()) {
            entries.add(new Entry(
                    "build " + revision.buildNumber(),
                    RecordText.of(revision),
                    List.of(Evidences.of(revision, "recipe"))));
        }
        return Optional.of(new Section("recipe", "How its recipe made " + build.release(), entries));
    }
}
