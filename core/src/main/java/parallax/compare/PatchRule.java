package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.PatchFact;
import parallax.index.RecipeRevision;

/// `patch.applied`
final class PatchRule implements Rule {

    @Override
    public String id() {
        return "patch.applied";
    }

    @Override
    public Axis axis() {
        return Axis.PATCH;
    }

    @Override
    public String documentation() {
        return "Patches that a recipe applies to the release's sources: subject, and the upstream files it touches where the"
                + " newest commit still carries the same patch (equal git object). Patches that touch nothing but tests"
                + " change no behaviour and are counted apart. A source without a recorded recipe is unknown, not"
                + " unpatched.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Side left = Side.left(pair);
        Side right = Side.right(pair);
        examine(left, count(right), findings);
        examine(right, count(left), findings);
    }

    /// How many patches a side applies, for the other side's finding.
    private static String count(Side side) {
        return side.revision()
                .map(revision -> patches(applied(revision).size()))
                .orElse("not recorded");
    }

    private static List<RecipeRevision.Patch> applied(RecipeRevision revision) {
        return revision.patches().stream()
                .filter(RecipeRevision.Patch::namedInRecipe)
                .toList();
    }

    private static String patches(int count) {
        return count == 0 ? "no patch" : count == 1 ? "1 patch" : count + " patches";
    }

    private void examine(Side side, String other, Findings findings) {
        Optional<RecipeRevision> revision = side.revision();
        if (revision.isEmpty()) {
            findings.unknown(
                    "patches applied to " + side.distribution().name() + " at " + side.title(),
                    "no recipe of it is recorded");
            return;
        }
        List<RecipeRevision.Patch> applied = applied(revision.get());
        Findings.Draft draft = findings.of(this, side.key(), applied.isEmpty() ? Impact.NOTE : Impact.CHANGES)
                .evidence(Evidences.of(revision.get(), "patches"));
        String built = revision.get().version() + " build " + revision.get().buildNumber();
        if (applied.isEmpty()) {
            Side.values(draft, side, "no patch", other);
            draft.report(22, side.title() + " applies no patch to " + built);
            return;
        }
        List<String> effective = new ArrayList<>();
        for (RecipeRevision.Patch patch : applied) {
            PatchFact fact = sameInNewest(side, patch);
            String subject = fact != null ? fact.subject() : subject(patch);
            draft.detail(fileName(patch) + ": " + subject
                    + (fact == null
                            ? " (files not recorded)"
                            : " (touches " + Words.list(fact.touches()) + "; +" + fact.addedLines() + " -"
                                    + fact.removedLines() + " lines)"));
            if (fact != null) {
                draft.evidence(Evidences.of(fact));
            }
            if (fact == null || !fact.touches().stream().allMatch(file -> file.startsWith("test/"))) {
                effective.add(subject);
            }
        }
        int tests = applied.size() - effective.size();
        String count = patches(applied.size());
        Side.values(draft, side, count, other);
        draft.report(
                65,
                side.title() + " applies " + count + " to " + built + ": " + Words.list(effective, 4)
                        + (tests > 0 ? "; " + tests + " for tests only" : ""));
    }

    private static @Nullable PatchFact sameInNewest(Side side, RecipeRevision.Patch patch) {
        List<RecipeRevision> revisions = side.distribution().recipe().revisions();
        if (revisions.isEmpty()
                || revisions.getLast().patches().stream()
                        .noneMatch(newest -> newest.blob().equals(patch.blob())
                                && newest.path().equals(patch.path()))) {
            return null;
        }
        for (PatchFact fact : side.distribution().recipe().patchFacts()) {
            if (fact.fileName().equals(fileName(patch))) {
                return fact;
            }
        }
        return null;
    }

    private static String fileName(RecipeRevision.Patch patch) {
        return patch.path().substring(patch.path().lastIndexOf('/') + 1);
    }

    /// The subject line without the `[PATCH 1/3]` that git puts before it; the file name where no subject is recorded.
    private static String subject(RecipeRevision.Patch patch) {
        String description = patch.description();
        if (description == null || description.startsWith("From:")) {
            return fileName(patch);
        }
        int close = description.startsWith("[PATCH") ? description.indexOf(']') : -1;
        return description.substring(close + 1).strip();
    }
}
