package parallax.check.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.finding.LibraryCheck;
import parallax.library.ExtensionTraits;
import parallax.link.LinkFile;
import parallax.link.LoadOutcome;

/// What the binaries of a check say.
///
/// @param libraries of the builds asked about, in their order, each build's sorted by path
/// @param together files that lie in one process when everything of all builds is loaded
/// @param interposed symbols taken from another copy of a library than the one asked for
/// @param collisions paths that two builds bring
/// @param notFollowed libraries that only a name at run time would load, by path
public record LinkResult(
        List<Judged> libraries,
        List<LinkFile> together,
        List<LoadOutcome.Interposed> interposed,
        List<Collision> collisions,
        List<String> notFollowed) {

    public LinkResult {
        libraries = List.copyOf(libraries);
        together = List.copyOf(together);
        interposed = List.copyOf(interposed);
        collisions = List.copyOf(collisions);
        notFollowed = List.copyOf(notFollowed);
    }

    /// @param build its place in the list of builds
    /// @param logicalPath below `site-packages/` or the prefix, as {@link parallax.artifact.LogicalPath}
    ///     has it; null
    ///     where installing leaves it behind
    /// @param traits what constants in it tell
    /// @param isReachKnown whether it is known who loads it; where it is not, its failure may have no
    ///     effect
    public record Judged(
            int build,
            LibraryCheck check,
            @Nullable String logicalPath,
            ExtensionTraits traits,
            LoadOutcome outcome,
            boolean isReachKnown) {}

    /// @param path as shown to people
    /// @param first owner whose file is overwritten
    /// @param second owner whose file stays, where it is installed later
    public record Collision(String path, String first, String second) {}
}
