package parallax.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.Hotfix;
import parallax.index.LockedDependencies;
import parallax.index.LockedDependencies.PoetryConstraint;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.name.PackageName;
import parallax.platform.Target;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.CondaVersionSpec;
import parallax.version.Pep440Version;

/// Reads what builds require out of their records; for wheels also from another wheel of the same version or from a
/// lock file that kept the constraints of the metadata.
final class RequirementReader {

    private static final Comparator<Dependency> BY_NAME = Comparator.comparing(Dependency::name)
            .thenComparing(dependency -> dependency.constraint().text());

    private final Source source;
    private final TargetMarkers markers;
    private final Map<Pep440Version, WheelRecord> describedByVersion = new HashMap<>();
    private final Map<Pep440Version, LockedDependencies> lockedByVersion = new HashMap<>();
    private final Map<Pep440Version, Known<Requirements>> ofVersion = new HashMap<>();
    private final IdentityHashMap<List<Requirement>, Known<Requirements>> ofList = new IdentityHashMap<>();

    /// @param wheels all recorded wheels of the package
    /// @param locked what lock files say of it
    /// @param target requirements whose marker cannot hold there are left out
    RequirementReader(Source source, List<WheelRecord> wheels, List<LockedDependencies> locked, Target target) {
        this.source = source;
        this.markers = new TargetMarkers(target);
        for (WheelRecord wheel : wheels) {
            if (wheel.requiresDist() != null) {
                describedByVersion.putIfAbsent(wheel.version(), wheel);
            }
        }
        for (LockedDependencies each : locked) {
            if (each.dependencies().stream().anyMatch(PoetryConstraint.class::isInstance)) {
                lockedByVersion.putIfAbsent(each.version(), each);
            }
        }
    }

    Known<Requirements> of(WheelRecord wheel) {
        if (wheel.requiresDist() != null) {
            return ofList.computeIfAbsent(wheel.requiresDist(), list -> described(wheel, list));
        }
        return ofVersion.computeIfAbsent(wheel.version(), version -> ofSameVersion(wheel, version));
    }

    private Known<Requirements> ofSameVersion(WheelRecord wheel, Pep440Version version) {
        WheelRecord described = describedByVersion.get(version);
        if (described != null && described.requiresDist() != null) {
            return described(described, described.requiresDist());
        }
        LockedDependencies locked = lockedByVersion.get(version);
        if (locked != null) {
            return locked(locked);
        }
        return Known.unknown("the requirements of no wheel of " + wheel.name() + " " + version + " are recorded");
    }

    private Known<Requirements> described(WheelRecord wheel, List<Requirement> list) {
        List<Dependency> required = new ArrayList<>();
        List<Dependency> optional = new ArrayList<>();
        for (Requirement requirement : list) {
            Marker marker = requirement.marker();
            String extra = extraOf(marker);
            Optional<Boolean> holds = marker == null || extra != null ? Optional.of(true) : markers.holds(marker);
            if (holds.equals(Optional.of(false))) {
                continue;
            }
            Dependency dependency = new Dependency(
                    requirement.name(),
                    Constraint.python(requirement.specifier()),
                    holds.isPresent() ? null : String.valueOf(marker),
                    extra,
                    Evidences.of(source, wheel, "requires_dist \"" + requirement.original() + "\""));
            (extra == null ? required : optional).add(dependency);
        }
        required.sort(BY_NAME);
        optional.sort(BY_NAME);
        String basis = "requires_dist of " + wheel.fileName();
        return Known.fact(
                new Requirements(required, optional, true, basis), Evidences.of(source, wheel, "requires_dist"));
    }

