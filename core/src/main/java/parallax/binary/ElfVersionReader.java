package parallax.binary;

import static parallax.binary.ElfPart.VERSIONS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads symbol versions (LSB, "Symbol Versioning"): `.gnu.version_r`, `.gnu.version_d` and `.gnu.version`. The two
/// lists are chains of distances, which only lead forward, so that none of them runs in a circle.
final class ElfVersionReader {

    private static final int MAX_INDEX = 0x7fff;
    private static final int HIDDEN_BIT = 0x8000;
    private static final int FLAG_BASE = 1;
    private static final int FLAG_WEAK = 2;

    /// Entries of all chains together; indices have 15 bits, and every entry that means something has its own.
    private static final int MAX_ENTRIES = 1 << 16;

    private final ElfImage image;
    private final ElfStrings strings;
    private final @Nullable ElfDynamic dynamic;
    private final List<ElfVersionNeed> needs = new ArrayList<>();
    private final List<ElfVersionDefinition> definitions = new ArrayList<>();
    private @Nullable ElfSymbolVersion[] needed = new @Nullable ElfSymbolVersion[0];
    private @Nullable ElfSymbolVersion[] defined = new @Nullable ElfSymbolVersion[0];
    private int entries;

    ElfVersionReader(ElfImage image, ElfStrings strings, @Nullable ElfDynamic dynamic) {
        this.image = image;
        this.strings = strings;
        this.dynamic = dynamic;
    }

    void read() {
        if (dynamic == null) {
            return;
        }
        try {
            readNeeds(dynamic);
        } catch (ElfDamage damage) {
            image.problems().add(VERSIONS, damage);
        }
        try {
            readDefinitions(dynamic);
        } catch (ElfDamage damage) {
            image.problems().add(VERSIONS, damage);
        }
    }

    List<ElfVersionNeed> needs() {
        return needs;
    }

    List<ElfVersionDefinition> definitions() {
        return definitions;
    }

    /// By index times two, plus one for hidden.
    @Nullable
    ElfSymbolVersion[] needed() {
        return needed;
    }

    @Nullable
    ElfSymbolVersion[] defined() {
        return defined;
    }

    /// `.gnu.version`: one number per symbol; empty for none.
    char[] indices(int symbols) {
        Long address = dynamic == null ? null : dynamic.value(ElfDynamicTag.VERSYM);
        if (address == null || symbols == 0) {
            return new char[0];
        }
        try {
            ElfImage.Range range = image.require(address, 2L * symbols, "the versions of symbols");
            ElfFields fields = image.fields(range.offset(), range.length(), "the versions of symbols");
            image.bytes().charge(range.offset(), range.length(), "the versions of symbols");
            char[] indices = new char[symbols];
            for (int symbol = 0; symbol < symbols; symbol++) {
                indices[symbol] = (char) fields.u16(2 * symbol);
                checkKnown(indices[symbol], symbol, range.offset());
            }
            return indices;
        } catch (ElfDamage damage) {
            image.problems().add(VERSIONS, damage);
            return new char[0];
        }
    }

    private void checkKnown(char raw, int symbol, long place) {
        int slot = 2 * (raw & MAX_INDEX);
        boolean isKnown = slot <= 2
                || (slot < needed.length && needed[slot] != null)
                || (slot < defined.length && defined[slot] != null);
        if (!isKnown && image.problems().hasRoom(VERSIONS)) {
            image.problems()
                    .add(
                            VERSIONS,
                            place + 2L * symbol,
                            "symbol " + symbol + " has version " + slot / 2 + ", which the file does not define");
        }
    }

    private void readNeeds(ElfDynamic dynamic) throws ElfDamage {
        Long address = dynamic.value(ElfDynamicTag.VERNEED);
        Long count = dynamic.value(ElfDynamicTag.VERNEEDNUM);
        if (address == null || count == null) {
            return;
        }
        long at = image.require(address, 16, "the needed versions").offset();
        for (long number = 0; Long.compareUnsigned(number, count) < 0; number++) {
            ElfFields fields = entry(at, 16, "the needed versions");
            checkRevision(fields.u16(0), at);
            String file = strings.at(fields.u32(4), image.bytes(), "the file of a needed version");
            List<ElfVersionNeed.Version> versions = new ArrayList<>();
            try {
                readVersions(at + fields.u32(8), fields.u16(2), file, versions);
            } finally {
                needs.add(new ElfVersionNeed(file, versions));
            }
            long next = fields.u32(12);
            if (next == 0) {
                checkLast(number, count, at, "libraries in `.gnu.version_r`");
                return;
            }
            at += next;
        }
    }

