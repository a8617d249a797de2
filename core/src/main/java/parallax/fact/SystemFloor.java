package parallax.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.WheelRecord;
import parallax.platform.WheelFilename;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec.Bound;
import parallax.version.MalformedVersionException;

/// The oldest glibc or macOS that a build declares to run on: a wheel by its platform tag, a conda build by its
/// requirement on `__glibc` or `__osx`. Declared, not read from the binaries.
///
/// @param version in the order of conda's `__glibc` and `__osx` (CEP 30)
/// @param stated where it is declared: `platform tag manylinux_2_28_x86_64`, `depends "__glibc >=2.17,<3.0.a0"`
public record SystemFloor(What what, CondaVersion version, String stated) {

    /// What there has to be.
    public enum What {
        GLIBC("glibc"),
        MACOS("macOS");

        private final String title;

        What(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// `glibc 2.28`
    public String describe() {
        return what + " " + version;
    }

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
                if (floor != null && (lowest == null || floor.version().compareTo(lowest.version()) < 0)) {
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
            return new SystemFloor(What.GLIBC, version("2.5"), stated);
        }
        if (tag.startsWith("manylinux2010_")) {
            return new SystemFloor(What.GLIBC, version("2.12"), stated);
        }
        if (tag.startsWith("manylinux2014_")) {
            return new SystemFloor(What.GLIBC, version("2.17"), stated);
        }
        What what = tag.startsWith("manylinux_") ? What.GLIBC : tag.startsWith("macosx_") ? What.MACOS : null;
        if (what == null) {
            return null;
        }
        String[] parts = tag.split("_", 4);
        return parts.length < 4 || !numeric(parts[1]) || !numeric(parts[2])
                ? null
                : new SystemFloor(what, version(parts[1] + "." + parts[2]), stated);
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
                Optional<CondaVersion> lower = lowerBound(dependency.constraint());
                if (lower.isPresent()) {
                    return Optional.of(new SystemFloor(
                            name.equals("__glibc") ? What.GLIBC : What.MACOS,
                            lower.get(),
                            "depends \"" + name + " " + dependency.constraint().text() + "\""));
                }
            }
        }
        return Optional.empty();
    }

    /// The highest `>=` bound; empty where it has none.
    private static Optional<CondaVersion> lowerBound(Constraint constraint) {
        return constraint instanceof Constraint.Conda conda
                ? conda.allOf().stream()
                        .flatMap(spec -> spec.lowerBound().stream())
                        .filter(Bound::inclusive)
                        .map(Bound::version)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static CondaVersion version(String numbers) {
        try {
            return CondaVersion.parse(numbers);
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }
}
