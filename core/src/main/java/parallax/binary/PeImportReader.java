package parallax.binary;

import java.util.ArrayList;
import java.util.List;

/// Reads the tables of imports. Both end at an entry of zeros; where that does not come, at the end of their section.
final class PeImportReader {

    private static final int MOST_DLLS = 1 << 14;
    private static final int ENTRY_COST = 64;

    private final PeImageBytes image;
    private final BinaryBytes bytes;
    private final PeHeader header;
    private final BinaryNotes notes;

    PeImportReader(PeImageBytes image, PeHeader header, BinaryNotes notes) {
        this.image = image;
        this.bytes = image.file();
        this.header = header;
        this.notes = notes;
    }

    /// @param address of the import directory; 0 for none
    List<PeImport> read(long address) {
        List<PeImport> imports = new ArrayList<>();
        if (address == 0) {
            return imports;
        }
        try {
            for (long at = address; ; at += 20) {
                long entry = image.offset(at, 20, "the import directory");
                long names = bytes.u32(entry);
                long dll = bytes.u32(entry + 12);
                long first = bytes.u32(entry + 16);
                if (dll == 0 || first == 0) {
                    return imports;
                }
                bound(imports, entry);
                // Borland's linkers have no table of names: then the addresses are the names.
                add(imports, dll, names == 0 ? first : names, false, BinaryPart.IMPORTS, 0);
            }
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.IMPORTS, damage);
        }
        return imports;
    }

    /// @param address of the directory of delayed imports; 0 for none
    List<PeImport> readDelayed(long address) {
        List<PeImport> imports = new ArrayList<>();
        if (address == 0) {
            return imports;
        }
        try {
            for (long at = address; ; at += 32) {
                long entry = image.offset(at, 32, "the directory of delayed imports");
                // Visual C++ 6 wrote addresses where later ones have distances from the start of the image.
                long base = (bytes.i32(entry) & 1) != 0 ? 0 : header.imageBase();
                long dll = bytes.u32(entry + 4);
                long names = bytes.u32(entry + 16);
                if (dll == 0 || names == 0) {
                    return imports;
                }
                bound(imports, entry);
                add(imports, dll - base, names - base, true, BinaryPart.DELAY_IMPORTS, base);
            }
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.DELAY_IMPORTS, damage);
        }
        return imports;
    }

    private void bound(List<PeImport> imports, long entry) throws BinaryDamage {
        if (imports.size() == MOST_DLLS) {
            throw bytes.damage(entry, "there are more than " + MOST_DLLS + " imported DLLs");
        }
        bytes.charge(entry, ENTRY_COST, "the imports");
    }

    private void add(List<PeImport> imports, long dll, long table, boolean delayed, BinaryPart part, long base) {
        String name = "";
        List<PeImport.Symbol> symbols = new ArrayList<>();
        try {
            name = image.text(dll, "the name of an imported DLL");
            readSymbols(table, base, symbols);
        } catch (BinaryDamage damage) {
            notes.add(part, damage);
        }
        imports.add(new PeImport(name, delayed, symbols));
    }

    private void readSymbols(long table, long base, List<PeImport.Symbol> symbols) throws BinaryDamage {
        int width = header.is64() ? 8 : 4;
        for (long at = table; ; at += width) {
            long offset = image.offset(at, width, "the table of imported names");
            long entry = header.is64() ? bytes.i64(offset) : bytes.u32(offset);
            if (entry == 0) {
                return;
            }
            bytes.charge(offset, ENTRY_COST, "the imports");
            boolean byOrdinal = header.is64() ? entry < 0 : (entry & 0x80000000L) != 0;
            if (byOrdinal) {
                symbols.add(new PeImport.Symbol(null, (int) entry & 0xffff));
            } else {
                symbols.add(new PeImport.Symbol(image.text(entry - base + 2, "the name of an import"), -1));
            }
        }
    }
}
