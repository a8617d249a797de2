package parallax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.compare.BuildChooser;
import parallax.compare.Counterparts;
import parallax.compare.Findings;
import parallax.compare.Pair;
import parallax.compare.Rule;
import parallax.compare.Rules;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.DistributionReader;
import parallax.fact.Evidence;
import parallax.fact.ImpliedAccelerator;
import parallax.fact.ImpliedAcceleratorReader;
import parallax.fact.Known;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Comparison;
import parallax.index.ReportedIssue;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.Unreadable;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.name.PackageName;
import parallax.platform.CudaOffer;
import parallax.platform.Target;
import parallax.reference.Reference;
import parallax.reference.Selection;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.SpecifierSet;

/// Answers `compare`: reads both distributions, chooses the builds, asks every rule.
final class Comparer {

    private final Snapshot snapshot;
    private final ReferenceResolver resolver;

    Comparer(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.resolver = new ReferenceResolver(snapshot);
    }

    /// The comparison with what it was made from, for `why`.
    record Answer(Comparison comparison, Pair pair) {}

    Answer compare(List<String> texts, Target target) throws Trouble, SnapshotException {
        ReferenceResolver.Two references = resolver.two(texts);
        Reference leftReference = references.left();
        Reference rightReference = references.right();
        ReleaseVersion.Order order = leftReference.source().ecosystem() == Ecosystem.PYPI
                        || rightReference.source().ecosystem() == Ecosystem.PYPI
                ? ReleaseVersion.Order.PEP440
                : ReleaseVersion.Order.CONDA;
        Counterparts counterparts = new Counterparts(snapshot.names());
        PackageName project = project(counterparts, leftReference, rightReference);
        DistributionReader reader = new DistributionReader(snapshot, order, project, target);
        Distribution left = read(reader, order, leftReference);
        Distribution right = read(reader, order, rightReference);
        ImpliedAcceleratorReader implied = new ImpliedAcceleratorReader(snapshot);
        Known<ImpliedAccelerator> leftImplied = implied.of(left, target);
        Known<ImpliedAccelerator> rightImplied = implied.of(right, target);
        requireTarget(left, leftImplied, right, rightImplied, target);

        Pair.@Nullable Builds builds = BuildChooser.choose(
                        left, right, target, accelerator(leftImplied), accelerator(rightImplied))
                .orElse(null);
        Pair pair = new Pair(
                left,
                right,
                builds,
                target,
                counterparts,
                snapshot::versions,
                alsoPublished(reader, left, right),
                issuesAbout(project),
                leftImplied,
                rightImplied);
        Findings findings = new Findings();
        for (Rule rule : Rules.ALL) {
            rule.examine(pair, findings);
        }
        unreadable(left, findings);
        unreadable(right, findings);
        Comparison comparison = new Comparison(
                target,
                Subjects.of(snapshot, leftReference, left, builds == null ? null : builds.left()),
                Subjects.of(snapshot, rightReference, right, builds == null ? null : builds.right()),
                scope(pair, references),
                findings.findings(),
                findings.highlights(),
                findings.unknown());
        return new Answer(comparison, pair);
    }

    private static Accelerator accelerator(Known<ImpliedAccelerator> implied) {
        return implied.toOptional().map(ImpliedAccelerator::accelerator).orElse(new Accelerator.Unstated());
    }

    /// The project's name on PyPI, under which release dates and reports are recorded.
    static PackageName project(Counterparts counterparts, Reference... references) {
        for (Reference reference : references) {
            if (reference.source().ecosystem() == Ecosystem.PYPI) {
                return reference.name();
            }
        }
        for (Reference reference : references) {
            Optional<NameMap.Entry> entry = counterparts.toPypi(reference.source(), reference.name());
            if (entry.isPresent()) {
                return entry.get().pypi().getFirst();
            }
        }
        return PackageName.pypi(references[0].name().value());
    }

    /// @param order that of `reader`
    /// @throws Trouble where the reference selects nothing
    Distribution read(DistributionReader reader, ReleaseVersion.Order order, Reference reference)
            throws Trouble, SnapshotException {
        Distribution distribution = reader.read(reference);
        boolean noBuild = reference.selection().asksForBuild()
                && distribution.releases().stream()
                        .allMatch(release -> release.builds().isEmpty());
        if (distribution.releases().isEmpty() || noBuild) {
            Distribution whole = reader.read(
                    new Reference(reference.text(), reference.source(), reference.name(), everything(reference)));
            throw new MissingRelease(snapshot, reader, order, reference, whole).trouble();
        }
        return distribution;
    }

    private static Selection everything(Reference reference) throws Trouble {
        try {
            return switch (reference.selection()) {
                case Selection.Python _ -> new Selection.Python(SpecifierSet.parse(""));
                case Selection.Conda _ ->
                    new Selection.Conda(MatchSpec.parse(reference.name().value()));
            };
        } catch (MalformedVersionException | MalformedRequirementException e) {
            throw new Trouble(String.valueOf(e.getMessage()), null, e);
        }
    }

