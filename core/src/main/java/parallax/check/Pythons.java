package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.name.Ecosystem;
import parallax.platform.CondaBuild;
import parallax.platform.PythonVersion;
import parallax.platform.Target;
import parallax.platform.WheelTag;

/// Which Python builds are made for.
final class Pythons {

    /// No Python comes near it; it bounds the lists that a claim can ask for.
    private static final int HIGHEST_MINOR = 99;

    private Pythons() {}

    /// The target's; else the one that all builds which name one can be used with. Null where there is
    /// none, or several.
    static @Nullable PythonVersion of(List<GivenBuild> builds, Target target) {
        if (target.python() != null) {
            return target.python();
        }
        SortedSet<PythonVersion> candidates = new TreeSet<>();
        builds.forEach(build -> candidates.addAll(named(build.build().claims())));
        List<PythonVersion> fitting = new ArrayList<>();
        for (PythonVersion candidate : candidates) {
            if (builds.stream().allMatch(build -> fits(build.build().claims(), candidate))) {
                fitting.add(candidate);
            }
        }
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }

    private static boolean fits(Claims claims, PythonVersion python) {
        List<WheelTag> tags = tags(claims);
        SortedSet<PythonVersion> named = named(claims);
        return tags.isEmpty()
                ? named.isEmpty() || named.contains(python)
                : tags.stream().anyMatch(tag -> Surroundings.acceptsPython(python, tag));
    }

    /// The Pythons that a build is for and no other: by the ABI of a wheel's tags, by conda's build string,
    /// by the version of an interpreter.
    static SortedSet<PythonVersion> named(Claims claims) {
        SortedSet<PythonVersion> named = new TreeSet<>();
        for (WheelTag tag : tags(claims)) {
            ofAbi(tag).ifPresent(python -> named.add(python));
        }
        if (claims.ecosystem() == Ecosystem.CONDA) {
            if (claims.name().equals("python")) {
                String[] numbers = claims.version().split("\\.", -1);
                boolean freeThreaded = claims.build().contains("cp" + String.join("", first(numbers)) + "t");
                PythonVersion.find(String.join(".", first(numbers)) + (freeThreaded ? "t" : ""))
                        .filter(python -> python.minor() <= HIGHEST_MINOR)
                        .ifPresent(python -> named.add(python));
            } else {
                CondaBuild.parse(claims.build())
                        .python()
                        .filter(python -> python.minor() <= HIGHEST_MINOR)
                        .ifPresent(python -> named.add(python));
            }
        }
        return named;
    }

    private static List<String> first(String[] numbers) {
        return List.of(numbers).subList(0, Math.min(2, numbers.length));
    }

    private static Optional<PythonVersion> ofAbi(WheelTag tag) {
        String abi = tag.abi();
        boolean cpython = abi.startsWith("cp") && tag.python().startsWith("cp");
        if (!cpython) {
            return Optional.empty();
        }
        boolean freeThreaded = abi.endsWith("t");
        return PythonVersion.ofTag(abi.substring(2, abi.length() - (freeThreaded ? 1 : 0)), freeThreaded)
                .filter(python -> python.minor() <= HIGHEST_MINOR);
    }

    /// A wheel's tags that have three parts; empty for other builds.
    static List<WheelTag> tags(Claims claims) {
        List<WheelTag> tags = new ArrayList<>();
        if (claims.ecosystem() == Ecosystem.PYPI) {
            for (String text : claims.tags()) {
                String[] parts = text.split("-", -1);
                if (parts.length == 3) {
                    tags.add(new WheelTag(parts[0], parts[1], parts[2]));
                }
            }
        }
        return tags;
    }
}
