package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.Release;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.CondaRecord;
import parallax.index.DependsHistory;
import parallax.index.Hotfix;

/// `metadata.hotfix`
final class HotfixRule implements Rule {

    @Override
    public String id() {
        return "metadata.hotfix";
    }

    @Override
    public Axis axis() {
        return Axis.PROVENANCE;
    }

    @Override
    public String documentation() {
        return "Requirements of builds that the channel changed after the build was made: recorded repodata patches that"
                + " name the package, and builds whose requirements were recorded differently at different times. The"
                + " archive still says what it said at first, so an old lock file and a fresh solve can disagree: `changes`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        examine(Side.left(pair), findings);
        examine(Side.right(pair), findings);
    }

    private void examine(Side side, Findings findings) {
        Distribution distribution = side.distribution();
        List<Hotfix> hotfixes = distribution.metadataHistory().hotfixes().stream()
                .filter(hotfix -> !distribution.pinned() || touchesAny(hotfix, distribution))
                .toList();
        List<DependsHistory> histories = distribution.metadataHistory().variants().stream()
                .filter(history -> inScope(history, distribution))
                .toList();
        if (hotfixes.isEmpty() && histories.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, side.key(), Impact.CHANGES);
        Side.values(
                draft,
                side,
                Words.count(hotfixes.size(), "rule") + ", " + Words.count(histories.size(), "build")
                        + " seen to change",
                "none recorded");
        for (Hotfix hotfix : hotfixes) {
            List<String> conditions =
                    hotfix.conditions().stream().map(Hotfix.Condition::toString).toList();
            List<String> actions =
                    hotfix.actions().stream().map(Hotfix.Action::toString).toList();
            draft.detail("where " + String.join("; ", conditions) + ": " + String.join("; ", actions));
            draft.evidence(Evidences.of(hotfix));
        }
        for (DependsHistory history : histories) {
            DependsHistory.State first = history.others().getFirst();
            draft.detail(history.fileName() + " (" + history.subdir() + "): "
                    + first.date().substring(0, 10) + " had "
                    + Words.list(without(first.depends(), history.kept().depends())) + ", "
                    + history.kept().date().substring(0, 10) + " had "
                    + Words.list(without(history.kept().depends(), first.depends())));
            draft.evidence(new Evidence(
                    distribution.source().id(),
                    history.fileName() + ": depends as recorded in " + first.from() + " ("
                            + first.date().substring(0, 10) + ") and in "
                            + history.kept().from() + " ("
                            + history.kept().date().substring(0, 10) + ")"));
        }
        draft.report(
                42,
                side.title() + " changed requirements of " + distribution.name() + " builds after their release"
                        + (hotfixes.isEmpty() ? "" : " (" + Words.count(hotfixes.size(), "patch rule") + ")"));
    }

    private static boolean inScope(DependsHistory history, Distribution distribution) {
        if (!distribution.pinned()) {
            return true;
        }
        return distribution.releases().stream()
                .flatMap(release -> release.builds().stream())
                .anyMatch(build -> build.fileName().equals(history.fileName()));
    }

    private static boolean touchesAny(Hotfix hotfix, Distribution distribution) {
        return !touchedReleases(hotfix, distribution).isEmpty();
    }

    private static List<String> touchedReleases(Hotfix hotfix, Distribution distribution) {
        List<String> touched = new ArrayList<>();
        for (Release release : distribution.releases()) {
            for (Build build : release.builds()) {
                if (build.record() instanceof CondaRecord conda
                        && hotfix.selects(conda) == Hotfix.Selection.YES
                        && !touched.contains(release.version().toString())) {
                    touched.add(release.version().toString());
                }
            }
        }
        return touched;
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }
}
