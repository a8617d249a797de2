package parallax.binary;

import static parallax.binary.ElfPart.SYMBOLS;

import org.jspecify.annotations.Nullable;

/// Finds the dynamic symbol table, learns how many symbols it has, and takes it apart into columns.
final class ElfSymbolReader {

    private final ElfImage image;
    private final @Nullable ElfDynamic dynamic;
    private final ElfHashReader hashes;
    private final long relocated;

    /// @param relocated the greatest symbol index that a relocation names
    ElfSymbolReader(ElfImage image, @Nullable ElfDynamic dynamic, ElfHashReader hashes, long relocated) {
        this.image = image;
        this.dynamic = dynamic;
        this.hashes = hashes;
        this.relocated = relocated;
    }

    /// Empty columns where there is no table.
    ElfSymbolColumns read(ElfStrings strings) {
        try {
            ElfImage.Range range = find();
            if (range != null) {
                return columns(range, strings);
            }
        } catch (ElfDamage damage) {
            image.problems().add(SYMBOLS, damage);
        }
        return new ElfSymbolColumns(0);
    }

    private int entrySize() {
        return image.header().is64() ? 24 : 16;
    }

    private ElfImage.@Nullable Range find() throws ElfDamage {
        ElfSection section = image.section(ElfSection.SHT_DYNSYM);
        Long address = dynamic == null ? null : dynamic.value(ElfDynamicTag.SYMTAB);
        if (address == null) {
            return section == null ? null : new ElfImage.Range(section.offset(), section.size());
        }
        Long size = dynamic == null ? null : dynamic.value(ElfDynamicTag.SYMENT);
        if (size != null && size != entrySize()) {
            throw new ElfDamage(
                    -1, "DT_SYMENT says " + Long.toUnsignedString(size) + " bytes, expected " + entrySize());
        }
        if (section != null && section.address() == address && image.bytes().has(section.offset(), section.size())) {
            return new ElfImage.Range(section.offset(), section.size());
        }
        ElfImage.Range table = image.require(address, 0, "the symbols");
        return image.require(address, countWithoutSections(table.offset()) * entrySize(), "the symbols");
    }

    /// The loader never needs the number, so that nothing states it but DT_HASH. DT_GNU_HASH ends with the last symbol
    /// that is defined; it leaves out those before its first, and all of them where none is defined, and then the
    /// relocations tell of the rest.
    private long countWithoutSections(long offset) throws ElfDamage {
        long count = Math.max(hashes.symbolCount(), relocated + 1);
        if (count > Integer.MAX_VALUE / entrySize()) {
            throw new ElfDamage(offset, count + " symbols, more than a file can hold");
        }
        return count;
    }

    private ElfSymbolColumns columns(ElfImage.Range range, ElfStrings strings) throws ElfDamage {
        int entrySize = entrySize();
        if (range.length() % entrySize != 0) {
            image.problems()
                    .add(
                            SYMBOLS,
                            range.offset(),
                            "the symbol table has " + range.length() + " bytes, no multiple of " + entrySize);
        }
        long count = range.length() / entrySize;
        image.bytes().charge(range.offset(), count * ElfSymbolColumns.BYTES, "the symbols");
        ElfFields fields = image.fields(range.offset(), count * entrySize, "the symbols");
        ElfSymbolColumns columns = new ElfSymbolColumns((int) count);
        if (image.header().is64()) {
            fill64(columns, fields);
        } else {
            fill32(columns, fields);
        }
        measureNames(columns, strings, range.offset());
        return columns;
    }

    private static void fill64(ElfSymbolColumns columns, ElfFields fields) {
        for (int symbol = 0; symbol < columns.size; symbol++) {
            int at = symbol * 24;
            columns.nameOffset[symbol] = fields.i32(at);
            columns.info[symbol] = (byte) fields.u8(at + 4);
            columns.other[symbol] = (byte) fields.u8(at + 5);
            columns.section[symbol] = fields.u16(at + 6);
            columns.value[symbol] = fields.i64(at + 8);
            columns.length[symbol] = fields.i64(at + 16);
        }
    }

    private static void fill32(ElfSymbolColumns columns, ElfFields fields) {
        for (int symbol = 0; symbol < columns.size; symbol++) {
            int at = symbol * 16;
            columns.nameOffset[symbol] = fields.i32(at);
            columns.value[symbol] = fields.u32(at + 4);
            columns.length[symbol] = fields.u32(at + 8);
            columns.info[symbol] = (byte) fields.u8(at + 12);
            columns.other[symbol] = (byte) fields.u8(at + 13);
            columns.section[symbol] = fields.u16(at + 14);
        }
    }

    private void measureNames(ElfSymbolColumns columns, ElfStrings strings, long place) throws ElfDamage {
        for (int symbol = 0; symbol < columns.size; symbol++) {
            int offset = columns.nameOffset[symbol];
            int end = strings.endOf(offset, image.bytes(), "the names of symbols");
            if (end < 0) {
                // The null symbol has no name, whether or not there are strings.
                if (offset != 0 && image.problems().hasRoom(SYMBOLS)) {
                    image.problems()
                            .add(
                                    SYMBOLS,
                                    place,
                                    "the name of symbol " + symbol + " at index " + Integer.toUnsignedString(offset)
                                            + " does not end inside its string table of " + strings.data().length
                                            + " bytes");
                }
                columns.nameOffset[symbol] = 0;
                continue;
            }
            columns.nameLength[symbol] = end - offset;
        }
    }
}
