package parallax.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import parallax.fact.Accelerator;
import parallax.fact.PythonSupport;
import parallax.index.RecipeRevision;
import parallax.name.PackageName;
import parallax.platform.CudaOffer;
import parallax.platform.CudaVersion;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// What a recipe commit's CI configuration builds: platform -> variant key -> values.
///
/// Only conda-forge builds with the configuration in its feedstocks. A feedstock that was forked from it keeps those
/// files and is built with others, which are not recorded: there the configuration says nothing.
public final class RecipeVariants {

    private RecipeVariants() {}

    private static Map<String, Map<String, List<String>>> configuration(RecipeRevision revision) {
        return revision.feedstock().startsWith("conda-forge/") ? revision.ciVariants() : Map.of();
    }

    /// The platforms CI builds for; rows of configurations that name no platform are left out.
    public static List<Subdir> platforms(RecipeRevision revision) {
        return configuration(revision).keySet().stream()
                .flatMap(platform -> Subdir.find(platform).stream())
                .toList();
    }

    /// Values of a variant key for a platform; empty where the configuration does not pin it.
    static List<String> values(RecipeRevision revision, Subdir subdir, String key) {
        Map<String, List<String>> ofPlatform = configuration(revision).get(subdir.value());
        return ofPlatform == null ? List.of() : ofPlatform.getOrDefault(key, List.of());
    }

    /// The versions of a package that CI builds with; a value that is no version is left out.
    static List<CondaVersion> pins(RecipeRevision revision, Subdir subdir, PackageName name) {
        List<CondaVersion> pins = new ArrayList<>();
        for (String value : values(revision, subdir, name.value())) {
            try {
                pins.add(CondaVersion.parse(value));
            } catch (MalformedVersionException _) {
                // `None`, or a pattern.
            }
        }
        return pins;
    }

    /// `3.12.* *_cpython` is Python 3.12, `3.14.* *_cp314t` is 3.14t.
    static List<PythonSupport> pythons(RecipeRevision revision, Subdir subdir) {
        List<PythonSupport> pythons = new ArrayList<>();
        for (String value : values(revision, subdir, "python")) {
            int end = value.indexOf(".*");
            boolean freeThreaded = value.endsWith("t") && value.contains("_cp");
            String spelled = (end < 0 ? value : value.substring(0, end)) + (freeThreaded ? "t" : "");
            pythons.add(PythonVersion.find(spelled)
                    .<PythonSupport>map(PythonSupport.Only::new)
                    .orElseGet(() -> new PythonSupport.Named(spelled)));
        }
        Collections.sort(pythons);
        return pythons;
    }

    /// The accelerators CI builds for: CPU for `None`, otherwise the CUDA version.
    public static List<Accelerator> accelerators(RecipeRevision revision, Subdir subdir) {
        List<Accelerator> accelerators = new ArrayList<>();
        for (String value : values(revision, subdir, "cuda_compiler_version")) {
            if (value.equals("None")) {
                accelerators.addFirst(new Accelerator.Cpu());
            } else {
                accelerators.add(new Accelerator.Cuda(CudaVersion.atStart(value).orElse(null)));
            }
        }
        return accelerators;
    }

    /// Whether CI builds for the platform, and where the target names them, for the Python and CUDA of `target`.
    public static boolean buildsFor(RecipeRevision revision, Target target) {
        Subdir subdir = target.subdir();
        return configuration(revision).containsKey(subdir.value())
                && (target.python() == null || buildsForPython(pythons(revision, subdir), target.python()))
                && (target.cuda() == null || buildsForCuda(accelerators(revision, subdir), target.cuda()));
    }

    private static boolean buildsForPython(List<PythonSupport> pythons, PythonVersion wanted) {
        return pythons.stream().anyMatch(python -> python.admits(wanted));
    }

    private static boolean buildsForCuda(List<Accelerator> accelerators, CudaOffer offered) {
        if (accelerators.isEmpty()) {
            return true;
        }
        return switch (offered) {
            case CudaOffer.None _ -> accelerators.contains(new Accelerator.Cpu());
            case CudaOffer.Version(CudaVersion version) ->
                accelerators.stream()
                        .anyMatch(each -> each instanceof Accelerator.Cuda(CudaVersion built)
                                && built != null
                                && built.sameMajor(version));
        };
    }
}
