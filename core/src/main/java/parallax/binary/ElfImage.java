package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every reader of a part needs: the bytes, the headers, and a place for problems.
record ElfImage(
        ElfBytes bytes,
        ElfHeader header,
        List<ElfProgramHeader> programHeaders,
        List<ElfSection> sections,
        ElfProblems problems) {

    /// A run of bytes in the file.
    record Range(long offset, long length) {}

    ElfFields fields(long offset, long length, String what) throws ElfDamage {
        return new ElfFields(bytes.copy(offset, length, what), header);
    }

    /// From the place in the file that is loaded at this address to the end of what is loaded with it; null where nothing
    /// of the file is loaded there.
    @Nullable Range at(long address) {
        for (ElfProgramHeader segment : programHeaders) {
            long inside = address - segment.virtualAddress();
            if (segment.type() == ElfProgramHeader.PT_LOAD
                    && Long.compareUnsigned(address, segment.virtualAddress()) >= 0
                    && Long.compareUnsigned(inside, segment.fileSize()) < 0) {
                long offset = segment.offset() + inside;
                if (segment.offset() >= 0 && inside >= 0 && offset >= 0 && offset < bytes.size()) {
                    long rest = segment.fileSize() - inside;
                    long room = bytes.size() - offset;
                    return new Range(offset, rest < 0 || rest > room ? room : rest);
                }
            }
        }
        return null;
    }

    /// @param what names it for the problem's text: `the dynamic string table`
    Range require(long address, long length, String what) throws ElfDamage {
        Range range = at(address);
        if (range == null) {
            throw new ElfDamage(
                    -1, what + " are at address 0x" + Long.toHexString(address) + ", where nothing of the file is loaded");
        }
        if (length < 0 || length > range.length()) {
            throw new ElfDamage(
                    range.offset(),
                    what + " take " + Long.toUnsignedString(length) + " bytes, " + range.length() + " are left");
        }
        return new Range(range.offset(), length);
    }

    /// The first section of this type with bytes in the file; null for none.
    @Nullable ElfSection section(int type) {
        for (ElfSection section : sections) {
            if (section.type() == type && section.isInFile()) {
                return section;
            }
        }
        return null;
    }

    /// The section that another one links to; null where there is none.
    @Nullable ElfSection linked(ElfSection section) {
        return section.link() > 0 && section.link() < sections.size() ? sections.get((int) section.link()) : null;
    }
}
