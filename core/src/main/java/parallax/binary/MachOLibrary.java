package parallax.binary;

/// A library that an image loads, or the image's own name.
///
/// @param ordinal by which symbols name it, 1 for the first; 0 for the image itself
/// @param name path with which the loader looks for it, often from `@rpath`, `@loader_path` or `@executable_path`
public record MachOLibrary(
        Kind kind, int ordinal, String name, MachOVersion currentVersion, MachOVersion compatibilityVersion) {

    /// How it is loaded.
    public enum Kind {
        /// LC_ID_DYLIB.
        SELF,
        LOAD,
        /// May be missing at run time.
        WEAK,
        /// Its symbols count as this image's own.
        REEXPORT,
        /// When first used.
        LAZY,
        /// In a cycle of libraries.
        UPWARD
    }
}
