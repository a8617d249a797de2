package parallax.binary;

import java.util.List;

/// One fatbin: what one translation unit has for all its architectures.
///
/// @param offset in bytes from the start of the section
/// @param size bytes with its header, as stated; the section may end before
/// @param entries in the order of the file
public record FatbinContainer(long offset, int version, long size, List<FatbinEntry> entries) {
    public FatbinContainer {
        entries = List.copyOf(entries);
    }
}
