package parallax.compare;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.index.RecipeRevision;

/// One side of a pair seen by itself, for rules that ask both sides the same.
///
/// @param title what people call it
/// @param key what the id of a finding about this side alone ends in
/// @param build the build compared in depth; null where none is
/// @param common the newest release that both sides carry; null where there is none
/// @param left whether it is the left side
record Side(
        String title,
        String key,
        Distribution distribution,
        @Nullable Build build,
        @Nullable ReleaseVersion common,
        boolean left) {

    static Side left(Pair pair) {
        return new Side(
                pair.leftTitle(),
                pair.leftKey(),
                pair.left(),
                pair.chosen().map(Pair.Builds::left).orElse(null),
                pair.newestCommon().orElse(null),
                true);
    }

    static Side right(Pair pair) {
        return new Side(
                pair.rightTitle(),
                pair.rightKey(),
                pair.right(),
                pair.chosen().map(Pair.Builds::right).orElse(null),
                pair.newestCommon().orElse(null),
                false);
    }

    /// The release compared in depth, or else the newest that both sides carry, or else the newest of this side; empty
    /// where the side has none.
    Optional<Release> release() {
        if (build != null) {
            return distribution.release(build.release());
        }
        return common == null ? distribution.newest() : distribution.release(common);
    }

    /// The recipe commit that made the build compared in depth, where its build number is recorded; otherwise the
    /// newest commit of the release.
    Optional<RecipeRevision> revision() {
        Optional<Release> release = release();
        if (release.isEmpty()) {
            return Optional.empty();
        }
        if (build != null && build.number() != null) {
            for (RecipeRevision revision : release.get().revisions()) {
                if (revision.buildNumber() == build.number()) {
                    return Optional.of(revision);
                }
            }
        }
        return Optional.ofNullable(release.get().newestRevision());
    }

    /// The two values in the order of the report.
    static void values(Findings.Draft draft, Side first, String ofFirst, String ofSecond) {
        draft.values(first.left() ? ofFirst : ofSecond, first.left() ? ofSecond : ofFirst);
    }
}
