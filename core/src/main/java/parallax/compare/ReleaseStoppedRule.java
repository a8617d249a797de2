package parallax.compare;

import java.util.Optional;
import parallax.fact.Distribution;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `release.stopped`
final class ReleaseStoppedRule implements Rule {

    @Override
    public String id() {
        return "release.stopped";
    }

    @Override
    public Axis axis() {
        return Axis.RELEASE;
    }

    @Override
    public String documentation() {
        return "A source that is known to carry nothing newer than some release, while the other side went on. Who stays"
                + " with it gets no fixes, which is a `risk`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        if (pair.left().pinned() || pair.right().pinned()) {
            return;
        }
        stopped(Side.left(pair), Side.right(pair), findings);
        stopped(Side.right(pair), Side.left(pair), findings);
    }

    private void stopped(Side stopped, Side goingOn, Findings findings) {
        Distribution side = stopped.distribution();
        Distribution other = goingOn.distribution();
        ReleaseVersion last = side.stoppedAt();
        Optional<Release> newest = other.newest();
        if (last == null || newest.isEmpty() || newest.get().version().compareTo(last) <= 0) {
            return;
        }
        long missed = other.releases().stream()
                .filter(release -> release.version().compareTo(last) > 0
                        && !release.version().isPreRelease())
                .count();
        String stops = last.toString();
        String goesOn = newest.get().version().toString();
        Findings.Draft draft = findings.of(this, stopped.key(), Impact.RISK)
                .evidence(side.listing())
                .evidence(newest.get().existence());
        Side.values(draft, stopped, stops, goesOn);
        draft.report(
                92,
                stopped.title() + " stops at " + stops + "; " + goingOn.title() + " went on with "
                        + Words.count((int) missed, "release") + " up to " + goesOn);
    }
}
