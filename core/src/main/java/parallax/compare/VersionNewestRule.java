package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Release;
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
        int order = left.get().version().compareTo(right.get().version());
        Findings.Draft draft = findings.of(this, null, order == 0 ? Impact.NOTE : Impact.CHANGES)
                .values(left.get().version().toString(), right.get().version().toString())
                .evidence(left.get().existence())
                .evidence(right.get().existence());
        forTarget(pair.leftTitle(), pair.left(), pair.target(), draft);
        forTarget(pair.rightTitle(), pair.right(), pair.target(), draft);
        draft.report(90, title(pair, left.get(), right.get(), order));
    }

    private static String title(Pair pair, Release left, Release right, int order) {
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

    private static void forTarget(String title, Distribution side, Target target, Findings.Draft draft) {
        Release newest = null;
        @Nullable Evidence evidence = null;
        for (Release release : side.releases()) {
            Optional<Evidence> builds = buildsFor(release, target);
            if (builds.isPresent() && (newest == null || !release.version().isPreRelease())) {
                newest = release;
                evidence = builds.get();
            }
        }
        if (newest == null || evidence == null) {
            draft.detail(title + ": no build for " + target.describe() + " is recorded.");
            return;
        }
        draft.detail(title + ": newest for " + target.describe() + " is " + newest.version() + ".");
        draft.evidence(evidence);
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
            return Optional.of(parallax.fact.Evidences.of(
                    revision,
                    "CI builds for " + target.subdir()
                            + (target.python() == null ? "" : " and Python " + target.python())));
        }
        return Optional.empty();
    }
}
