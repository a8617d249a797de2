package parallax.binary;

import static parallax.binary.ElfPart.PROGRAM_HEADERS;
import static parallax.binary.ElfPart.SECTION_HEADERS;

import java.util.ArrayList;
import java.util.List;

/// Reads the header and the two tables it points to: program headers and section headers.
final class ElfHeaderReader {

    private static final int EI_NIDENT = 16;
    private static final int PN_XNUM = 0xffff;
    private static final int SHN_LORESERVE = 0xff00;
    private static final int SHN_XINDEX = 0xffff;

    /// More than any linker makes for a file that is loaded; an object file may have more sections, and no part of them
    /// matters here.
    private static final int MAX_PROGRAM_HEADERS = 1 << 16;

    private static final int MAX_SECTIONS = 1 << 18;

    private final ElfBytes bytes;
    private final ElfProblems problems;
    private final ElfHeader header;
    private final long programHeaderOffset;
    private final long sectionHeaderOffset;
    private final int programHeaderSize;
    private final int sectionHeaderSize;
    private long programHeaderCount;
    private long sectionCount;
    private long namesIndex;

    ElfHeaderReader(ElfBytes bytes, ElfProblems problems) throws MalformedBinaryException {
        this.bytes = bytes;
        this.problems = problems;
        byte[] ident = take(EI_NIDENT);
        if (ident[0] != 0x7f || ident[1] != 'E' || ident[2] != 'L' || ident[3] != 'F') {
            throw new MalformedBinaryException(0, "not an ELF file: it does not start with `\\x7fELF`");
        }
        if (ident[4] != 1 && ident[4] != 2) {
            throw new MalformedBinaryException(
                    4, "ELF class " + (ident[4] & 0xff) + ", expected 1 (32 bits) or 2 (64 bits)");
        }
        if (ident[5] != 1 && ident[5] != 2) {
            throw new MalformedBinaryException(
                    5, "ELF data encoding " + (ident[5] & 0xff) + ", expected 1 (little endian) or 2 (big endian)");
        }
        boolean is64 = ident[4] == 2;
        boolean bigEndian = ident[5] == 2;
        ElfFields fields = new ElfFields(take(is64 ? 64 : 52), bigEndian, is64);
        int word = is64 ? 8 : 4;
        int afterWords = 24 + 3 * word;
        header = new ElfHeader(
                is64,
                bigEndian,
                ident[7] & 0xff,
                ident[8] & 0xff,
                fields.u16(16),
                fields.u16(18),
                fields.i32(afterWords),
                fields.word(24));
        programHeaderOffset = fields.word(24 + word);
        sectionHeaderOffset = fields.word(24 + 2 * word);
        programHeaderSize = fields.u16(afterWords + 6);
        programHeaderCount = fields.u16(afterWords + 8);
        sectionHeaderSize = fields.u16(afterWords + 10);
        sectionCount = fields.u16(afterWords + 12);
        namesIndex = fields.u16(afterWords + 14);
    }

    private byte[] take(int length) throws MalformedBinaryException {
        try {
            return bytes.copy(0, length, "the ELF header's fields");
        } catch (ElfDamage _) {
            throw new MalformedBinaryException(
                    bytes.size(), "the ELF header has " + length + " bytes, the file " + bytes.size());
        }
    }

    ElfImage read() {
        List<ElfSection> sections = new ArrayList<>();
        try {
            readSections(sections);
        } catch (ElfDamage damage) {
            problems.add(SECTION_HEADERS, damage);
        }
        // After the sections: the first of them may hold the count.
        List<ElfProgramHeader> segments = new ArrayList<>();
        try {
            readProgramHeaders(segments);
        } catch (ElfDamage damage) {
            problems.add(PROGRAM_HEADERS, damage);
        }
        return new ElfImage(bytes, header, segments, sections, problems);
    }

    private void readProgramHeaders(List<ElfProgramHeader> segments) throws ElfDamage {
        if (programHeaderOffset == 0 || programHeaderCount == 0) {
            return;
        }
        int entrySize = header.is64() ? 56 : 32;
        checkEntrySize(programHeaderSize, entrySize, "program header");
        if (programHeaderCount > MAX_PROGRAM_HEADERS) {
            throw new ElfDamage(programHeaderOffset, programHeaderCount + " program headers, which no loader takes");
        }
        long length = programHeaderCount * entrySize;
        ElfFields fields = new ElfFields(bytes.copy(programHeaderOffset, length, "the program headers"), header);
        for (int number = 0; number < programHeaderCount; number++) {
            ElfProgramHeader segment = segment(fields, number * entrySize);
            segments.add(segment);
            if (segment.type() == ElfProgramHeader.PT_LOAD && !bytes.has(segment.offset(), segment.fileSize())) {
                problems.add(
                        PROGRAM_HEADERS,
                        programHeaderOffset + (long) number * entrySize,
                        "segment " + number + " takes " + Long.toUnsignedString(segment.fileSize())
                                + " bytes from byte " + Long.toUnsignedString(segment.offset())
                                + " on, the file has " + bytes.size());
            }
        }
    }

