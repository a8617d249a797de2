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
        long end = end(address, what);
        long offset = lastStart;
        if (length > end - offset) {
            throw bytes.damage(offset, what + " need " + length + " bytes, the section ends after " + (end - offset));
        }
        return offset;
    }

    String text(long address, String what) throws BinaryDamage {
        long end = end(address, what);
        return bytes.text(lastStart, end, what);
    }

    private long lastStart;

    /// Finds the section; leaves the offset of `address` in `lastStart` and returns where the section ends in the file.
    private long end(long address, String what) throws BinaryDamage {
        for (PeSection section : sections) {
            long inside = address - section.address();
            // Behind the raw data there are zeros in memory, which the file does not have.
            if (inside >= 0 && inside < section.rawSize()) {
                lastStart = section.offset() + inside;
                return checked(section.offset() + section.rawSize(), what);
            }
        }
        if (address >= 0 && address < Math.min(header.headersSize(), bytes.size())) {
            lastStart = address;
            return Math.min(header.headersSize(), bytes.size());
        }
        throw bytes.damage(-1, what + " is at address 0x" + Long.toHexString(address)
                + ", where nothing of the file is loaded");
    }

    private long checked(long end, String what) throws BinaryDamage {
        long there = Math.min(end, bytes.size());
        if (lastStart >= there) {
            throw bytes.damage(lastStart, what + " is behind the end of the file");
        }
        return there;
    }
}
