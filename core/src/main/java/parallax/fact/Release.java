package parallax.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.RecipeRevision;

/// One release as one source carries it.
///
/// @param builds recorded builds, by file name; may be empty where the release is known to exist but no build is
/// recorded
/// @param revisions recipe commits that made it, oldest first; empty where no recipe is recorded
/// @param existence who says that the source carries it; never empty
/// @param firstSeen the earliest date on which the source carried it, with the kind of date
public record Release(
        ReleaseVersion version,
        List<Build> builds,
        List<RecipeRevision> revisions,
        List<Evidence> existence,
        Known<Dated> firstSeen) {

    public Release {
        builds = List.copyOf(builds);
        revisions = List.copyOf(revisions);
        existence = List.copyOf(existence);
    }

    /// A day and what kind of date it is. Days of different kinds are not subtracted without saying so.
    ///
    /// @param kind stable: `pypi_upload`, `tag_commit`, `conda_build`, `recipe_commit`, …
    /// @param words the kind in words
    public record Dated(LocalDate day, String kind, String words) {}

    /// The newest recipe commit; null where no recipe is recorded.
    public @Nullable RecipeRevision newestRevision() {
        return revisions.isEmpty() ? null : revisions.getLast();
    }
}
