package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads PE files: DLLs, extension modules of Python (`.pyd`) and programs.
///
/// Rule: Microsoft, "PE Format". Bound imports, relocations, COFF symbols and .NET metadata are not read.
public final class PeReader {

    private static final int DOS_MAGIC = 0x5a4d;
    private static final int PE_MAGIC = 0x4550;
    private static final int PE32 = 0x10b;
    private static final int PE32_PLUS = 0x20b;
    private static final int MOST_SECTIONS = 512;
    private static final int MOST_DEBUG_ENTRIES = 256;
    private static final int CODEVIEW = 2;
    private static final int RSDS = 0x53445352;

    private static final int EXPORT = 0;
    private static final int IMPORT = 1;
    private static final int RESOURCE = 2;
    private static final int CERTIFICATE = 4;
    private static final int DEBUG = 6;
    private static final int TLS = 9;
    private static final int DELAY_IMPORT = 13;
    private static final int CLR = 14;

    private final BinaryBytes bytes;
    private final BinaryNotes notes = new BinaryNotes();
    private final long[] addresses = new long[16];
    private final long[] sizes = new long[16];

    private PeReader(MemorySegment file) {
        this.bytes = BinaryBytes.of(file, false);
    }

    /// Whether these bytes start as a PE file does: with `MZ`, and `PE` where that points to.
    public static boolean isPe(MemorySegment file) {
        BinaryBytes bytes = BinaryBytes.of(file, false);
        try {
            return bytes.has(0, 0x40)
                    && bytes.u16(0) == DOS_MAGIC
                    && bytes.has(bytes.u32(0x3c), 4)
                    && bytes.i32(bytes.u32(0x3c)) == PE_MAGIC;
        } catch (BinaryDamage damage) {
            throw new AssertionError(damage.problem(), damage);
        }
    }

    /// Reads all of it.
    ///
    /// @throws MalformedBinaryException if it is no PE file, or its headers cannot be read
    public static PeFile read(MemorySegment file) throws MalformedBinaryException {
        try {
            return new PeReader(file).read();
        } catch (BinaryDamage damage) {
            throw damage.fatal();
        }
    }

    private PeFile read() throws BinaryDamage {
        bytes.check(0, 0x40, "the DOS header");
        if (bytes.u16(0) != DOS_MAGIC) {
            throw bytes.damage(0, "a PE file starts with `MZ`");
        }
        long coff = bytes.u32(0x3c) + 4;
        bytes.check(coff - 4, 24, "the PE header");
        if (bytes.i32(coff - 4) != PE_MAGIC) {
            throw bytes.damage(coff - 4, "where the DOS header points to there is no `PE`");
        }
        PeHeader header = readHeader(coff, coff + 20);
        List<PeSection> sections = readSections(coff + 20 + bytes.u16(coff + 16), bytes.u16(coff + 2));
        PeImageBytes image = new PeImageBytes(bytes, header, sections);
        PeImportReader imports = new PeImportReader(image, header, notes);
        return new PeFile(
                header,
                sections,
                imports.read(addresses[IMPORT]),
                imports.readDelayed(addresses[DELAY_IMPORT]),
                readExports(image),
                readVersion(image),
                readDebug(image),
                PeRichHeader.read(bytes, coff - 4),
                addresses[TLS] != 0,
                addresses[CLR] != 0,
                addresses[CERTIFICATE] != 0,
                notes.toList());
    }

