package parallax.binary;

/// One entry of the dynamic section as it stands there (gABI, "Dynamic Section").
///
/// @param tag {@link ElfDynamicTag} has those we know
/// @param value a number, an address or an offset into the string table, by tag
public record ElfDynamicEntry(long tag, long value) {}
