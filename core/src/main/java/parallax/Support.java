package parallax;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parallax.compare.RecipeVariants;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Known;
import parallax.fact.PythonSupport;
import parallax.fact.Release;
import parallax.index.RecipeRevision;
import parallax.platform.Subdir;
import parallax.platform.Target;

/// What platforms, Pythons and accelerators a distribution is known for, for messages about targets.
record Support(Set<Subdir> platforms, Set<PythonSupport> pythons, Set<String> accelerators) {

    /// @param implied accelerator of the builds that state none
    static Support of(Distribution side, Known<String> implied) {
        Set<Subdir> platforms = new TreeSet<>();
        Set<PythonSupport> pythons = new TreeSet<>();
        Set<String> accelerators = new TreeSet<>();
        for (Release release : side.releases()) {
            for (Build build : release.builds()) {
                platforms.addAll(build.platforms());
                pythons.addAll(build.pythons());
                if (!(build.accelerator() instanceof Accelerator.Unstated)) {
                    accelerators.add(build.accelerator().toString());
                }
            }
            for (RecipeRevision revision : release.revisions()) {
                for (Subdir platform : RecipeVariants.platforms(revision)) {
                    platforms.add(platform);
                    accelerators.addAll(RecipeVariants.accelerators(revision, platform));
                }
            }
        }
        implied.toOptional().ifPresent(accelerators::add);
        return new Support(platforms, pythons, accelerators);
    }

    /// Whether any build is known for the target. Where CUDA is asked for, a build that states no accelerator counts
    /// unless it is known to be for another one.
    static boolean suits(Distribution side, Known<String> implied, Target target) {
        for (Release release : side.releases()) {
            if (release.builds().stream().anyMatch(build -> build.suits(target) && mayOffer(build, implied, target))
                    || release.revisions().stream().anyMatch(revision -> RecipeVariants.buildsFor(revision, target))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayOffer(Build build, Known<String> implied, Target target) {
        String cuda = target.cuda();
        if (cuda == null || cuda.equals("none") || !(build.accelerator() instanceof Accelerator.Unstated)) {
            return true;
        }
        int dot = cuda.indexOf('.');
        String major = "CUDA " + (dot < 0 ? cuda : cuda.substring(0, dot));
        Optional<String> words = implied.toOptional();
        return words.isEmpty()
                || words.get().startsWith(major + ".")
                || words.get().startsWith(major + " ");
    }

    String describe() {
        return platforms.stream().map(Subdir::value).collect(Collectors.joining(", ")) + " for Python "
                + pythons.stream().map(PythonSupport::toString).collect(Collectors.joining(", "))
                + (accelerators.isEmpty() ? "" : " with " + String.join(", ", accelerators));
    }
}
