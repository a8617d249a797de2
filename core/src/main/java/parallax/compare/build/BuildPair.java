package parallax.compare.build;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.artifact.LogicalPath;
import parallax.compare.Counterparts;
import parallax.compare.KnownVersions;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.platform.Target;

/// Everything that rules about builds may look at: both builds, and what of one is what of the other, found once.
public final class BuildPair {

    private final BuildSide left;
    private final BuildSide right;
    private final Target target;
    private final Counterparts counterparts;
    private final KnownVersions knownVersions;
    private final Map<Ecosystem, Source> sources;
    private final TreeMap<LogicalPath, BuildSide.File> leftFiles;
    private final TreeMap<LogicalPath, BuildSide.File> rightFiles;
    private final List<LibraryPair> libraries;

    /// @param target whose markers decide which requirements count
    /// @param sources where the names and versions of an ecosystem are recorded; an ecosystem without has none
    public BuildPair(
            BuildSide left,
            BuildSide right,
            Target target,
            Counterparts counterparts,
            KnownVersions knownVersions,
            Map<Ecosystem, Source> sources) {
        this.left = left;
        this.right = right;
        this.target = target;
        this.counterparts = counterparts;
        this.knownVersions = knownVersions;
        this.sources = Map.copyOf(sources);
        this.leftFiles = left.files();
        this.rightFiles = right.files();
        this.libraries = LibraryPairs.of(left.libraries(), right.libraries());
    }

    public BuildSide left() {
        return left;
    }

    public BuildSide right() {
        return right;
    }

    public Target target() {
        return target;
    }

    Counterparts counterparts() {
        return counterparts;
    }

    KnownVersions knownVersions() {
        return knownVersions;
    }

    Map<Ecosystem, Source> sources() {
        return sources;
    }

    /// Whether both builds are of one ecosystem, whose names and versions can then be compared as they are.
    boolean sameEcosystem() {
        return left.claims().ecosystem() == right.claims().ecosystem();
    }

    /// The installed files of the left build; not to be changed.
    SortedMap<LogicalPath, BuildSide.File> leftFiles() {
        return leftFiles;
    }

    /// The installed files of the right build; not to be changed.
    SortedMap<LogicalPath, BuildSide.File> rightFiles() {
        return rightFiles;
    }

    /// All native libraries, sorted by key.
    List<LibraryPair> libraries() {
        return libraries;
    }

    /// The libraries that both builds have and whose bytes differ.
    List<LibraryPair> differing() {
        return libraries.stream()
                .filter(pair -> pair.left() != null && pair.right() != null && !pair.same())
                .toList();
    }
}