    private ElfProgramHeader segment(ElfFields fields, int at) {
        return header.is64()
                ? new ElfProgramHeader(
                        fields.i32(at),
                        fields.i32(at + 4),
                        fields.i64(at + 8),
                        fields.i64(at + 16),
                        fields.i64(at + 32),
                        fields.i64(at + 40),
                        fields.i64(at + 48))
                : new ElfProgramHeader(
                        fields.i32(at),
                        fields.i32(at + 24),
                        fields.u32(at + 4),
                        fields.u32(at + 8),
                        fields.u32(at + 16),
                        fields.u32(at + 20),
                        fields.u32(at + 28));
    }

    private void readSections(List<ElfSection> sections) throws ElfDamage {
        if (sectionHeaderOffset == 0) {
            if (programHeaderCount == PN_XNUM) {
                problems.add(
                        PROGRAM_HEADERS, 0, "the first section should hold their count, and there are no sections");
                programHeaderCount = 0;
            }
            return;
        }
        int entrySize = header.is64() ? 64 : 40;
        checkEntrySize(sectionHeaderSize, entrySize, "section header");
        takeCountsFromFirstSection(entrySize);
        if (sectionCount > MAX_SECTIONS) {
            throw new ElfDamage(
                    sectionHeaderOffset,
                    Long.toUnsignedString(sectionCount) + " sections, more than the " + MAX_SECTIONS
                            + " that are read");
        }
        long length = sectionCount * entrySize;
        ElfFields fields = new ElfFields(bytes.copy(sectionHeaderOffset, length, "the section headers"), header);
        ElfStrings names = sectionNames(fields, entrySize);
        for (int number = 0; number < sectionCount; number++) {
            int at = number * entrySize;
            ElfSection section = section(fields, at, name(names, fields.u32(at)));
            sections.add(section);
            if (section.isInFile() && !bytes.has(section.offset(), section.size())) {
                problems.add(
                        SECTION_HEADERS,
                        sectionHeaderOffset + at,
                        "section " + number + " takes " + Long.toUnsignedString(section.size()) + " bytes from byte "
                                + Long.toUnsignedString(section.offset()) + " on, the file has " + bytes.size());
            }
        }
    }

    /// Counts that do not fit the header's 16 bits are in the section with index 0 (gABI, "ELF Header").
    private void takeCountsFromFirstSection(int entrySize) throws ElfDamage {
        if (sectionCount != 0 && programHeaderCount != PN_XNUM && namesIndex != SHN_XINDEX) {
            return;
        }
        ElfFields fields =
                new ElfFields(bytes.copy(sectionHeaderOffset, entrySize, "the first section header"), header);
        ElfSection first = section(fields, 0, "");
        if (sectionCount == 0) {
            sectionCount = first.size();
            if (sectionCount < 0 || (sectionCount != 0 && sectionCount < SHN_LORESERVE)) {
                throw new ElfDamage(
                        sectionHeaderOffset,
                        Long.toUnsignedString(sectionCount)
                                + " sections by the first section, which counts them only from " + SHN_LORESERVE
                                + " on");
            }
        }
        if (programHeaderCount == PN_XNUM) {
            programHeaderCount = first.info();
        }
        if (namesIndex == SHN_XINDEX) {
            namesIndex = first.link();
        }
    }

    private ElfStrings sectionNames(ElfFields fields, int entrySize) {
        if (namesIndex == 0) {
            return ElfStrings.EMPTY;
        }
        if (namesIndex >= sectionCount) {
            problems.add(
                    SECTION_HEADERS,
                    sectionHeaderOffset,
                    "the section with the names has index " + namesIndex + ", there are " + sectionCount);
            return ElfStrings.EMPTY;
        }
        ElfSection names = section(fields, (int) namesIndex * entrySize, "");
        try {
            return new ElfStrings(bytes.copy(names.offset(), names.size(), "the names of sections"), names.offset());
        } catch (ElfDamage damage) {
            problems.add(SECTION_HEADERS, damage);
            return ElfStrings.EMPTY;
        }
    }

    private String name(ElfStrings names, long index) {
        if (names.data().length == 0) {
            return "";
        }
        try {
            return names.at(index, bytes, "the name of a section");
        } catch (ElfDamage damage) {
            problems.add(SECTION_HEADERS, damage);
            return "";
        }
    }

    private ElfSection section(ElfFields fields, int at, String name) {
        return header.is64()
                ? new ElfSection(
                        name,
                        fields.i32(at + 4),
                        fields.i64(at + 8),
                        fields.i64(at + 16),
                        fields.i64(at + 24),
                        fields.i64(at + 32),
                        fields.u32(at + 40),
                        fields.u32(at + 44),
                        fields.i64(at + 48),
                        fields.i64(at + 56))
                : new ElfSection(
                        name,
                        fields.i32(at + 4),
                        fields.u32(at + 8),
                        fields.u32(at + 12),
                        fields.u32(at + 16),
                        fields.u32(at + 20),
                        fields.u32(at + 24),
                        fields.u32(at + 28),
                        fields.u32(at + 32),
                        fields.u32(at + 36));
    }

    private static void checkEntrySize(int found, int expected, String what) throws ElfDamage {
        if (found != expected) {
            throw new ElfDamage(0, "a " + what + " has " + found + " bytes, expected " + expected);
        }
    }
}
