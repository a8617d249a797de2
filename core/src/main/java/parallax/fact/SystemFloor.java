package parallax.fact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.WheelRecord;
import parallax.platform.WheelFilename;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// The oldest glibc or macOS that a build declares to run on: a wheel by its platform tag, a conda build by its
/// requirement on `__glibc` or `__osx`. Declared, not read from the binaries.
///
/// @param what `glibc` or `macOS`
/// @param version dotted numbers
/// @param stated where it is declared: `platform tag manylinux_2_28_x86_64`, `depends "__glibc >=2.17,<3.0.a0"`
public record SystemFloor(String what, String version, String stated) {

    /// Unknown where the build declares none.
    public static Known<SystemFloor> of(Build build, String source) {
        Optional<SystemFloor> floor = switch (build.record()) {
            case WheelRecord wheel -> Optional.ofNullable(ofWheel(wheel));
            case CondaRecord _ -> ofRequirements(build);
        };
        return floor.<Known<SystemFloor>>map(found -> Known.fact(
                        found,
                        new Evidence(
                                source,
                                build.fileName() + ": " + found.stated() + "; in "
                                        + build.record().provenance().locator(),
                                build.record().sha256())))
                .orElseGet(() -> Known.unknown(why(build)));
    }

    private static String why(Build build) {
        return switch (build.record()) {
            case WheelRecord _ -> "its file name promises none";
            case CondaRecord conda ->
                conda.lossy()
                        ? "its requirements are recorded incompletely"
                        : "it states no lower bound on __glibc or __osx";
        };
    }

    /// Of several tags the lowest floor counts: the wheel installs where any of them does.
    static @Nullable SystemFloor ofWheel(WheelRecord wheel) {
        WheelFilename name = wheel.wheel();
        SystemFloor lowest = null;
        if (name != null) {
            for (String tag : name.platformTags()) {
                SystemFloor floor = ofTag(tag);
                if (floor != null && (lowest == null || compare(floor.version(), lowest.version()) < 0)) {
                    lowest = floor;
                }
            }
        }
        return lowest;
    }

    /// Rule: PEP 600 for the legacy names, PyPA specification "Platform compatibility tags".
    private static @Nullable SystemFloor ofTag(String tag) {
        String stated = "platform tag " + tag;
        if (tag.startsWith("manylinux1_")) {
            return new SystemFloor("glibc", "2.5", stated);
        }
        if (tag.startsWith("manylinux2010_")) {
            return new SystemFloor("glibc", "2.12", stated);
        }
        if (tag.startsWith("manylinux2014_")) {
            return new SystemFloor("glibc", "2.17", stated);
        }
        String what = tag.startsWith("manylinux_") ? "glibc" : tag.startsWith("macosx_") ? "macOS" : null;
        if (what == null) {
            return null;
        }
        String[] parts = tag.split("_", 4);
        return parts.length < 4 || !numeric(parts[1]) || !numeric(parts[2])
                ? null
                : new SystemFloor(what, parts[1] + "." + parts[2], stated);
    }

    private static boolean numeric(String text) {
        return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<SystemFloor> ofRequirements(Build build) {
        List<Dependency> required =
                build.requirements().toOptional().map(Requirements::required).orElse(List.of());
        for (Dependency dependency : required) {
            String name = dependency.name().value();
            if (name.equals("__glibc") || name.equals("__osx")) {
                String lower = lowerBound(dependency.constraint().text());
                if (lower != null) {
                    return Optional.of(new SystemFloor(
                            name.equals("__glibc") ? "glibc" : "macOS",
                            lower,
                            "depends \"" + name + " " + dependency.constraint().text() + "\""));
                }
            }
        }
        return Optional.empty();
    }

    /// The highest `>=` bound of a conda constraint; null where it has none.
    private static @Nullable String lowerBound(String constraint) {
        String highest = null;
        for (String clause : constraint.split(",", -1)) {
            String text = clause.strip();
            if (text.startsWith(">=")) {
                String version = text.substring(2).strip();
                if (!version.isEmpty()
                        && version.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                        && (highest == null || compare(version, highest) > 0)) {
                    highest = version;
                }
            }
        }
        return highest;
    }

    /// Orders dotted numbers.
    public static int compare(String one, String other) {
        try {
            return CondaVersion.parse(one).compareTo(CondaVersion.parse(other));
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }
}
