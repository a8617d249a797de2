package parallax.artifact;

/// One field of a METADATA, PKG-INFO or WHEEL file.
///
/// @param name as spelled; compared without regard to case
/// @param value continuation lines included, each with its line break and indentation, white space around it removed
public record HeaderField(String name, String value) {

    /// Whether the field has this name, whose case does not count.
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
