package parallax.compare;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.Known;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.CondaRecord;
import parallax.index.WheelRecord;
import parallax.platform.WheelFilename;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// `platform.floor`
final class PlatformFloorRule implements Rule {

    /// @param what `glibc` or `macOS`
    private record Floor(String what, String version, Evidence evidence) {}

    @Override
    public String id() {
        return "platform.floor";
    }

    @Override
    public Axis axis() {
        return Axis.BUILD;
    }

    @Override
    public String documentation() {
        return "The oldest glibc or macOS that each of the two compared builds declares: a wheel by its platform tag"
                + " (`manylinux_2_28`, legacy names as PEP 600 maps them, `macosx_11_0`), a conda build by its requirement"
                + " on `__glibc` or `__osx`. Declared, not read from the binaries. Different floors are `changes`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Pair.Builds> builds = pair.chosen();
        if (builds.isEmpty()) {
            return;
        }
        Known<Floor> left = floor(pair.left(), builds.get().left());
        Known<Floor> right = floor(pair.right(), builds.get().right());
        unknown(builds.get().left(), left, findings);
        unknown(builds.get().right(), right, findings);
        Floor leftFloor = left.toOptional().orElse(null);
        Floor rightFloor = right.toOptional().orElse(null);
        if (leftFloor == null || rightFloor == null || !leftFloor.what().equals(rightFloor.what())) {
            return;
        }
        int order = compare(leftFloor.version(), rightFloor.version());
        String leftText = leftFloor.what() + " " + leftFloor.version();
        String rightText = rightFloor.what() + " " + rightFloor.version();
        findings.of(this, null, order == 0 ? Impact.NOTE : Impact.CHANGES)
                .values(leftText, rightText)
                .evidence(leftFloor.evidence())
                .evidence(rightFloor.evidence())
                .report(
                        order == 0 ? 18 : 58,
                        order == 0
                                ? "Both declare " + leftText + " as the oldest supported"
                                : (order < 0 ? pair.leftTitle() : pair.rightTitle()) + " runs on older systems: from "
                                        + (order < 0 ? leftText : rightText) + ", where the other side asks for "
                                        + (order < 0 ? rightText : leftText));
    }

    private static void unknown(Build build, Known<Floor> floor, Findings findings) {
        if (floor instanceof Known.Unknown<Floor>(String why)) {
            findings.unknown("oldest system that " + build.fileName() + " supports", why);
        }
    }

    private static int compare(String one, String other) {
        try {
            return CondaVersion.parse(one).compareTo(CondaVersion.parse(other));
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Known<Floor> floor(Distribution side, Build build) {
        return switch (build.record()) {
            case WheelRecord wheel -> ofWheel(side, wheel);
            case CondaRecord conda -> ofConda(conda, build);
        };
    }

    private static Known<Floor> ofWheel(Distribution side, WheelRecord wheel) {
        WheelFilename name = wheel.wheel();
        if (name == null) {
            return Known.unknown("it is no wheel");
        }
        Floor lowest = null;
        for (String tag : name.platformTags()) {
            Floor floor = ofTag(tag, Evidences.of(side.source(), wheel, "platform tag " + tag));
            if (floor != null && (lowest == null || compare(floor.version(), lowest.version()) < 0)) {
                lowest = floor;
            }
        }
        return lowest == null
                ? Known.unknown("its platform tag " + Words.list(name.platformTags()) + " promises none")
                : Known.fact(lowest, lowest.evidence());
    }

    /// Rule: PEP 600 for the legacy names, PyPA specification "Platform compatibility tags".
    private static @Nullable Floor ofTag(String tag, Evidence evidence) {
        if (tag.startsWith("manylinux1_")) {
            return new Floor("glibc", "2.5", evidence);
        }
        if (tag.startsWith("manylinux2010_")) {
            return new Floor("glibc", "2.12", evidence);
        }
        if (tag.startsWith("manylinux2014_")) {
            return new Floor("glibc", "2.17", evidence);
        }
        String what = tag.startsWith("manylinux_") ? "glibc" : tag.startsWith("macosx_") ? "macOS" : null;
        if (what == null) {
            return null;
        }
        String[] parts = tag.split("_", 4);
        return parts.length < 4 || !numeric(parts[1]) || !numeric(parts[2])
                ? null
                : new Floor(what, parts[1] + "." + parts[2], evidence);
    }

    private static boolean numeric(String text) {
        return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Known<Floor> ofConda(CondaRecord record, Build build) {
        Optional<Requirements> requirements = build.requirements().toOptional();
        for (Dependency dependency : requirements.map(Requirements::required).orElse(List.of())) {
            String name = dependency.name().value();
            if (name.equals("__glibc") || name.equals("__osx")) {
                String lower = lowerBound(dependency.constraint().text());
                if (lower != null) {
                    return Known.fact(
                            new Floor(name.equals("__glibc") ? "glibc" : "macOS", lower, dependency.evidence()),
                            dependency.evidence());
                }
            }
        }
        return Known.unknown(
                record.lossy()
                        ? "its requirements are recorded incompletely"
                        : "it states no lower bound on __glibc or __osx");
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
}
