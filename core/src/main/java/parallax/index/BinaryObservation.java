package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.platform.PythonVersion;
import parallax.version.Pep440Version;

/// Something seen of an official binary in a public log; the log's repository is not known, so treat it as a hint.
///
/// @param packageName null where the row names none
/// @param version null where the row names none
/// @param python null where the row names none
/// @param paths paths seen; empty where the row is about a message
/// @param message the error message seen; null where the row is about paths
/// @param meaning what the message shows; null where not said
/// @param complete what of the list is complete, in words; null where not said
/// @param source where it was found, in words
public record BinaryObservation(
        String what,
        @Nullable PackageName packageName,
        @Nullable Pep440Version version,
        @Nullable PythonVersion python,
        List<String> paths,
        @Nullable String message,
        @Nullable String meaning,
        @Nullable String complete,
        String source) {

    public BinaryObservation {
        paths = List.copyOf(paths);
    }
}
