package parallax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.DistributionReader;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.reference.Reference;
import parallax.reference.Selection;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Specifier;
import parallax.version.SpecifierSet;
import parallax.version.Version;

/// Says why a reference selects nothing: its release never existed there, or is not recorded, or no build of it is; and
/// what there is instead.
final class MissingRelease {

    private static final int NEWEST_SHOWN = 6;

    private final Snapshot snapshot;
    private final DistributionReader reader;
    private final ReleaseVersion.Order order;
    private final Reference reference;
    private final Distribution whole;

    /// @param whole everything recorded of the package, of which `reference` selects nothing
    MissingRelease(
            Snapshot snapshot,
            DistributionReader reader,
            ReleaseVersion.Order order,
            Reference reference,
            Distribution whole) {
        this.snapshot = snapshot;
        this.reader = reader;
        this.order = order;
        this.reference = reference;
        this.whole = whole;
    }

    Trouble trouble() throws SnapshotException {
        List<Release> admitted = whole.releases().stream()
                .filter(release ->
                        reference.selection().admitsVersion(release.version().toVersion()))
                .toList();
        if (!admitted.isEmpty()) {
            return withoutBuild(admitted);
        }
        Version named = named(reference.selection());
        if (named == null) {
            return new Trouble(
                    "no release that " + Excerpt.of(reference.text()) + " selects is recorded at "
                            + whole.source().title(),
                    newest());
        }
        if (named.toString().indexOf('+') >= 0) {
            return localLabel(named);
        }
        String release = whole.name() + " " + Excerpt.plain(named.toString());
        Optional<ReleaseVersion> version = ReleaseVersion.of(named, order);
        if (version.isEmpty()) {
            return new Trouble(release + " is not recorded at " + whole.source().title(), newest());
        }
        return new Trouble(
                neverReleased(version.get())
                        ? whole.source().title() + " never released " + release + proof(version.get())
                        : release + " is not recorded at " + whole.source().title(),
                neighbours(version.get()) + newest());
    }

    private Trouble withoutBuild(List<Release> admitted) {
        Set<String> names = new LinkedHashSet<>();
        for (Release release : admitted) {
            release.builds().forEach(build -> names.add(build.fileName()));
        }
        return new Trouble(
                Excerpt.of(reference.text()) + " selects no recorded build at "
                        + whole.source().title(),
                names.isEmpty()
                        ? "no build of that version is recorded"
                        : "recorded builds of that version: " + ReferenceResolver.shown(List.copyOf(names)));
    }

    /// The one version, or the beginning of the one series, that a selection asks for.
    private static @Nullable Version named(Selection selection) {
        return switch (selection) {
            case Selection.Python(SpecifierSet specifier) -> {
                if (specifier.exactPin().isPresent()) {
                    yield specifier.exactPin().get();
                }
                List<Specifier> all = specifier.specifiers();
                boolean prefix = all.size() == 1
                        && all.getFirst().isPrefix()
                        && all.getFirst().operator() == Specifier.Operator.EQUAL;
                yield prefix ? beginning(all.getFirst()) : null;
            }
            case Selection.Conda(MatchSpec spec) -> {
                CondaVersionSpec version = spec.version();
                if (version == null) {
                    yield null;
                }
                Optional<CondaVersion> pin = version.exactPin();
                yield pin.isPresent() ? pin.get() : isSeries(version) ? series(version) : null;
            }
        };
    }

    /// `0.24` of `==0.24.*`
    private static @Nullable Version beginning(Specifier prefix) {
        try {
            return Pep440Version.parse(prefix.versionText().replace(".*", ""));
        } catch (MalformedVersionException _) {
            return null;
        }
    }

    private static @Nullable Version series(CondaVersionSpec spec) {
        try {
            Optional<String> series = spec.series();
            return series.isEmpty() ? null : CondaVersion.parse(series.get());
        } catch (MalformedVersionException _) {
            return null;
        }
    }

    /// `=0.17` and `0.17.*`; not `~=0.17.3`, which leaves out the beginning of its series.
    private static boolean isSeries(CondaVersionSpec version) {
        return version.kind() == CondaVersionSpec.Kind.FUZZY
                && version.original().indexOf('~') < 0;
    }

