package parallax.binary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what the loader is told to bind: the import table of chained fixups, or the older bind opcodes.
final class MachOBindings {

    private static final int IMPORT_COST = 96;

    private final BinaryBytes bytes;
    private final BinaryNotes notes;
    private final boolean twoLevel;
    private final Set<MachOImport> imports = new LinkedHashSet<>();

    MachOBindings(BinaryBytes bytes, BinaryNotes notes, boolean twoLevel) {
        this.bytes = bytes;
        this.notes = notes;
        this.twoLevel = twoLevel;
    }

    List<MachOImport> toList() {
        return new ArrayList<>(imports);
    }

    private void add(String name, int ordinal, boolean weak, MachOImport.Origin origin, long at) throws BinaryDamage {
        int place = twoLevel || origin == MachOImport.Origin.WEAK_BIND ? ordinal : MachOOrdinal.FLAT_LOOKUP;
        if (imports.add(new MachOImport(name, place, weak, origin))) {
            bytes.charge(at, IMPORT_COST, "the imports");
        }
    }

    void chainedFixups(long offset, long size) throws BinaryDamage {
        BinaryBytes fixups = bytes.slice(offset, size, "the chained fixups");
        fixups.check(0, 28, "the header of the chained fixups");
        if (fixups.i32(0) != 0) {
            throw fixups.damage(0, "the chained fixups have version " + fixups.i32(0) + ", only 0 is known");
        }
        long table = fixups.u32(8);
        long names = fixups.u32(12);
        long count = fixups.u32(16);
        int format = fixups.i32(20);
        long entrySize = switch (format) {
            case 1 -> 4;
            case 2 -> 8;
            case 3 -> 16;
            default -> throw fixups.damage(20, "the imports have format " + format + ", known are 1 to 3");
        };
        if (fixups.i32(24) != 0) {
            throw fixups.damage(24, "the names of the imports are compressed in a way that is not known");
        }
        fixups.check(table, count * entrySize, "the imports");
        fixups.check(names, 0, "the names of the imports");
        for (long number = 0; number < count; number++) {
            long at = table + number * entrySize;
            int ordinal;
            boolean weak;
            long name;
            if (format == 3) {
                long packed = fixups.i64(at);
                ordinal = (short) packed;
                ordinal = ordinal < -15 ? ordinal & 0xffff : ordinal;
                weak = ((packed >>> 16) & 1) != 0;
                name = packed >>> 32;
            } else {
                int packed = fixups.i32(at);
                ordinal = packed & 0xff;
                ordinal = ordinal > 0xf0 ? (byte) ordinal : ordinal;
                weak = ((packed >>> 8) & 1) != 0;
                name = (packed >>> 9) & 0x7fffffL;
            }
            add(
                    fixups.text(names + name, fixups.size(), "the name of an import"),
                    ordinal,
                    weak,
                    MachOImport.Origin.CHAINED_FIXUPS,
                    at);
        }
    }

    /// Damage becomes a note, so that the next table is read all the same.
    void bind(long offset, long size, MachOImport.Origin origin) {
        if (size == 0) {
            return;
        }
        try {
            run(bytes.slice(offset, size, "the bind opcodes"), origin);
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.IMPORTS, damage);
        }
    }

    private void run(BinaryBytes table, MachOImport.Origin origin) throws BinaryDamage {
        MachOLeb code = new MachOLeb(table, 0, table.size());
        int ordinal = origin == MachOImport.Origin.WEAK_BIND ? MachOOrdinal.WEAK_LOOKUP : 0;
        String name = "";
        boolean weak = false;
        boolean named = false;
        while (code.hasNext()) {
            long at = code.position();
            int opcode = code.next("a bind opcode");
            int immediate = opcode & 0xf;
            boolean binds = false;
            switch (opcode & 0xf0) {
                case 0x00 -> {
                    // Each lazy binding ends so; the others end once.
                    if (origin != MachOImport.Origin.LAZY_BIND) {
                        return;
                    }
                }
                case 0x10 -> ordinal = immediate;
                case 0x20 -> {
                    long stated = code.uleb("the library of a binding");
                    ordinal = stated < 0 || stated > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) stated;
                }
                case 0x30 -> ordinal = immediate == 0 ? 0 : (byte) (0xf0 | immediate);
                case 0x40 -> {
                    weak = (immediate & 1) != 0;
                    name = code.text("the name of a binding");
                    named = true;
                }
                case 0x50 -> {
                    // Pointer or not: the symbol is the same.
                }
                case 0x60 -> code.skipSleb("the addend of a binding");
                case 0x70 -> code.uleb("the place of a binding");
                case 0x80 -> code.uleb("the step of a binding");
                case 0x90 -> binds = true;
                case 0xa0 -> {
                    code.uleb("the step of a binding");
                    binds = true;
                }
                case 0xb0 -> binds = true;
                case 0xc0 -> {
                    code.uleb("the number of bindings");
                    code.uleb("the step of a binding");
                    binds = true;
                }
                case 0xd0 -> {
                    if (immediate == 0) {
                        code.uleb("the number of bindings");
                    }
                }
                default -> throw table.damage(at, "the bind opcode 0x" + Integer.toHexString(opcode) + " is not known");
            }
            if (binds) {
                if (!named) {
                    throw table.damage(at, "a binding has no name");
                }
                add(name, ordinal, weak, origin, at);
            }
        }
    }
}
