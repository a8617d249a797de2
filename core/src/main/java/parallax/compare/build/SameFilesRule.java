package parallax.compare.build;

import java.util.Map;
import parallax.artifact.LogicalPath;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `build.same`
final class SameFilesRule implements BuildRule {

    @Override
    public String id() {
        return "build.same";
    }

    @Override
    public Axis axis() {
        return Axis.FILE;
    }

    @Override
    public String documentation() {
        return "How many of the installed files both builds have with the same bytes; conda's prefix"
                + " placeholders and what packaging adds by itself (dist-info, egg-info) are left out. Two builds"
                + " whose files are all the same are told apart by their metadata alone. A `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        int common = 0;
        int same = 0;
        int leftOnly = 0;
        for (Map.Entry<LogicalPath, BuildSide.File> entry : pair.leftFiles().entrySet()) {
            if (Installed.isPackaging(entry.getKey())) {
                continue;
            }
            BuildSide.File other = pair.rightFiles().get(entry.getKey());
            if (other == null) {
                leftOnly++;
            } else {
                common++;
                same += entry.getValue().digest().equals(other.digest()) ? 1 : 0;
            }
        }
        int rightOnly = 0;
        for (LogicalPath path : pair.rightFiles().keySet()) {
            rightOnly += Installed.isPackaging(path) || pair.leftFiles().containsKey(path) ? 0 : 1;
        }
        boolean all = same == common && leftOnly == 0 && rightOnly == 0 && common > 0;
        findings.of(this, null, Impact.NOTE)
                .values(
                        Words.count(common + leftOnly, "file") + ", " + leftOnly + " only here",
                        Words.count(common + rightOnly, "file") + ", " + rightOnly + " only here")
                .evidence(pair.left().whole("all entries"))
                .evidence(pair.right().whole("all entries"))
                .report(
                        all ? 70 : 30,
                        all
                                ? "Every installed file is the same on both sides (" + same + ")"
                                : same + " of " + Words.count(common, "common file") + " are the same, byte for byte");
    }
}
