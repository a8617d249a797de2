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

    private static final long PAGE = 4096;

    /// A run of bytes in the file.
    record Range(long offset, long length) {}

    ElfFields fields(long offset, long length, String what) throws ElfDamage {
        return new ElfFields(bytes.copy(offset, length, what), header);
    }

    /// From the place in the file that is loaded at this address to the end of what is loaded with it; null where
    /// nothing of the file is loaded there. Sections tell where segments do not, in a file without them or with a
    /// broken table.
    @Nullable
    Range at(long address) {
        boolean isLoaded = false;
        Range behind = null;
        for (ElfProgramHeader segment : programHeaders) {
            if (segment.type() == ElfProgramHeader.PT_LOAD) {
                isLoaded = true;
                Range range = inside(address, segment.virtualAddress(), segment.offset(), loadedLength(segment));
                if (range != null && Long.compareUnsigned(address - segment.virtualAddress(), segment.fileSize()) < 0) {
                    return range;
                }
                behind = behind == null ? range : behind;
            }
        }
        return isLoaded ? behind : inSection(address);
    }

    /// The kernel maps whole pages, and clears the rest of the last one only where there is more memory than file.
    /// Tools that patch files rely on that.
    private static long loadedLength(ElfProgramHeader segment) {
        long length = segment.fileSize();
        if (Long.compareUnsigned(segment.memorySize(), length) > 0) {
            return length;
        }
        long end = segment.virtualAddress() + length;
        long rounded = length + (-end & (PAGE - 1));
        return Long.compareUnsigned(rounded, length) < 0 ? length : rounded;
    }

    private @Nullable Range inSection(long address) {
        for (ElfSection section : sections) {
            if (section.isInFile() && (section.flags() & ElfSection.SHF_ALLOC) != 0) {
                Range range = inside(address, section.address(), section.offset(), section.size());
                if (range != null) {
                    return range;
                }
            }
        }
        return null;
    }

    private @Nullable Range inside(long address, long start, long fileOffset, long length) {
        long distance = address - start;
        if (Long.compareUnsigned(address, start) < 0 || Long.compareUnsigned(distance, length) >= 0) {
            return null;
        }
        long offset = fileOffset + distance;
        if (fileOffset < 0 || distance < 0 || offset < 0 || offset >= bytes.size()) {
            return null;
        }
        long rest = length - distance;
        long room = bytes.size() - offset;
        return new Range(offset, rest < 0 || rest > room ? room : rest);
    }

    /// @param what names it for the problem's text: `the dynamic string table`
    Range require(long address, long length, String what) throws ElfDamage {
        Range range = at(address);
        if (range == null) {
            throw new ElfDamage(
                    -1,
                    what + " are at address 0x" + Long.toHexString(address) + ", where nothing of the file is loaded");
        }
        if (length < 0 || length > range.length()) {
            throw new ElfDamage(
                    range.offset(),
                    what + " take " + Long.toUnsignedString(length) + " bytes, " + range.length() + " are left");
        }
        return new Range(range.offset(), length);
    }

    /// The first section of this type with bytes in the file; null for none.
    @Nullable
    ElfSection section(int type) {
        for (ElfSection section : sections) {
            if (section.type() == type && section.isInFile()) {
                return section;
            }
        }
        return null;
    }

    /// The section that another one links to; null where there is none.
    @Nullable
    ElfSection linked(ElfSection section) {
        return section.link() > 0 && section.link() < sections.size() ? sections.get((int) section.link()) : null;
    }
}
