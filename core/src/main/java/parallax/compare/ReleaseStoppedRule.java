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
        stopped(pair.left(), pair.leftTitle(), pair.right(), pair.rightTitle(), true, findings);
        stopped(pair.right(), pair.rightTitle(), pair.left(), pair.leftTitle(), false, findings);
    }

    private void stopped(
            Distribution side, String title, Distribution other, String otherTitle, boolean left, Findings findings) {
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
        findings.of(this, side.source().id(), Impact.RISK)
                .values(left ? stops : goesOn, left ? goesOn : stops)
                .evidence(side.listing())
                .evidence(newest.get().existence())
                .report(
                        92,
                        title + " stops at " + stops + "; "
                                + otherTitle + " went on with " + Words.count((int) missed, "release") + " up to "
                                + goesOn);
    }
}