    private PeHeader readHeader(long coff, long optional) throws BinaryDamage {
        int optionalSize = bytes.u16(coff + 16);
        bytes.check(optional, optionalSize, "the optional header");
        int magic = optionalSize < 2 ? 0 : bytes.u16(optional);
        boolean is64 = magic == PE32_PLUS;
        int directories = is64 ? 112 : 96;
        if ((!is64 && magic != PE32) || optionalSize < directories) {
            throw bytes.damage(
                    optional,
                    "the optional header has " + optionalSize + " bytes and the magic 0x" + Integer.toHexString(magic)
                            + ", expected 0x10b or 0x20b");
        }
        long count = Math.min(bytes.u32(optional + directories - 4), (optionalSize - directories) / 8);
        for (int number = 0; number < Math.min(count, addresses.length); number++) {
            addresses[number] = bytes.u32(optional + directories + 8L * number);
            sizes[number] = bytes.u32(optional + directories + 8L * number + 4);
        }
        return new PeHeader(
                bytes.u16(coff),
                bytes.u16(coff + 18),
                bytes.u32(coff + 4),
                is64,
                bytes.u8(optional + 2),
                bytes.u8(optional + 3),
                is64 ? bytes.i64(optional + 24) : bytes.u32(optional + 28),
                bytes.u32(optional + 56),
                bytes.u32(optional + 60),
                bytes.u16(optional + 40),
                bytes.u16(optional + 42),
                bytes.u16(optional + 48),
                bytes.u16(optional + 50),
                bytes.u16(optional + 68),
                bytes.u16(optional + 70));
    }

    private List<PeSection> readSections(long at, int count) {
        List<PeSection> sections = new ArrayList<>();
        try {
            for (int number = 0; number < Math.min(count, MOST_SECTIONS); number++) {
                long entry = at + 40L * number;
                PeSection section = new PeSection(
                        bytes.padded(entry, 8, "the name of a section"),
                        bytes.u32(entry + 12),
                        bytes.u32(entry + 8),
                        bytes.u32(entry + 20),
                        bytes.u32(entry + 16),
                        bytes.i32(entry + 36));
                sections.add(section);
                if (section.rawSize() != 0 && !bytes.has(section.offset(), section.rawSize())) {
                    notes.add(
                            BinaryPart.SECTIONS,
                            entry,
                            "the section `" + section.name() + "` ends at byte "
                                    + (section.offset() + section.rawSize()) + ", the file has " + bytes.size());
                }
            }
            if (count > MOST_SECTIONS) {
                throw bytes.damage(at, "there are " + count + " sections, " + MOST_SECTIONS + " are read");
            }
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.SECTIONS, damage);
        }
        return sections;
    }

    private @Nullable PeExports readExports(PeImageBytes image) {
        if (addresses[EXPORT] == 0) {
            return null;
        }
        try {
            return new PeExportReader(image, addresses[EXPORT], sizes[EXPORT], notes).read();
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.EXPORTS, damage);
            return null;
        }
    }

    private @Nullable PeVersionInfo readVersion(PeImageBytes image) {
        if (addresses[RESOURCE] == 0) {
            return null;
        }
        try {
            return new PeVersionReader(image, addresses[RESOURCE]).read();
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.VERSION_RESOURCE, damage);
            return null;
        }
    }

    private @Nullable PeDebug readDebug(PeImageBytes image) {
        if (addresses[DEBUG] == 0) {
            return null;
        }
        List<Integer> types = new ArrayList<>();
        String pdb = null;
        String id = null;
        try {
            long count = sizes[DEBUG] / 28;
            if (count > MOST_DEBUG_ENTRIES) {
                notes.add(
                        BinaryPart.DEBUG_DIRECTORY,
                        -1,
                        "the debug directory states " + count + " entries, " + MOST_DEBUG_ENTRIES + " are read");
                count = MOST_DEBUG_ENTRIES;
            }
            long at = image.offset(addresses[DEBUG], count * 28, "the debug directory");
            for (long entry = at; entry < at + count * 28; entry += 28) {
                int type = bytes.i32(entry + 12);
                types.add(type);
                long size = bytes.u32(entry + 16);
                long data = bytes.u32(entry + 24);
                if (type == CODEVIEW && pdb == null && size >= 24 && bytes.i32(data) == RSDS) {
                    pdb = bytes.text(data + 24, data + size, "the name of the PDB");
                    id = HexFormat.of().formatHex(bytes.copy(data + 4, 16, "the id of the PDB")) + "-"
                            + bytes.u32(data + 20);
                }
            }
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.DEBUG_DIRECTORY, damage);
        }
        return new PeDebug(types, pdb, id);
    }
}
