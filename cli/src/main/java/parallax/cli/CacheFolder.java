package parallax.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the user's caches are (XDG Base Directory Specification).
final class CacheFolder {

    private CacheFolder() {}

    /// @return null where the environment names no place, or one that is not absolute: then nothing is kept
    static @Nullable Path of(Map<String, String> environment) {
        String root = environment.getOrDefault("XDG_CACHE_HOME", "");
        // A relative path is invalid there, and to be ignored.
        if (!root.startsWith("/")) {
            String home = environment.getOrDefault("HOME", "");
            if (!home.startsWith("/")) {
                return null;
            }
            root = home + "/.cache";
        }
        try {
            return Path.of(root, "parallax");
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