    /// A target that neither side is known to build for would give an empty report that looks like "no differences".
    private static void requireTarget(
            Distribution left,
            Known<ImpliedAccelerator> leftImplied,
            Distribution right,
            Known<ImpliedAccelerator> rightImplied,
            Target target)
            throws Trouble {
        if (Support.suits(left, leftImplied, target) || Support.suits(right, rightImplied, target)) {
            return;
        }
        throw new Trouble(
                "neither side is known to build for " + target.describe(),
                left.source().title() + " has " + Support.of(left, leftImplied).describe() + "; "
                        + right.source().title() + " has "
                        + Support.of(right, rightImplied).describe());
    }

    /// The other indexes of Python packages that carry the same project.
    private List<Distribution> alsoPublished(DistributionReader reader, Distribution left, Distribution right)
            throws SnapshotException {
        List<Distribution> others = new ArrayList<>();
        for (Distribution side : List.of(left, right)) {
            if (side.source().id().equals(ReferenceResolver.PYPI) && !side.pinned()) {
                Optional<Source> index = snapshot.source("pytorch-index");
                if (index.isPresent()
                        && !index.get().equals(left.source())
                        && !index.get().equals(right.source())
                        && snapshot.packages(index.get()).contains(side.name())) {
                    others.add(reader.read(new Reference(
                            index.get().id() + "::" + side.name(),
                            index.get(),
                            side.name(),
                            new Selection.Python(emptySpecifier()))));
                }
            }
        }
        return others;
    }

    private static SpecifierSet emptySpecifier() {
        try {
            return SpecifierSet.parse("");
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ReportedIssue> issuesAbout(PackageName project) throws SnapshotException {
        List<ReportedIssue> about = new ArrayList<>();
        for (ReportedIssue issue : snapshot.reportedIssues()) {
            if (namesWord(issue.title().toLowerCase(Locale.ROOT), project.value())) {
                about.add(issue);
            }
        }
        return about;
    }

    /// `torch` is no word of `torchvision::nms`.
    private static boolean namesWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static void unreadable(Distribution side, Findings findings) {
        for (Unreadable row : side.unreadable()) {
            findings.unknown(
                    row.what() + " at " + side.source().title(),
                    "row " + row.line() + " of " + row.resource() + " cannot be read: " + row.reason());
        }
    }

    private static List<String> scope(Pair pair, ReferenceResolver.Two references) {
        List<String> scope = new ArrayList<>(references.scope());
        Pair.Builds builds = pair.builds();
        if (builds == null) {
            scope.add("No two recorded builds for " + pair.target().describe()
                    + " can be set side by side, so rules about builds say nothing.");
            for (Reference side : List.of(references.left(), references.right())) {
                otherPlatform(side, pair.target()).ifPresent(scope::add);
            }
            return scope;
        }
        scope.add(
                builds.sameRelease()
                        ? "Builds compared: " + builds.left().release()
                                + (pair.left().pinned() && pair.right().pinned()
                                        ? ""
                                        : ", the newest release with a recorded build on both sides")
                                + "."
                        : "Builds compared are of different releases: "
                                + builds.left().release() + " and "
                                + builds.right().release() + ".");
        if (pair.target().cuda() instanceof CudaOffer.None) {
            noteCudaWheel(pair.leftTitle(), builds.left(), pair.leftImplied(), scope);
            noteCudaWheel(pair.rightTitle(), builds.right(), pair.rightImplied(), scope);
        }
        Set<ReleaseVersion> newer = new TreeSet<>();
        for (Release release : pair.left().releases()) {
            if (builds.sameRelease()
                    && !release.version().isPreRelease()
                    && release.version().compareTo(builds.left().release()) > 0
                    && pair.right().release(release.version()).isPresent()) {
                newer.add(release.version());
            }
        }
        if (!newer.isEmpty()) {
            List<String> versions = newer.stream().map(ReleaseVersion::toString).toList();
            scope.add(String.join(", ", versions)
                    + (versions.size() == 1 ? " exists" : " exist")
                    + " on both sides too, but no build for the target is recorded on both.");
        }
        return scope;
    }

    /// A reference such as `conda-forge/osx-arm64::torchvision` does not choose the target.
    private static Optional<String> otherPlatform(Reference side, Target target) {
        return switch (side.selection()) {
            case Selection.Conda(MatchSpec spec)
            when spec.subdir() != null && !spec.subdir().equals(target.subdir().value()) ->
                Optional.of(Excerpt.of(side.text()) + " selects builds for " + Excerpt.plain(spec.subdir())
                        + " only; --platform chooses the platform that is compared.");
            case Selection.Conda _, Selection.Python _ -> Optional.empty();
        };
    }

    /// A wheel that states no accelerator may be a CUDA build.
    private static void noteCudaWheel(
            String title, Build build, Known<ImpliedAccelerator> implied, List<String> scope) {
        if (build.accelerator() instanceof Accelerator.Unstated
                && implied instanceof Known.Fact<ImpliedAccelerator>(ImpliedAccelerator stated, List<Evidence> _)) {
            scope.add(title + "'s plain wheel is a build for " + stated + ".");
        }
    }
}