    private void readVersions(long start, int count, String file, List<ElfVersionNeed.Version> versions)
            throws ElfDamage {
        long at = start;
        for (int number = 0; number < count; number++) {
            ElfFields fields = entry(at, 16, "the needed versions");
            int raw = fields.u16(6);
            int index = raw & MAX_INDEX;
            String name = strings.at(fields.u32(8), image.bytes(), "the name of a needed version");
            checkHash(name, fields.i32(0), at);
            versions.add(new ElfVersionNeed.Version(name, (fields.u16(4) & FLAG_WEAK) != 0, index));
            needed = put(needed, index, name, file);
            long next = fields.u32(12);
            if (next == 0) {
                checkLast(number, count, at, "versions of one library in `.gnu.version_r`");
                return;
            }
            at += next;
        }
    }

    private void readDefinitions(ElfDynamic dynamic) throws ElfDamage {
        Long address = dynamic.value(ElfDynamicTag.VERDEF);
        Long count = dynamic.value(ElfDynamicTag.VERDEFNUM);
        if (address == null || count == null) {
            return;
        }
        long at = image.require(address, 20, "the defined versions").offset();
        for (long number = 0; Long.compareUnsigned(number, count) < 0; number++) {
            ElfFields fields = entry(at, 20, "the defined versions");
            checkRevision(fields.u16(0), at);
            int flags = fields.u16(2);
            int index = fields.u16(4) & MAX_INDEX;
            List<String> names = definitionNames(at + fields.u32(12), fields.u16(6));
            if (names.isEmpty()) {
                throw new ElfDamage(at, "a version in `.gnu.version_d` has no name");
            }
            String name = names.getFirst();
            boolean isBase = (flags & FLAG_BASE) != 0;
            if (!isBase) {
                // The loader skips the base version, and some linkers do not keep its hash true.
                checkHash(name, fields.i32(8), at);
            }
            definitions.add(new ElfVersionDefinition(
                    name, isBase, (flags & FLAG_WEAK) != 0, index, names.subList(1, names.size())));
            defined = put(defined, index, name, null);
            long next = fields.u32(16);
            if (next == 0) {
                checkLast(number, count, at, "versions in `.gnu.version_d`");
                return;
            }
            at += next;
        }
    }

    private List<String> definitionNames(long start, int count) throws ElfDamage {
        List<String> names = new ArrayList<>();
        long at = start;
        for (int number = 0; number < count; number++) {
            ElfFields fields = entry(at, 8, "the defined versions");
            names.add(strings.at(fields.u32(0), image.bytes(), "the name of a defined version"));
            long next = fields.u32(4);
            if (next == 0) {
                checkLast(number, count, at, "names of one version in `.gnu.version_d`");
                break;
            }
            at += next;
        }
        return names;
    }

    private ElfFields entry(long at, int length, String what) throws ElfDamage {
        if (++entries > MAX_ENTRIES) {
            throw new ElfDamage(at, what + " have more than " + MAX_ENTRIES + " entries");
        }
        return image.fields(at, length, what);
    }

    private void checkLast(long number, long count, long at, String what) {
        if (number + 1 != count) {
            image.problems()
                    .add(VERSIONS, at, (number + 1) + " " + what + ", expected " + Long.toUnsignedString(count));
        }
    }

    private static void checkRevision(int revision, long at) throws ElfDamage {
        if (revision != 1) {
            throw new ElfDamage(at, "symbol versions of revision " + revision + ", expected 1");
        }
    }

    private void checkHash(String name, int expected, long at) {
        byte[] bytes = ElfSymbolTable.bytesOf(name);
        if (ElfSysvHash.hash(bytes, 0, bytes.length) != expected) {
            image.problems().add(VERSIONS, at, "the hash of version `" + name + "` differs from the one beside it");
        }
    }

    private static @Nullable ElfSymbolVersion[] put(
            @Nullable ElfSymbolVersion[] table, int index, String name, @Nullable String file) {
        @Nullable ElfSymbolVersion[] target = table;
        if (2 * index + 1 >= table.length) {
            target = Arrays.copyOf(table, Math.max(2 * index + 2, Math.min(2 * table.length, 2 * HIDDEN_BIT)));
        }
        target[2 * index] = new ElfSymbolVersion(index, name, false, file);
        target[2 * index + 1] = new ElfSymbolVersion(index, name, true, file);
        return target;
    }
}
