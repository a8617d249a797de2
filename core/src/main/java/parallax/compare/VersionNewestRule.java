package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.RecipeRevision;
import parallax.platform.Target;

/// `version.newest`
final class VersionNewestRule implements Rule {

    @Override
    public String id() {
        return "version.newest";
    }

    @Override
    public Axis axis() {
        return Axis.VERSION;
    }

    @Override
    public String documentation() {
        return "The newest final release that each side is known to carry, and the newest one for the target: with a"
                + " recorded build for it, or with a recipe whose CI builds for it. Local labels such as `+cu130` name"
                + " variants of a release and never make it newer. Differing is `changes`; agreeing is a `note`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Release> left = pair.left().newest();
        Optional<Release> right = pair.right().newest();
        if (left.isEmpty() || right.isEmpty()) {
            findings.unknown(
                    "newest release at " + (left.isEmpty() ? pair.leftTitle() : pair.rightTitle()),
                    "no release is recorded there");
            return;
        }
        Optional<ForTarget> leftHere = forTarget(pair.left(), pair.target());
        Optional<ForTarget> rightHere = forTarget(pair.right(), pair.target());
        unknown(pair.leftTitle(), leftHere, pair, findings);
        unknown(pair.rightTitle(), rightHere, pair, findings);
        boolean same = left.get().version().equals(right.get().version());
        boolean known = leftHere.isPresent() && rightHere.isPresent();
        boolean sameHere =
                !known || leftHere.get().version().equals(rightHere.get().version());
        boolean asElsewhere = !known
                || (leftHere.get().version().equals(left.get().version())
                        && rightHere.get().version().equals(right.get().version()));
        Findings.Draft draft = findings.of(this, null, same && sameHere ? Impact.NOTE : Impact.CHANGES)
                .values(value(left.get(), leftHere), value(right.get(), rightHere));
        leftHere.ifPresent(here -> draft.evidence(here.evidence()));
        rightHere.ifPresent(here -> draft.evidence(here.evidence()));
        draft.evidence(left.get().existence()).evidence(right.get().existence());
        detail(pair.leftTitle(), left.get(), leftHere, pair.target(), draft);
        detail(pair.rightTitle(), right.get(), rightHere, pair.target(), draft);
        if (sameHere || asElsewhere) {
            draft.report(90, title(pair, left.get(), right.get()));
        } else {
            draft.report(
                    98,
                    "For " + pair.target().describe() + " the newest is "
                            + leftHere.get().version() + " at " + pair.leftTitle() + " and "
                            + rightHere.get().version() + " at " + pair.rightTitle());
        }
    }

    private static void unknown(String title, Optional<ForTarget> here, Pair pair, Findings findings) {
        if (here.isEmpty()) {
            findings.unknown(
                    "newest release for " + pair.target().describe() + " at " + title, "no build for it is recorded");
        }
    }

    /// The newest release with a build for the target, and who says so.
    private record ForTarget(ReleaseVersion version, Evidence evidence) {}

    private static String value(Release newest, Optional<ForTarget> here) {
        return here.isEmpty() || here.get().version().equals(newest.version())
                ? newest.version().toString()
                : here.get().version() + " (elsewhere " + newest.version() + ")";
    }

    private static String title(Pair pair, Release left, Release right) {
        int order = left.version().compareTo(right.version());
        if (order == 0) {
            return "Both carry " + left.version()
                    + (pair.left().pinned() && pair.right().pinned() ? "" : " as their newest release");
        }
        Release ahead = order > 0 ? left : right;
        Release behind = order > 0 ? right : left;
        String aheadTitle = order > 0 ? pair.leftTitle() : pair.rightTitle();
        String behindTitle = order > 0 ? pair.rightTitle() : pair.leftTitle();
        return pair.left().pinned() || pair.right().pinned()
                ? "Different releases: " + left.version() + " at " + pair.leftTitle() + ", " + right.version() + " at "
                        + pair.rightTitle()
                : aheadTitle + " is ahead: " + ahead.version() + " against " + behind.version() + " at " + behindTitle;
    }

    private static void detail(
            String title, Release newest, Optional<ForTarget> here, Target target, Findings.Draft draft) {
        draft.detail(title + ": newest " + newest.version() + ", "
                + (here.isEmpty()
                        ? "no build for " + target.describe() + " recorded."
                        : "newest for " + target.describe() + " " + here.get().version() + "."));
    }

    private static Optional<ForTarget> forTarget(Distribution side, Target target) {
        ForTarget newest = null;
        for (Release release : side.releases()) {
            Optional<Evidence> builds = buildsFor(release, target);
            if (builds.isPresent() && (newest == null || !release.version().isPreRelease())) {
                newest = new ForTarget(release.version(), builds.get());
            }
        }
        return Optional.ofNullable(newest);
    }

    private static Optional<Evidence> buildsFor(Release release, Target target) {
        List<Build> suiting = new ArrayList<>();
        for (Build build : release.builds()) {
            if (build.suits(target)) {
                suiting.add(build);
            }
        }
        if (!suiting.isEmpty()) {
            return Optional.of(new Evidence(
                    release.existence().getFirst().source(),
                    suiting.getLast().fileName() + ": record; in "
                            + suiting.getLast().record().provenance().locator(),
                    suiting.getLast().record().sha256()));
        }
        RecipeRevision revision = release.newestRevision();
        if (revision != null && RecipeVariants.buildsFor(revision, target)) {
            return Optional.of(Evidences.of(
                    revision,
                    "CI builds for " + target.subdir()
                            + (target.python() == null ? "" : " and Python " + target.python())));
        }
        return Optional.empty();
    }
}
