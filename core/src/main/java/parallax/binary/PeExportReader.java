package parallax.binary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the table of exports. A forwarder is a text; where it leads to is not followed.
final class PeExportReader {

    private static final int SYMBOL_COST = 64;

    private final PeImageBytes image;
    private final BinaryBytes bytes;
    private final long address;
    private final long size;
    private final BinaryNotes notes;
    private final List<PeExports.Symbol> symbols = new ArrayList<>();

    PeExportReader(PeImageBytes image, long address, long size, BinaryNotes notes) {
        this.image = image;
        this.bytes = image.file();
        this.address = address;
        this.size = size;
        this.notes = notes;
    }

    PeExports read() throws BinaryDamage {
        long directory = image.offset(address, 40, "the export directory");
        String dll = "";
        try {
            dll = image.text(bytes.u32(directory + 12), "the name of the DLL");
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.EXPORTS, damage);
        }
        try {
            readSymbols(directory);
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.EXPORTS, damage);
        }
        return new PeExports(dll, symbols);
    }

    private void readSymbols(long directory) throws BinaryDamage {
        long base = bytes.u32(directory + 16);
        long functions = bytes.u32(directory + 20);
        long names = bytes.u32(directory + 24);
        if (functions == 0) {
            return;
        }
        long functionTable = image.offset(bytes.u32(directory + 28), functions * 4, "the addresses of exports");
        BitSet named = new BitSet();
        if (names != 0) {
            long nameTable = image.offset(bytes.u32(directory + 32), names * 4, "the names of exports");
            long ordinalTable = image.offset(bytes.u32(directory + 36), names * 2, "the numbers of exports");
            for (long number = 0; number < names; number++) {
                int index = bytes.u16(ordinalTable + 2 * number);
                bytes.charge(nameTable, SYMBOL_COST, "the exports");
                if (index >= functions) {
                    notes.add(
                            BinaryPart.EXPORTS,
                            ordinalTable + 2 * number,
                            "a name leads to export " + index + " of " + functions);
                    continue;
                }
                named.set(index);
                try {
                    String name = image.text(bytes.u32(nameTable + 4 * number), "the name of an export");
                    add(name, base, index, functionTable);
                } catch (BinaryDamage damage) {
                    notes.add(BinaryPart.EXPORTS, damage);
                }
            }
        }
        for (long index = 0; index < functions; index++) {
            if (!(index <= 0xffff && named.get((int) index))) {
                bytes.charge(functionTable, SYMBOL_COST, "the exports");
                add(null, base, index, functionTable);
            }
        }
    }

    private void add(@Nullable String name, long base, long index, long functionTable) throws BinaryDamage {
        long place = bytes.u32(functionTable + 4 * index);
        if (place == 0 && name == null) {
            // A hole between the numbers.
            return;
        }
        boolean forwarded = place >= address && place - address < size;
        symbols.add(
                new PeExports.Symbol(name, base + index, place, forwarded ? image.text(place, "a forwarder") : null));
    }
}
