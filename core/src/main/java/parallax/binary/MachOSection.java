package parallax.binary;

/// A section.
///
/// @param size bytes
/// @param offset in bytes from the start of the image; 0 for a section of zeros
public record MachOSection(String segment, String name, long address, long size, long offset, int flags) {

    /// Whether it takes no room in the file.
    public boolean zeroFill() {
        int type = flags & 0xff;
        return type == 1 || type == 0xc || type == 0x12;
    }
}
