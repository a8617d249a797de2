package parallax.binary;

/// Damage that did not stop the reading: what of this part could be read is there, the rest is unknown.
///
/// @param offset in bytes from the start of the file; -1 where there is no such place
/// @param text what was found and what was expected, lower-case start, no full stop
public record ElfProblem(ElfPart part, long offset, String text) {

    @Override
    public String toString() {
        return part + ": " + text + (offset < 0 ? "" : " (at byte " + offset + ")");
    }
}
