package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parallax.fact.Distribution;
import parallax.fact.Release;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `version.one-sided`
final class VersionOneSidedRule implements Rule {

    @Override
    public String id() {
        return "version.one-sided";
    }

    @Override
    public Axis axis() {
        return Axis.VERSION;
    }

    @Override
    public String documentation() {
        return "Final releases that one side carries and the other does not. A release counts as missing only where a"
                + " complete list of the other side's versions is recorded that would show it, or where the other side is"
                + " known to have stopped before it; elsewhere its absence is unknown. Not asked where a reference"
                + " selects versions.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        if (pair.left().pinned() || pair.right().pinned()) {
            return;
        }
        oneSided(Side.left(pair), Side.right(pair), findings);
        oneSided(Side.right(pair), Side.left(pair), findings);
    }

    private void oneSided(Side hasSide, Side lacksSide, Findings findings) {
        Distribution has = hasSide.distribution();
        Distribution lacks = lacksSide.distribution();
        String lacksTitle = lacksSide.title();
        List<Release> missing = new ArrayList<>();
        List<Release> untold = new ArrayList<>();
        for (Release release : has.releases()) {
            if (release.version().isPreRelease()) {
                continue;
            }
            Optional<Boolean> carried = lacks.carries(release.version());
            if (carried.isEmpty()) {
                untold.add(release);
            } else if (!carried.get()) {
                missing.add(release);
            }
        }
        if (!untold.isEmpty()) {
            findings.unknown(
                    "whether " + lacksTitle + " carries " + lacks.name() + " " + Words.list(versions(untold), 12),
                    "its recorded data is a sample and no complete list of its versions covers them");
        }
        if (missing.isEmpty()) {
            return;
        }
        List<String> versions = versions(missing);
        String count = Words.count(missing.size(), "release");
        Findings.Draft draft = findings.of(this, hasSide.key(), Impact.CHANGES)
                .detail("Only at " + hasSide.title() + ": " + Words.list(versions) + ".")
                .evidence(lacks.listing());
        Side.values(draft, hasSide, count, "none of them");
        missing.forEach(release -> draft.evidence(release.existence().getFirst()));
        List<String> newestFirst = new ArrayList<>(versions).reversed();
        draft.report(
                hasSide.left() ? 80 : 78,
                count + " of " + hasSide.title() + " never reached " + lacksTitle + ": " + Words.list(newestFirst, 12));
    }

    private static List<String> versions(List<Release> releases) {
        return releases.stream().map(release -> release.version().toString()).toList();
    }
}
