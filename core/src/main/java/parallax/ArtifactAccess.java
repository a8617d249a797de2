package parallax;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import parallax.artifact.Progress;

/// How artifacts on disk are reached.
///
/// @param directory what relative paths are relative to
/// @param cache the user's cache folder for Parallax, where facts are kept; null to keep nothing
/// @param progress hears how far the reading of each artifact is
public record ArtifactAccess(Path directory, @Nullable Path cache, Progress progress) {

    /// From the working directory, keeping nothing, telling nobody.
    public static final ArtifactAccess PLAIN = new ArtifactAccess(Path.of(""), null, Progress.NONE);
}
