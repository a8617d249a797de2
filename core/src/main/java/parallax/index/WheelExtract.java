package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.version.Pep440Version;

/// What was found inside one published wheel, which was opened for the snapshot and is the file that its record names.
///
/// @param version as its METADATA states it
/// @param license `License-Expression`, else a `License` of one line, else the licence classifier; null where METADATA
///     states none
/// @param moduleVersion `__version__` in the package's `version.py`, which may be any text; null where there is no such
///     file
/// @param libraries paths in the wheel's `*.libs` folder: private copies of native libraries
/// @param extensions paths of extension modules and other shared libraries inside the package
public record WheelExtract(
        String fileName,
        String sha256,
        Pep440Version version,
        @Nullable String license,
        @Nullable String moduleVersion,
        List<String> libraries,
        List<String> extensions) {

    public WheelExtract {
        libraries = List.copyOf(libraries);
        extensions = List.copyOf(extensions);
    }
}
