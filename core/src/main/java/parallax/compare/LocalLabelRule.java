package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.Release;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.WheelRecord;
import parallax.version.Pep440Version;

/// `version.local-label`
final class LocalLabelRule implements Rule {

    @Override
    public String id() {
        return "version.local-label";
    }

    @Override
    public Axis axis() {
        return Axis.VERSION;
    }

    @Override
    public String documentation() {
        return "Builds whose version carries a local label (`0.28.0+cu130`). Python orders such a version above the plain"
                + " one, conda below it; it is a variant of the same release and never counts as newer. Looks at the"
                + " newest release that has such builds, at either side and at the project's other indexes.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        List<Distribution> sides = new ArrayList<>(List.of(pair.left(), pair.right()));
        sides.addAll(pair.alsoPublished());
        for (Distribution side : sides) {
            for (Release release : side.releases().reversed()) {
                if (report(side, release, findings)) {
                    return;
                }
            }
        }
    }

    private boolean report(Distribution side, Release release, Findings findings) {
        Set<Pep440Version> labelled = new TreeSet<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Build build : release.builds()) {
            if (build.record() instanceof WheelRecord wheel
                    && !wheel.version().local().isEmpty()
                    && labelled.add(wheel.version())) {
                evidence.add(Evidences.of(side.source(), wheel, "version " + wheel.version()));
            }
        }
        if (labelled.isEmpty()) {
            return false;
        }
        List<Pep440Version> versions = List.copyOf(labelled);
        findings.of(this, null, Impact.NOTE)
                .detail("At " + side.source().title() + ": " + Words.list(versions) + ".")
                .detail(
                        "PEP 440 sorts a local label above the plain version, conda sorts `+cu130` below it; neither order"
                                + " makes it another release.")
                .evidence(evidence)
                .report(
                        40,
                        versions.getFirst() + " and the like are variants of " + release.version()
                                + ", not newer releases");
        return true;
    }
}
