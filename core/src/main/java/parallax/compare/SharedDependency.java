package parallax.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.compare.Counterparts.Identity;
import parallax.compare.Counterparts.Kind;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.PinStyle;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.fact.Requirements;
import parallax.name.PackageName;
import parallax.version.Version;

/// A dependency that both sides have, perhaps under different names.
///
/// @param key what both names stand for
/// @param mapping the name-map entries that say so; empty where the names are compared as they are
record SharedDependency(PackageName key, PackageName left, PackageName right, List<Evidence> mapping) {

    SharedDependency {
        mapping = List.copyOf(mapping);
    }

    /// The name to speak of: one name, or both where they differ.
    String title() {
        return left.value().equals(right.value()) ? left.value() : left + " (" + right + " in conda)";
    }

    /// Dependencies that either side pins to one exact version in most of its releases: those that tie a build to one
    /// build of another package.
    static List<SharedDependency> coupled(Pair pair) {
        Map<PackageName, PackageName> left = exactPins(pair, pair.left());
        Map<PackageName, PackageName> right = exactPins(pair, pair.right());
        Set<PackageName> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<SharedDependency> coupled = new ArrayList<>();
        for (PackageName key : keys) {
            PackageName leftName = left.containsKey(key) ? left.get(key) : named(pair, pair.left(), key);
            PackageName rightName = right.containsKey(key) ? right.get(key) : named(pair, pair.right(), key);
            if (leftName != null && rightName != null) {
                List<Evidence> mapping = new ArrayList<>();
                if (pair.acrossWorlds()) {
                    mapping.addAll(pair.counterparts()
                            .identify(pair.left().source(), leftName, true)
                            .evidence());
                    mapping.addAll(pair.counterparts()
                            .identify(pair.right().source(), rightName, true)
                            .evidence());
                }
                coupled.add(new SharedDependency(key, leftName, rightName, mapping));
            }
        }
        return coupled;
    }

    private static @org.jspecify.annotations.Nullable PackageName named(Pair pair, Distribution side, PackageName key) {
        for (Requirements requirements : distinctRequirements(side)) {
            for (Dependency dependency : requirements.required()) {
                if (pair.counterparts()
                        .identify(side.source(), dependency.name(), pair.acrossWorlds())
                        .key()
                        .equals(key)) {
                    return dependency.name();
                }
            }
        }
        return null;
    }

    private static Map<PackageName, PackageName> exactPins(Pair pair, Distribution side) {
        Map<PackageName, Integer> exact = new LinkedHashMap<>();
        int described = 0;
        for (Release release : side.releases()) {
            Set<PackageName> ofRelease = new LinkedHashSet<>();
            boolean known = false;
            for (Requirements requirements : distinctRequirements(release.builds())) {
                known = true;
                for (Dependency dependency : requirements.required()) {
                    if (dependency.constraint().style() == PinStyle.EXACT) {
                        ofRelease.add(dependency.name());
                    }
                }
            }
            described += known ? 1 : 0;
            ofRelease.forEach(name -> exact.merge(name, 1, Integer::sum));
        }
        Map<PackageName, PackageName> pinned = new TreeMap<>();
        for (Map.Entry<PackageName, Integer> each : exact.entrySet()) {
            Identity identity = pair.counterparts().identify(side.source(), each.getKey(), pair.acrossWorlds());
            if (each.getValue() * 2 > described
                    && identity.kind() != Kind.INTERPRETER
                    && identity.kind() != Kind.VIRTUAL) {
                pinned.put(identity.key(), each.getKey());
            }
        }
        return pinned;
    }

    private static Iterable<Requirements> distinctRequirements(Distribution side) {
        Set<Requirements> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Requirements> ordered = new ArrayList<>();
        for (Release release : side.releases()) {
            for (Requirements requirements : distinctRequirements(release.builds())) {
                if (distinct.add(requirements)) {
                    ordered.add(requirements);
                }
            }
        }
        return ordered;
    }

    /// Wheels of a release mostly share one list; each list is looked at once.
    static List<Requirements> distinctRequirements(List<Build> builds) {
        Set<Requirements> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Requirements> distinct = new ArrayList<>();
        for (Build build : builds) {
            Optional<Requirements> requirements = build.requirements().toOptional();
            if (requirements.isPresent() && seen.add(requirements.get())) {
                distinct.add(requirements.get());
            }
        }
        return distinct;
    }

    /// Versions of the dependency that are known to exist on either side, oldest first; local labels left out.
    List<Version> knownVersions(Pair pair) {
        Map<ReleaseVersion, Version> sorted = new TreeMap<>();
        ReleaseVersion.Order order = pair.bothConda() ? ReleaseVersion.Order.CONDA : ReleaseVersion.Order.PEP440;
        for (Version version : pair.knownVersions().of(pair.left().source(), left)) {
            add(version, order, sorted);
        }
        for (Version version : pair.knownVersions().of(pair.right().source(), right)) {
            add(version, order, sorted);
        }
        return List.copyOf(sorted.values());
    }

    private static void add(Version version, ReleaseVersion.Order order, Map<ReleaseVersion, Version> sorted) {
        if (!version.hasLocal()) {
            ReleaseVersion.of(version, order).ifPresent(parsed -> sorted.putIfAbsent(parsed, version));
        }
    }
}
