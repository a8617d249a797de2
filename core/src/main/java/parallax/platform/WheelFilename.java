package parallax.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Pep440Version;

/// The parts of a wheel's file name, compressed tag sets expanded.
public record WheelFilename(
        PackageName name,
        Pep440Version version,
        @Nullable String build,
        List<String> pythonTags,
        List<String> abiTags,
        List<String> platformTags,
        String original) {

    public static WheelFilename parse(String text) throws MalformedFilenameException {
        throw new MalformedFilenameException("stub " + text);
    }
}
