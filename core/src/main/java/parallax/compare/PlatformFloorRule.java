package parallax.compare;

import java.util.Optional;
import parallax.fact.Build;
import parallax.fact.Known;
import parallax.fact.SystemFloor;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `platform.floor`
final class PlatformFloorRule implements Rule {

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
        Known<SystemFloor> left =
                SystemFloor.of(builds.get().left(), pair.left().source().id());
        Known<SystemFloor> right =
                SystemFloor.of(builds.get().right(), pair.right().source().id());
        unknown(builds.get().left(), left, findings);
        unknown(builds.get().right(), right, findings);
        SystemFloor leftFloor = left.toOptional().orElse(null);
        SystemFloor rightFloor = right.toOptional().orElse(null);
        if (leftFloor == null || rightFloor == null || leftFloor.what() != rightFloor.what()) {
            return;
        }
        int order = leftFloor.version().compareTo(rightFloor.version());
        String leftText = leftFloor.describe();
        String rightText = rightFloor.describe();
        String older = order < 0 ? pair.leftTitle() : pair.rightTitle();
        String newer = order < 0 ? pair.rightTitle() : pair.leftTitle();
        findings.of(this, null, order == 0 ? Impact.NOTE : Impact.CHANGES)
                .values(leftText, rightText)
                .detail(builds.get().left().fileName() + ": " + leftFloor.stated() + ".")
                .detail(builds.get().right().fileName() + ": " + rightFloor.stated() + ".")
                .evidence(left.evidence())
                .evidence(right.evidence())
                .report(
                        order == 0 ? 18 : 58,
                        order == 0
                                ? "Both compared builds declare " + leftText + " as the oldest supported"
                                : "The build of " + older + " runs on older systems: from "
                                        + (order < 0 ? leftText : rightText) + ", where that of " + newer + " asks for "
                                        + (order < 0 ? rightText : leftText));
    }

    private static void unknown(Build build, Known<SystemFloor> floor, Findings findings) {
        if (floor instanceof Known.Unknown<SystemFloor>(String why)) {
            findings.unknown("oldest system that " + build.fileName() + " supports", why);
        }
    }
}
