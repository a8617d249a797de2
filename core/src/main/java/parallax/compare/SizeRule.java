package parallax.compare;

import java.util.Optional;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `size.download`
final class SizeRule implements Rule {

    @Override
    public String id() {
        return "size.download";
    }

    @Override
    public Axis axis() {
        return Axis.SIZE;
    }

    @Override
    public String documentation() {
        return "Size of the two compared archives as their records state it. Dependencies are not counted: what a wheel"
                + " bundles a conda build may take from packages of its own. More than a tenth of a difference is"
                + " `changes`, less a `note`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Pair.Builds> builds = pair.chosen();
        if (builds.isEmpty()) {
            return;
        }
        Build left = builds.get().left();
        Build right = builds.get().right();
        Long leftSize = size(left, findings);
        Long rightSize = size(right, findings);
        findings.unknown(
                "installed size, and size with all dependencies", "records state the size of the archive alone");
        if (leftSize == null || rightSize == null) {
            return;
        }
        boolean alike = Math.max(leftSize, rightSize) * 10 <= Math.min(leftSize, rightSize) * 11;
        String leftText = Words.bytes(leftSize);
        String rightText = Words.bytes(rightSize);
        findings.of(this, null, alike ? Impact.NOTE : Impact.CHANGES)
                .values(leftText, rightText)
                .detail(left.fileName() + ": " + leftSize + " bytes.")
                .detail(right.fileName() + ": " + rightSize + " bytes.")
                .evidence(Evidences.of(pair.left().source(), left.record(), "size " + leftSize))
                .evidence(Evidences.of(pair.right().source(), right.record(), "size " + rightSize))
                .report(
                        35,
                        "To download: " + leftText + " from " + pair.leftTitle() + variant(left) + ", " + rightText
                                + " from " + pair.rightTitle() + variant(right) + ", without dependencies");
    }

    /// What the build is for, since a CPU build is no measure for a CUDA build.
    private static String variant(Build build) {
        return build.accelerator() instanceof Accelerator.Unstated ? "" : " (" + build.accelerator() + " build)";
    }

    private static @org.jspecify.annotations.Nullable Long size(Build build, Findings findings) {
        if (build.record().size() == null) {
            findings.unknown("size of " + build.fileName(), "its record does not state it");
        }
        return build.record().size();
    }
}
