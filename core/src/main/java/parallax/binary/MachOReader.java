package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads Mach-O files, universal ones too.
///
/// Rule: Apple's `mach-o/fat.h`, `mach-o/loader.h`, `mach-o/nlist.h` and `mach-o/fixup-chains.h`.
public final class MachOReader {

    private static final int FAT_MAGIC = 0xcafebabe;
    private static final int FAT_MAGIC_64 = 0xcafebabf;

    /// More architectures than there are; a class file of Java, which has the same magic, states 45 and up.
    private static final int MOST_SLICES = 32;

    private MachOReader() {}

    /// Whether these bytes start as a Mach-O file does; a class file of Java is told apart.
    public static boolean isMachO(MemorySegment file) {
        BinaryBytes bytes = BinaryBytes.of(file, true);
        try {
            if (!bytes.has(0, 8)) {
                return false;
            }
            int magic = bytes.i32(0);
            return isFat(magic) ? bytes.u32(4) <= MOST_SLICES : MachOImageReader.isMagic(magic);
        } catch (BinaryDamage damage) {
            throw new AssertionError(damage.problem(), damage);
        }
    }

    /// Reads all of it.
    ///
    /// @throws MalformedBinaryException if it is no Mach-O file, or the header cannot be read, or that of
    ///     every slice
    public static MachOFile read(MemorySegment file) throws MalformedBinaryException {
        BinaryBytes bytes = BinaryBytes.of(file, true);
        try {
            bytes.check(0, 8, "the header of a Mach-O file");
            int magic = bytes.i32(0);
            if (isFat(magic)) {
                return readFat(bytes, magic == FAT_MAGIC_64);
            }
            return new MachOFile(false, List.of(new MachOImageReader(bytes).read()), List.of());
        } catch (BinaryDamage damage) {
            throw damage.fatal();
        }
    }

    private static boolean isFat(int magic) {
        return magic == FAT_MAGIC || magic == FAT_MAGIC_64;
    }

    private static MachOFile readFat(BinaryBytes bytes, boolean is64) throws BinaryDamage {
        BinaryNotes notes = new BinaryNotes();
        List<MachOImage> images = new ArrayList<>();
        long count = bytes.u32(4);
        if (count > MOST_SLICES) {
            throw bytes.damage(
                    4,
                    "the universal file states " + count + " architectures, at most " + MOST_SLICES + " are believed");
        }
        BinaryDamage last = bytes.damage(4, "the universal file has no architecture");
        for (int number = 0; number < count; number++) {
            long entry = 8 + (long) number * (is64 ? 32 : 20);
            try {
                long offset = is64 ? bytes.i64(entry + 8) : bytes.u32(entry + 8);
                long size = is64 ? bytes.i64(entry + 16) : bytes.u32(entry + 12);
                BinaryBytes slice = bytes.slice(offset, size, "the bytes of architecture " + (number + 1));
                MachOImage image = new MachOImageReader(slice).read();
                if (image.header().cpuType() != bytes.i32(entry)) {
                    notes.add(
                            BinaryPart.SLICES,
                            entry,
                            "the universal file states CPU type " + bytes.i32(entry) + ", the image "
                                    + image.header().cpuType());
                }
                images.add(image);
            } catch (BinaryDamage damage) {
                notes.add(BinaryPart.SLICES, damage);
                last = damage;
            }
        }
        if (images.isEmpty()) {
            throw last;
        }
        return new MachOFile(true, images, notes.toList());
    }
}
