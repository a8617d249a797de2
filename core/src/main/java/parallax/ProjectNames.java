package parallax;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.compare.Counterparts;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.name.PackageName;
import parallax.reference.Reference;
import parallax.version.Excerpt;

/// What one project is called at each source, by the recorded name map.
final class ProjectNames {

    private final Snapshot snapshot;
    private final NameMap names;
    private final Counterparts counterparts;

    ProjectNames(Snapshot snapshot) throws SnapshotException {
        this.snapshot = snapshot;
        this.names = snapshot.names();
        this.counterparts = new Counterparts(names);
    }

    /// Two projects compared with each other would give differences that say nothing.
    void requireOneProject(Reference left, Reference right) throws Trouble {
        if (left.name().equals(right.name()) || project(left).equals(project(right))) {
            return;
        }
        String hint = left.source().equals(right.source())
                ? "compare one package at two sources, or two versions of one package"
                : called(left, right.source()) + "; " + called(right, left.source());
        throw new Trouble(
                Excerpt.of(left.text()) + " and " + Excerpt.of(right.text()) + " are different projects", hint);
    }

    /// The conda package of a PyPI project in `channel`: of those recorded there the one with the shortest name, so
    /// that `pytorch` is preferred to `pytorch-cpu`.
    NameMap.@Nullable Entry recordedInChannel(PackageName pypi, Source channel) {
        List<PackageName> recorded = snapshot.packages(channel);
        NameMap.Entry shortest = null;
        for (NameMap.Entry entry : names.toConda(pypi, channel.channel())) {
            if (recorded.contains(entry.conda())
                    && (shortest == null
                            || entry.conda().value().length()
                                    < shortest.conda().value().length())) {
                shortest = entry;
            }
        }
        return shortest;
    }

    /// The entry of a conda package; null where the map does not know it or knows it to be no Python project.
    NameMap.@Nullable Entry pythonProject(PackageName conda, Source channel) {
        return counterparts.toPypi(mapOf(channel, conda), conda).orElse(null);
    }

    /// What the package of `reference` is called at `other`; empty where nothing says so, or nothing is recorded of it
    /// there.
    Optional<PackageName> recordedAt(Reference reference, Source other) {
        return nameAt(reference, other).filter(snapshot.packages(other)::contains);
    }

    private Optional<PackageName> nameAt(Reference reference, Source other) {
        if (reference.source().ecosystem() == other.ecosystem()) {
            return Optional.of(reference.name());
        }
        if (other.ecosystem() == Ecosystem.PYPI) {
            NameMap.Entry entry = pythonProject(reference.name(), reference.source());
            return entry == null ? Optional.empty() : Optional.of(project(reference));
        }
        NameMap.Entry entry = recordedInChannel(reference.name(), other);
        if (entry != null) {
            return Optional.of(entry.conda());
        }
        PackageName same = PackageName.conda(reference.name().value());
        return names.toConda(reference.name(), other.channel()).stream()
                .map(NameMap.Entry::conda)
                .findFirst()
                .or(() -> snapshot.packages(other).contains(same) ? Optional.of(same) : Optional.empty());
    }

    private String called(Reference reference, Source other) {
        return nameAt(reference, other)
                .map(name -> "`" + reference.name() + "` is called `" + name + "` at " + other.title())
                .orElse("no counterpart of `" + reference.name() + "` at " + other.title() + " is known");
    }

    /// Equal for counterparts. A name that the map does not know stands for itself.
    private PackageName project(Reference reference) {
        return counterparts
                .identify(mapOf(reference.source(), reference.name()), reference.name(), true)
                .key();
    }

    /// The channel whose map is asked: conda-forge's speaks for channels that have none.
    private Source mapOf(Source source, PackageName name) {
        boolean known = source.ecosystem() != Ecosystem.CONDA
                || !names.toPypi(name, source.channel()).isEmpty();
        return known ? source : snapshot.source(ReferenceResolver.CONDA_FORGE).orElse(source);
    }
}
