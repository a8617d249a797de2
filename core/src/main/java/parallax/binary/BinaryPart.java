package parallax.binary;

/// What of a Mach-O, PE or GPU container a {@link BinaryNote} is about.
public enum BinaryPart {
    /// The slices of a universal file.
    SLICES,
    LOAD_COMMANDS,
    SECTIONS,
    SYMBOLS,
    IMPORTS,
    DELAY_IMPORTS,
    EXPORTS,
    VERSION_RESOURCE,
    DEBUG_DIRECTORY,
    /// Containers, entries and bundles of code for GPUs.
    GPU_CODE
}