    private Known<Requirements> locked(LockedDependencies locked) {
        List<Dependency> required = new ArrayList<>();
        List<Dependency> optional = new ArrayList<>();
        for (LockedDependencies.Dependency each : locked.dependencies()) {
            if (each instanceof PoetryConstraint(PackageName name, String constraint, String marker, List<String> _)) {
                Marker parsed = parsedOrNull(marker);
                boolean extra = marker != null && marker.contains("extra ==");
                Optional<Boolean> holds = parsed == null || extra ? Optional.empty() : markers.holds(parsed);
                if (holds.equals(Optional.of(false))) {
                    continue;
                }
                Dependency dependency = new Dependency(
                        name,
                        Constraint.poetry(constraint),
                        extra || holds.isPresent() ? null : marker,
                        extra ? marker : null,
                        Evidences.of(source, locked, "dependencies " + name + " \"" + constraint + "\""));
                (extra ? optional : required).add(dependency);
            }
        }
        required.sort(BY_NAME);
        optional.sort(BY_NAME);
        String basis = "the constraints of " + locked.version() + " as a "
                + locked.provenance().kind() + " keeps them";
        return Known.fact(
                new Requirements(required, optional, true, basis), Evidences.of(source, locked, "dependencies"));
    }

    /// Null where there is no marker, or one that does not parse and is then shown as it stands.
    private static @Nullable Marker parsedOrNull(@Nullable String text) {
        try {
            return text == null ? null : Marker.parse(text);
        } catch (MalformedRequirementException _) {
            return null;
        }
    }

    /// The extra that a marker asks for; null where it asks for none.
    private static @Nullable String extraOf(@Nullable Marker marker) {
        if (marker == null) {
            return null;
        }
        String text = marker.toString();
        int at = text.indexOf("extra ==");
        if (at < 0) {
            return null;
        }
        String value = text.substring(at + "extra ==".length()).strip();
        if (value.length() < 2) {
            return value;
        }
        int end = value.indexOf(value.charAt(0), 1);
        return end < 0 ? value : value.substring(1, end);
    }

    /// @param hotfixes of the channel for the package, in order
    Known<Requirements> of(CondaRecord build, List<Hotfix> hotfixes) {
        HotfixedSpecs.Specs hotfixed = HotfixedSpecs.of(build, hotfixes);
        Map<PackageName, List<MatchSpec>> byName = new TreeMap<>();
        for (MatchSpec spec : hotfixed.specs()) {
            byName.computeIfAbsent(spec.name(), _ -> new ArrayList<>()).add(spec);
        }
        List<Dependency> required = new ArrayList<>();
        byName.forEach((name, specs) -> required.add(new Dependency(
                name,
                constraint(specs),
                null,
                null,
                Evidences.of(source, build, "depends " + stated(build, name, specs, hotfixed.by())))));
        String basis =
                "depends of " + build.fileName() + (build.lossy() ? " (kept incompletely by the lock file)" : "");
        return Known.fact(
                new Requirements(required, List.of(), !build.lossy(), basis), Evidences.of(source, build, "depends"));
    }

    /// What the record states for `name`, and what a hotfix made of it where one did.
    private static String stated(CondaRecord build, PackageName name, List<MatchSpec> specs, String by) {
        List<MatchSpec> asBuilt = build.depends().stream()
                .filter(spec -> spec.name().equals(name))
                .toList();
        if (asBuilt.equals(specs)) {
            return quoted(specs);
        }
        return (asBuilt.isEmpty() ? "none of it" : quoted(asBuilt)) + " (as built), changed in the channel to "
                + quoted(specs) + " by " + by;
    }

    private static Constraint constraint(List<MatchSpec> specs) {
        List<CondaVersionSpec> versions = new ArrayList<>();
        List<String> builds = new ArrayList<>();
        for (MatchSpec spec : specs) {
            if (spec.version() != null) {
                versions.add(spec.version());
            }
            if (spec.build() != null && !spec.build().equals("*")) {
                builds.add(spec.build());
            }
        }
        return Constraint.conda(versions, builds);
    }

    private static String quoted(List<MatchSpec> specs) {
        return String.join(
                ", ",
                specs.stream()
                        .map(spec -> "\"" + spec.original() + "\"")
                        .distinct()
                        .toList());
    }
}
