package parallax.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.PythonSupport;
import parallax.fact.Release;
import parallax.index.CondaRecord;
import parallax.index.WheelRecord;
import parallax.platform.Target;

/// Chooses the two builds that are compared in depth: of the newest release that both sides have recorded builds of,
/// the two that are most alike in Python and accelerator, so that what differs is the distribution and not the
/// variant.
public final class BuildChooser {

    /// A build that does not tell its Python before all that do.
    private static final Comparator<Optional<PythonSupport>> UNTOLD_FIRST =
            (one, other) -> one.isPresent() && other.isPresent()
                    ? one.get().compareTo(other.get())
                    : Boolean.compare(one.isPresent(), other.isPresent());

    private BuildChooser() {}

    /// @param leftPlain accelerator of builds on the left that state none, as far as it is known
    /// @param rightPlain as `leftPlain`
    /// @return empty where one side has no recorded build for the target, or where no release is common and neither
    /// side
    ///     was narrowed by the user
    public static Optional<Pair.Builds> choose(
            Distribution left, Distribution right, Target target, Accelerator leftPlain, Accelerator rightPlain) {
        Comparator<Pair.Builds> preferred = preferred(leftPlain, rightPlain);
        for (Release release : newestFirst(left)) {
            Optional<Release> counterpart = right.release(release.version());
            if (counterpart.isPresent()) {
                Optional<Pair.Builds> builds = mostAlike(release, counterpart.get(), target, preferred);
                if (builds.isPresent()) {
                    return builds;
                }
            }
        }
        if (!left.pinned() && !right.pinned()) {
            return Optional.empty();
        }
        Release newestLeft = newestWithBuild(left, target);
        Release newestRight = newestWithBuild(right, target);
        return newestLeft == null || newestRight == null
                ? Optional.empty()
                : mostAlike(newestLeft, newestRight, target, preferred);
    }

    /// Newest first, final releases before pre-releases.
    private static List<Release> newestFirst(Distribution side) {
        return side.releases().stream()
                .sorted(Comparator.<Release, Boolean>comparing(
                                release -> release.version().isPreRelease())
                        .thenComparing(Release::version, Comparator.reverseOrder()))
                .toList();
    }

    private static @Nullable Release newestWithBuild(Distribution side, Target target) {
        for (Release release : newestFirst(side)) {
            if (release.builds().stream().anyMatch(build -> build.suits(target))) {
                return release;
            }
        }
        return null;
    }

    private static Optional<Pair.Builds> mostAlike(
            Release left, Release right, Target target, Comparator<Pair.Builds> preferred) {
        List<Build> rightBuilds =
                right.builds().stream().filter(build -> build.suits(target)).toList();
        return left.builds().stream()
                .filter(build -> build.suits(target))
                .flatMap(leftBuild -> rightBuilds.stream().map(rightBuild -> new Pair.Builds(leftBuild, rightBuild)))
                .max(preferred);
    }

    private static Comparator<Pair.Builds> preferred(Accelerator leftPlain, Accelerator rightPlain) {
        return Comparator.<Pair.Builds>comparingInt(builds -> samePython(builds) ? 1 : 0)
                .thenComparingInt(
                        builds -> accelerators(stated(builds.left(), leftPlain), stated(builds.right(), rightPlain)))
                .thenComparingInt(builds -> described(builds.left()) + described(builds.right()))
                .thenComparingInt(builds -> number(builds.right()))
                .thenComparingInt(builds -> number(builds.left()))
                .thenComparingInt(builds -> ordinary(builds.left()) + ordinary(builds.right()))
                .thenComparing(builds -> newestPython(builds.right()), UNTOLD_FIRST)
                .thenComparing(builds -> newestPython(builds.left()), UNTOLD_FIRST)
                .thenComparing(builds -> builds.left().fileName(), Comparator.reverseOrder())
                .thenComparing(builds -> builds.right().fileName(), Comparator.reverseOrder());
    }

    private static Accelerator stated(Build build, Accelerator plain) {
        return build.accelerator() instanceof Accelerator.Unstated ? plain : build.accelerator();
    }

    private static boolean samePython(Pair.Builds builds) {
        return builds.left().pythons().stream().anyMatch(builds.right().pythons()::contains);
    }

    /// Most for the same accelerator, then for the same kind, then where a side does not say, none where they differ.
    private static int accelerators(Accelerator left, Accelerator right) {
        if (left.equals(right)) {
            return 4;
        }
        if (left.getClass() == right.getClass()) {
            return 3;
        }
        if (left instanceof Accelerator.Unstated || right instanceof Accelerator.Unstated) {
            // A plain wheel of a project that has CUDA builds is one of them.
            return left instanceof Accelerator.Cuda || right instanceof Accelerator.Cuda ? 2 : 1;
        }
        return 0;
    }

    /// Two where the build's own requirements are recorded whole, one where some are known, none where nothing is.
    private static int described(Build build) {
        boolean known = build.requirements().toOptional().isPresent();
        boolean whole = switch (build.record()) {
            case WheelRecord wheel -> wheel.requiresDist() != null;
            case CondaRecord conda -> !conda.lossy();
        };
        return (known ? 1 : 0) + (whole ? 1 : 0);
    }

    private static int number(Build build) {
        return build.number() == null ? -1 : build.number();
    }

    /// Free-threaded builds are the special case.
    private static int ordinary(Build build) {
        return build.freeThreaded() ? 0 : 1;
    }

    private static Optional<PythonSupport> newestPython(Build build) {
        return build.pythons().isEmpty()
                ? Optional.empty()
                : Optional.of(build.pythons().getLast());
    }
}
