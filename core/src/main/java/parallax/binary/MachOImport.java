package parallax.binary;

/// A symbol that an image takes from others.
///
/// @param libraryOrdinal where it is looked for: 1 for the first library, or as {@link MachOOrdinal} has it
/// @param weak whether it may be missing
public record MachOImport(String name, int libraryOrdinal, boolean weak, Origin origin) {

    /// What told of it.
    public enum Origin {
        SYMBOL_TABLE,
        /// LC_DYLD_CHAINED_FIXUPS.
        CHAINED_FIXUPS,
        BIND,
        LAZY_BIND,
        /// Definitions of which the loader keeps one for all images.
        WEAK_BIND
    }
}
