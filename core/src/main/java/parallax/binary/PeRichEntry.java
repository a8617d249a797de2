package parallax.binary;

/// An entry of the Rich header, which Microsoft's linker writes and documents nowhere: what was linked.
///
/// @param product kind of the tool: compiler, assembler, linker, by release
/// @param build of the tool
/// @param count of objects that it made
public record PeRichEntry(int product, int build, long count) {}
