package parallax.binary;

import java.util.ArrayList;
import java.util.List;

/// Reads the symbol table of an image (LC_SYMTAB).
final class MachOSymbolReader {

    private static final int N_STAB = 0xe0;
    private static final int N_PEXT = 0x10;
    private static final int N_TYPE = 0x0e;
    private static final int N_EXT = 1;
    private static final int N_WEAK_REF = 0x40;
    private static final int N_WEAK_DEF = 0x80;
    private static final int DYNAMIC_LOOKUP_ORDINAL = 0xfe;
    private static final int EXECUTABLE_ORDINAL = 0xff;
    private static final int SYMBOL_COST = 64;

    private final BinaryBytes bytes;
    private final MachOHeader header;
    private final boolean object;
    private final BinaryNotes notes;

    MachOSymbolReader(BinaryBytes bytes, MachOHeader header, boolean object, BinaryNotes notes) {
        this.bytes = bytes;
        this.header = header;
        this.object = object;
        this.notes = notes;
    }

    List<MachOSymbol> read(long offset, long count, long namesOffset, long namesSize) throws BinaryDamage {
        int entrySize = header.is64() ? 16 : 12;
        BinaryBytes names = bytes.slice(namesOffset, namesSize, "the names of symbols");
        List<MachOSymbol> symbols = new ArrayList<>();
        long there = count;
        if (!bytes.has(offset, count * entrySize)) {
            there = Math.max(0, (bytes.size() - offset) / entrySize);
            notes.add(
                    BinaryPart.SYMBOLS,
                    bytes.base() + offset,
                    "the symbol table has " + count + " entries, the image has room for " + there);
        }
        for (long number = 0; number < there; number++) {
            long at = offset + number * entrySize;
            int type = bytes.u8(at + 4);
            if ((type & N_STAB) != 0) {
                continue;
            }
            try {
                bytes.charge(at, SYMBOL_COST, "the symbols");
            } catch (BinaryDamage damage) {
                notes.add(BinaryPart.SYMBOLS, damage);
                return symbols;
            }
            try {
                symbols.add(symbol(at, type, names));
            } catch (BinaryDamage damage) {
                notes.add(BinaryPart.SYMBOLS, damage);
            }
        }
        return symbols;
    }

    private MachOSymbol symbol(long at, int type, BinaryBytes names) throws BinaryDamage {
        long nameOffset = bytes.u32(at);
        int section = bytes.u8(at + 5);
        int description = bytes.u16(at + 6);
        long value = header.is64() ? bytes.i64(at + 8) : bytes.u32(at + 8);
        MachOSymbol.Kind kind = switch (type & N_TYPE) {
            case 0 -> value != 0 && (type & N_EXT) != 0 ? MachOSymbol.Kind.COMMON : MachOSymbol.Kind.UNDEFINED;
            // N_PBUD: undefined when the library was bound ahead of time.
            case 0xc -> MachOSymbol.Kind.UNDEFINED;
            case 2 -> MachOSymbol.Kind.ABSOLUTE;
            case 0xe -> MachOSymbol.Kind.SECTION;
            case 0xa -> MachOSymbol.Kind.INDIRECT;
            default -> MachOSymbol.Kind.OTHER;
        };
        boolean undefined = kind == MachOSymbol.Kind.UNDEFINED;
        return new MachOSymbol(
                nameOffset == 0 ? "" : names.text(nameOffset, names.size(), "the name of a symbol"),
                kind,
                (type & N_EXT) != 0,
                (type & N_PEXT) != 0,
                undefined && (description & N_WEAK_REF) != 0,
                !undefined && (description & N_WEAK_DEF) != 0,
                undefined ? ordinal(description >>> 8) : 0,
                kind == MachOSymbol.Kind.SECTION ? section : 0,
                value);
    }

    private int ordinal(int stored) {
        if (!header.twoLevel() || object) {
            return MachOOrdinal.FLAT_LOOKUP;
        }
        return switch (stored) {
            case DYNAMIC_LOOKUP_ORDINAL -> MachOOrdinal.FLAT_LOOKUP;
            case EXECUTABLE_ORDINAL -> MachOOrdinal.MAIN_EXECUTABLE;
            default -> stored;
        };
    }
}
