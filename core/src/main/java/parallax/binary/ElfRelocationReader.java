package parallax.binary;

import static parallax.binary.ElfPart.RELOCATIONS;

import org.jspecify.annotations.Nullable;

/// Counts relocations by kind, and finds the greatest symbol they name. Their tables are large, 8 MB in libtorch, and
/// pass through a small buffer.
final class ElfRelocationReader {

    private static final int BUFFER = 24 * 2048;

    private final ElfImage image;
    private final @Nullable Kinds kinds;
    private final byte[] buffer = new byte[BUFFER];
    private long relative;
    private long globDat;
    private long jumpSlot;
    private long irelative;
    private long copy;
    private long other;
    private long greatestSymbol = -1;

    /// The psABI's numbers of one machine; -1 for a kind it has not.
    private record Kinds(int relative, int globDat, int jumpSlot, int irelative, int copy) {}

    ElfRelocationReader(ElfImage image) {
        this.image = image;
        this.kinds = kinds(image.header().machine());
    }

    ElfRelocations read(@Nullable ElfDynamic dynamic) {
        if (dynamic == null) {
            return ElfRelocations.NONE;
        }
        boolean pltIsRela = value(dynamic, ElfDynamicTag.PLTREL) == ElfDynamicTag.RELA;
        Long plt = dynamic.value(ElfDynamicTag.JMPREL);
        long pltSize = value(dynamic, ElfDynamicTag.PLTRELSZ);
        table(dynamic, ElfDynamicTag.RELA, ElfDynamicTag.RELASZ, true);
        table(dynamic, ElfDynamicTag.REL, ElfDynamicTag.RELSZ, false);
        if (plt != null && !isInside(dynamic, plt, pltIsRela)) {
            table(plt, pltSize, pltIsRela);
        }
        packed(dynamic);
        return new ElfRelocations(relative, globDat, jumpSlot, irelative, copy, other, kinds != null);
    }

    /// -1 for none.
    long greatestSymbol() {
        return greatestSymbol;
    }

    /// Some linkers count the relocations of the PLT among the others, too.
    private static boolean isInside(ElfDynamic dynamic, long plt, boolean isRela) {
        Long start = dynamic.value(isRela ? ElfDynamicTag.RELA : ElfDynamicTag.REL);
        long size = value(dynamic, isRela ? ElfDynamicTag.RELASZ : ElfDynamicTag.RELSZ);
        return start != null && plt >= start && plt - start < size;
    }

    private void table(ElfDynamic dynamic, long tag, long sizeTag, boolean isRela) {
        Long address = dynamic.value(tag);
        if (address != null) {
            table(address, value(dynamic, sizeTag), isRela);
        }
    }

    private void table(long address, long size, boolean isRela) {
        if (size == 0) {
            return;
        }
        try {
            ElfImage.Range range = image.require(address, size, "the relocations");
            count(range, isRela);
        } catch (ElfDamage damage) {
            image.problems().add(RELOCATIONS, damage);
        }
    }

    private void count(ElfImage.Range range, boolean isRela) {
        boolean is64 = image.header().is64();
        int word = is64 ? 8 : 4;
        int entrySize = word * (isRela ? 3 : 2);
        int perBuffer = buffer.length / entrySize;
        ElfFields fields = new ElfFields(buffer, image.header());
        long left = range.length() / entrySize;
        long at = range.offset();
        while (left > 0) {
            int some = (int) Math.min(left, perBuffer);
            image.bytes().read(at, buffer, some * entrySize);
            for (int number = 0; number < some; number++) {
                int info = number * entrySize + word;
                if (is64) {
                    long both = fields.i64(info);
                    add((int) both, both >>> 32);
                } else {
                    int both = fields.i32(info);
                    add(both & 0xff, both >>> 8);
                }
            }
            at += (long) some * entrySize;
            left -= some;
        }
    }

    private void add(int type, long symbol) {
        Kinds known = kinds;
        if (known == null) {
            other++;
            return;
        }
        if (symbol > greatestSymbol) {
            greatestSymbol = symbol;
        }
        if (type == known.relative) {
            relative++;
        } else if (type == known.globDat) {
            globDat++;
        } else if (type == known.jumpSlot) {
            jumpSlot++;
        } else if (type == known.irelative) {
            irelative++;
        } else if (type == known.copy) {
            copy++;
        } else {
            other++;
        }
    }

    /// DT_RELR (gABI, "Relocation"): an even word is the address of one relative relocation, an odd one says which of the
    /// words behind it have one.
    private void packed(ElfDynamic dynamic) {
        Long address = dynamic.value(ElfDynamicTag.RELR);
        long size = value(dynamic, ElfDynamicTag.RELRSZ);
        if (address == null || size == 0) {
            return;
        }
        int word = image.header().is64() ? 8 : 4;
        try {
            ElfImage.Range range = image.require(address, size, "the packed relocations");
            ElfFields fields = new ElfFields(buffer, image.header());
            long left = range.length() / word;
            long at = range.offset();
            while (left > 0) {
                int some = (int) Math.min(left, buffer.length / word);
                image.bytes().read(at, buffer, some * word);
                for (int number = 0; number < some; number++) {
                    long bits = fields.wordAt(number);
                    relative += (bits & 1) == 0 ? 1 : Long.bitCount(bits) - 1;
                }
                at += (long) some * word;
                left -= some;
            }
        } catch (ElfDamage damage) {
            image.problems().add(RELOCATIONS, damage);
        }
    }

    private static long value(ElfDynamic dynamic, long tag) {
        Long value = dynamic.value(tag);
        return value == null ? 0 : value;
    }

    private static @Nullable Kinds kinds(int machine) {
        return switch (machine) {
            case ElfMachine.X86_64 -> new Kinds(8, 6, 7, 37, 5);
            case ElfMachine.I386 -> new Kinds(8, 6, 7, 42, 5);
            case ElfMachine.AARCH64 -> new Kinds(1027, 1025, 1026, 1032, 1024);
            case ElfMachine.ARM -> new Kinds(23, 21, 22, 160, 20);
            case ElfMachine.PPC, ElfMachine.PPC64 -> new Kinds(22, 20, 21, 248, 19);
            case ElfMachine.S390 -> new Kinds(12, 10, 11, 61, 9);
            case ElfMachine.RISCV -> new Kinds(3, -1, 5, 58, 4);
            case ElfMachine.LOONGARCH -> new Kinds(3, -1, 5, 12, 4);
            default -> null;
        };
    }
}
