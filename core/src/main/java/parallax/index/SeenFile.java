package parallax.index;

import org.jspecify.annotations.Nullable;
import parallax.platform.Subdir;

/// A build known by its file name only, out of an explicit list. It proves that the build existed; its requirements,
/// size and date are not recorded.
///
/// @param md5 null where the list gives none
public record SeenFile(
        Subdir subdir, String fileName, @Nullable String md5, Provenance provenance) {}
