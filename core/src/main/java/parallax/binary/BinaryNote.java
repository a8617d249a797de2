package parallax.binary;

/// Something of a binary that could not be read, or that its format does not allow, and that did not stop us.
/// What belongs to the part is then as far known as it was read: its absence is no fact.
///
/// @param offset in bytes from the start of what was read; -1 where there is no such place
/// @param text what was found and what was expected, lower-case start, no full stop
public record BinaryNote(BinaryPart part, long offset, String text) {}
