package parallax.binary;

/// A section.
///
/// @param address in bytes from the start of the image in memory
/// @param virtualSize bytes in memory
/// @param offset in bytes from the start of the file
/// @param rawSize bytes in the file
/// @param characteristics as `IMAGE_SCN_…` has them
public record PeSection(String name, long address, long virtualSize, long offset, long rawSize, int characteristics) {

    public boolean executable() {
        return (characteristics & 0x20000000) != 0;
    }
}
