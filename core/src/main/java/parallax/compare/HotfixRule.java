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

    /// Length of `2026-11-23`.
    private static final int ISO_DAY = 10;

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
        Findings.Draft draft = findings.of(this, side.key(), hotfixes.isEmpty() ? Impact.NOTE : Impact.CHANGES);
        Side.values(
                draft,
                side,
                Words.count(hotfixes.size(), "rule") + ", " + Words.count(histories.size(), "build")
                        + " recorded in two states",
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
            DependsHistory.State other = history.others().getFirst();
            draft.detail(history.fileName() + " (" + history.subdir() + "): " + only(other, history.kept()) + "; "
                    + only(history.kept(), other) + ".");
            draft.evidence(new Evidence(
                    distribution.source().id(),
                    history.fileName() + ": depends, as " + document(other) + " and " + document(history.kept())
                            + " have them"));
        }
        if (!histories.isEmpty()) {
            draft.detail(
                    "A lock file can keep requirements older than itself: its date does not say which state is newer.");
        }
        List<String> parts = new ArrayList<>();
        if (!hotfixes.isEmpty()) {
            parts.add(Words.count(hotfixes.size(), "patch rule") + " of " + side.title() + " changed requirements of "
                    + distribution.name() + " builds after their release");
        }
        if (!histories.isEmpty()) {
            parts.add(Words.count(histories.size(), "build") + " of " + distribution.name()
                    + " stand in lock files with different requirements");
        }
        draft.report(hotfixes.isEmpty() ? 24 : 42, String.join("; ", parts));
    }

    private static String document(DependsHistory.State state) {
        return "a lock file of " + state.from() + " (" + state.date().substring(0, ISO_DAY) + ")";
    }

    private static String only(DependsHistory.State state, DependsHistory.State other) {
        List<String> extra = without(state.depends(), other.depends());
        return document(state)
                + (extra.isEmpty() ? " has nothing that the other has not" : " alone has " + Words.list(extra));
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
