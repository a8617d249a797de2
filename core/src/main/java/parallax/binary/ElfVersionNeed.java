package parallax.binary;

import java.util.List;

/// The versions asked of one library (`.gnu.version_r`).
///
/// @param file soname of the library
/// @param versions in the order of the file
public record ElfVersionNeed(String file, List<Version> versions) {

    public ElfVersionNeed {
        versions = List.copyOf(versions);
    }

    /// One version.
    ///
    /// @param weak whether the library may lack it (VER_FLG_WEAK)
    /// @param index by which symbols refer to it
    public record Version(String name, boolean weak, int index) {}
}
