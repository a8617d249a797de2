package parallax.binary;

import java.util.List;

/// The bytes of a PE file by their address in memory (RVA).
final class PeImageBytes {

    private final BinaryBytes bytes;
    private final PeHeader header;
    private final List<PeSection> sections;

    PeImageBytes(BinaryBytes bytes, PeHeader header, List<PeSection> sections) {
        this.bytes = bytes;
        this.header = header;
        this.sections = sections;
    }

    BinaryBytes file() {
        return bytes;
    }

    /// The offset in the file of `length` bytes at `address`.
    ///
    /// @throws BinaryDamage if they are not in the file, or not all of them in one section
    long offset(long address, long length, String what) throws BinaryDamage {
        Place place = place(address, what);
        long there = place.end() - place.start();
        if (length > there) {
            throw bytes.damage(place.start(), what + " need " + length + " bytes, the section ends after " + there);
        }
        return place.start();
    }

    String text(long address, String what) throws BinaryDamage {
        Place place = place(address, what);
        return bytes.text(place.start(), place.end(), what);
    }

    /// An address in the file, and where its section ends there.
    private record Place(long start, long end) {}

    private Place place(long address, String what) throws BinaryDamage {
        for (PeSection section : sections) {
            long inside = address - section.address();
            // Behind the raw data there are zeros in memory, which the file does not have.
            if (inside >= 0 && inside < section.rawSize()) {
                return place(section.offset() + inside, section.offset() + section.rawSize(), what);
            }
        }
        if (address >= 0 && address < header.headersSize()) {
            return place(address, header.headersSize(), what);
        }
        throw bytes.damage(
                -1, what + " is at address 0x" + Long.toHexString(address) + ", where nothing of the file is loaded");
    }

    private Place place(long start, long end, String what) throws BinaryDamage {
        long there = Math.min(end, bytes.size());
        if (start >= there) {
            throw bytes.damage(start, what + " is behind the end of the file");
        }
        return new Place(start, there);
    }
}
