package parallax;

import parallax.check.ClaimedBuild;
import parallax.fact.Build;
import parallax.index.CondaRecord;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.WheelRecord;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.platform.WheelFilename;
import parallax.platform.WheelTag;
import parallax.version.Excerpt;

/// Builds that are known by their records alone: their metadata can be checked, their binaries cannot.
final class RecordedBuilds {

    private RecordedBuilds() {}

    static GivenBuilds.Given find(Snapshot snapshot, String text, TargetRequest request, boolean isAsked)
            throws Trouble, SnapshotException {
        Target target = TargetParser.parse(request);
        Build build = Inspector.find(snapshot, text, target);
        if (build == null) {
            throw new Trouble(
                    "no build of " + Excerpt.of(text) + " is recorded for " + target.describe(),
                    "name another platform with --platform, or give the artifact itself");
        }
        ClaimedBuild claimed = switch (build.record()) {
            case WheelRecord wheel -> ClaimedBuild.of(wheel);
            case CondaRecord conda -> ClaimedBuild.of(conda);
        };
        return new GivenBuilds.Given(text, null, claimed, isAsked);
    }

    /// Whether a recorded wheel is for the platform, and for the Python where one is named.
    static boolean suits(WheelRecord wheel, Target target) {
        WheelFilename name = wheel.wheel();
        if (name == null) {
            return false;
        }
        for (WheelTag tag : name.tags()) {
            boolean fitsPython = target.python() == null
                    || tag.abi().equals("none")
                    || tag.abi().startsWith("abi3")
                    || tag.abi().equals("cp3" + target.python().minor());
            boolean fits = tag.platform().equals("any")
                    || Subdir.ofWheelPlatform(tag.platform())
                            .filter(target.subdir()::equals)
                            .isPresent();
            if (fits && fitsPython) {
                return true;
            }
        }
        return false;
    }
}
