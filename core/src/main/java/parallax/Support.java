package parallax;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parallax.compare.OfferedAccelerator;
import parallax.compare.RecipeVariants;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.ImpliedAccelerator;
import parallax.fact.Known;
import parallax.fact.PythonSupport;
import parallax.fact.Release;
import parallax.index.RecipeRevision;
import parallax.platform.CudaOffer;
import parallax.platform.CudaVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;

/// What platforms, Pythons and accelerators a distribution is known for, for messages about targets.
record Support(Set<Subdir> platforms, Set<PythonSupport> pythons, Set<OfferedAccelerator> accelerators) {

    /// @param implied accelerator of the builds that state none
    static Support of(Distribution side, Known<ImpliedAccelerator> implied) {
        Set<Subdir> platforms = new TreeSet<>();
        Set<PythonSupport> pythons = new TreeSet<>();
        Set<OfferedAccelerator> accelerators = new TreeSet<>();
        for (Release release : side.releases()) {
            for (Build build : release.builds()) {
                platforms.addAll(build.platforms());
                pythons.addAll(build.pythons());
                if (!(build.accelerator() instanceof Accelerator.Unstated)) {
                    accelerators.add(OfferedAccelerator.stated(build.accelerator()));
                }
            }
            for (RecipeRevision revision : release.revisions()) {
                for (Subdir platform : RecipeVariants.platforms(revision)) {
                    platforms.add(platform);
                    RecipeVariants.accelerators(revision, platform).stream()
                            .map(OfferedAccelerator::stated)
                            .forEach(accelerators::add);
                }
            }
        }
        implied.toOptional().map(OfferedAccelerator::implied).ifPresent(accelerators::add);
        return new Support(platforms, pythons, accelerators);
    }

    /// Whether any build is known for the target. Where CUDA is asked for, a build that states no accelerator counts
    /// unless it is known to be for another one.
    static boolean suits(Distribution side, Known<ImpliedAccelerator> implied, Target target) {
        for (Release release : side.releases()) {
            if (release.builds().stream().anyMatch(build -> build.suits(target) && mayOffer(build, implied, target))
                    || release.revisions().stream().anyMatch(revision -> RecipeVariants.buildsFor(revision, target))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayOffer(Build build, Known<ImpliedAccelerator> implied, Target target) {
        if (!(target.cuda() instanceof CudaOffer.Version(CudaVersion offered))
                || !(build.accelerator() instanceof Accelerator.Unstated)) {
            return true;
        }
        Optional<ImpliedAccelerator> known = implied.toOptional();
        return known.isEmpty()
                || (known.get().accelerator() instanceof Accelerator.Cuda(CudaVersion built)
                        && built != null
                        && built.sameMajor(offered));
    }

    String describe() {
        return platforms.stream().map(Subdir::value).collect(Collectors.joining(", ")) + " for Python "
                + pythons.stream().map(PythonSupport::toString).collect(Collectors.joining(", "))
                + (accelerators.isEmpty()
                        ? ""
                        : " with "
                                + accelerators.stream()
                                        .map(OfferedAccelerator::words)
                                        .collect(Collectors.joining(", ")));
    }
}