    /// A series is covered by a list that ends behind it; one that ends inside it would have shown a release of it.
    private boolean neverReleased(ReleaseVersion version) {
        return whole.carries(version).filter(carried -> !carried).isPresent();
    }

    private String proof(ReleaseVersion version) {
        ReleaseVersion listedUpTo = whole.listedUpTo();
        return listedUpTo != null && version.compareTo(listedUpTo) <= 0
                ? ": the list of its versions is recorded up to " + listedUpTo
                : ": the newest it ever carried is " + whole.stoppedAt();
    }

    /// The next release below and above, and what follows in the hint.
    private String neighbours(ReleaseVersion version) {
        String below = null;
        String above = null;
        for (Release release : whole.releases()) {
            if (release.version().compareTo(version) < 0) {
                below = release.version().toString();
            } else if (above == null) {
                above = release.version().toString();
            }
        }
        if (above == null || whole.releases().size() <= NEWEST_SHOWN) {
            return "";
        }
        return below == null ? "the nearest is " + above + "; " : "the nearest are " + below + " and " + above + "; ";
    }

    private String newest() {
        List<String> versions = whole.releases().reversed().stream()
                .map(release -> release.version().toString())
                .toList();
        if (versions.isEmpty()) {
            return "nothing is recorded of it there";
        }
        int more = versions.size() - NEWEST_SHOWN;
        return "recorded releases, newest first: "
                + String.join(", ", versions.subList(0, Math.min(NEWEST_SHOWN, versions.size())))
                + (more <= 0 ? "" : " and " + more + " older");
    }

    /// `0.24.0+cu130`: such labels are for indexes other than PyPI, which refuses them (PEP 440, "Local version
    /// identifiers"); conda-forge tells variants apart by build strings.
    private Trouble localLabel(Version named) throws SnapshotException {
        String version = named.toString();
        String label = version.substring(version.indexOf('+'));
        String release = version.substring(0, version.indexOf('+'));
        String name = whole.name().value();
        return switch (whole.source().ecosystem()) {
            case PYPI -> {
                if (!whole.source().id().equals(ReferenceResolver.PYPI)) {
                    yield new Trouble(
                            name + " " + Excerpt.plain(version) + " is not recorded at "
                                    + whole.source().title(),
                            labels(named));
                }
                String elsewhere = "pytorch-index::" + name + "==" + version;
                yield new Trouble(
                        "PyPI carries no versions with a local label such as " + Excerpt.of(label),
                        existsAtPytorchIndex(named)
                                ? "write `" + elsewhere + "` for that build, or `" + name + "==" + release
                                        + "` for PyPI's"
                                : "write `" + name + "==" + Excerpt.plain(release) + "`");
            }
            case CONDA, DEBIAN ->
                new Trouble(
                        name + " " + Excerpt.plain(version) + " is not recorded at "
                                + whole.source().title(),
                        "a build is chosen by its build string: `"
                                + whole.source().id() + "::" + name + "=" + Excerpt.plain(release) + "=cuda*`");
        };
    }

    private boolean existsAtPytorchIndex(Version version) throws SnapshotException {
        Optional<Source> index = snapshot.source("pytorch-index");
        if (index.isEmpty() || !snapshot.packages(index.get()).contains(whole.name())) {
            return false;
        }
        Reference there = new Reference(reference.text(), index.get(), whole.name(), reference.selection());
        return reader.read(there).releases().stream()
                .flatMap(release -> release.builds().stream())
                .anyMatch(build -> build.record().version().equals(version));
    }

    private String labels(Version version) {
        Set<String> labels = new LinkedHashSet<>();
        for (Release release : whole.releases()) {
            if (ReleaseVersion.of(version, order)
                    .filter(release.version()::equals)
                    .isPresent()) {
                for (Build build : release.builds()) {
                    labels.add(build.record().version().original());
                }
            }
        }
        return labels.isEmpty()
                ? newest()
                : "recorded of that release: " + ReferenceResolver.shown(new ArrayList<>(labels));
    }
}
