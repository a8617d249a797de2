package parallax.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dynamic symbols of a file in columns: what the loader sees, and what other libraries can ask for. A symbol is
/// named by its index, from 0 (the reserved null symbol) to `size() - 1`; nothing is made per symbol until asked for.
///
/// The columns are copies: the table stays valid when the bytes it was read from are gone. It keeps the whole string
/// table, so to keep a few names for long copy them out, with {@link #names} or {@link #nameBlob}, and let go of the
/// table.
public final class ElfSymbolTable {

    static final ElfSymbolTable EMPTY = new ElfSymbolTable(
            new byte[0],
            new ElfSymbolColumns(0),
            new char[0],
            new @Nullable ElfSymbolVersion[0],
            new @Nullable ElfSymbolVersion[0]);

    private static final int HIDDEN_BIT = 0x8000;
    private static final int INDEX_BITS = 0x7fff;

    private static final ElfBinding[] BINDINGS = new ElfBinding[16];
    private static final ElfSymbolType[] TYPES = new ElfSymbolType[16];

    static {
        for (int value = 0; value < 16; value++) {
            BINDINGS[value] = ElfBinding.of(value);
            TYPES[value] = ElfSymbolType.of(value);
        }
    }

    private final byte[] strings;
    private final ElfSymbolColumns columns;
    private final char[] versions;
    private final @Nullable ElfSymbolVersion[] needed;
    private final @Nullable ElfSymbolVersion[] defined;

    /// @param strings holds every name that the columns point to
    /// @param versions as in `.gnu.version`; may be shorter than the table, or empty
    /// @param needed by index times two, plus one for hidden; those of other libraries
    /// @param defined likewise, those of this file
    ElfSymbolTable(
            byte[] strings,
            ElfSymbolColumns columns,
            char[] versions,
            @Nullable ElfSymbolVersion[] needed,
            @Nullable ElfSymbolVersion[] defined) {
        this.strings = strings;
        this.columns = columns;
        this.versions = versions;
        this.needed = needed;
        this.defined = defined;
    }

    /// How many symbols there are, the null symbol included; 0 for a file without a dynamic symbol table.
    public int size() {
        return columns.size;
    }

    /// Empty for a symbol without a name. Bytes that are not UTF-8 are shown as `\xNN`.
    public String name(int symbol) {
        return ElfText.decode(strings, columns.nameOffset[symbol], columns.nameLength[symbol]);
    }

    /// The name's bytes without the zero behind them; a copy.
    public byte[] nameBytes(int symbol) {
        int offset = columns.nameOffset[symbol];
        return Arrays.copyOfRange(strings, offset, offset + columns.nameLength[symbol]);
    }

    /// Length of the name in bytes.
    public int nameLength(int symbol) {
        return columns.nameLength[symbol];
    }

    /// The name's hash as GNU hash tables have it, unsigned 32 bits.
    public int nameHash(int symbol) {
        int offset = columns.nameOffset[symbol];
        return ElfGnuHash.hash(strings, offset, columns.nameLength[symbol]);
    }

    /// Whether the name starts with these bytes.
    public boolean nameStartsWith(int symbol, byte[] prefix) {
        int offset = columns.nameOffset[symbol];
        return columns.nameLength[symbol] >= prefix.length
                && Arrays.equals(strings, offset, offset + prefix.length, prefix, 0, prefix.length);
    }

    public ElfBinding binding(int symbol) {
        return BINDINGS[(columns.info[symbol] & 0xff) >>> 4];
    }

    public ElfSymbolType type(int symbol) {
        return TYPES[columns.info[symbol] & 0xf];
    }

    public ElfVisibility visibility(int symbol) {
        return ElfVisibility.of(columns.other[symbol]);
    }

    /// Index of the section it lies in; 0 where it is undefined, 0xfff1 where its value is absolute.
    public int sectionIndex(int symbol) {
        return columns.section[symbol];
    }

    public boolean isDefined(int symbol) {
        return columns.section[symbol] != 0;
    }

    /// Whether other libraries can find it: defined, not local, and visible to all (gABI, "Symbol Table").
    public boolean isExported(int symbol) {
        int binding = (columns.info[symbol] & 0xff) >>> 4;
        int visibility = columns.other[symbol] & 3;
        return columns.section[symbol] != 0
                && binding != 0
                && (visibility == 0 || visibility == 3)
                && columns.nameLength[symbol] != 0;
    }

    /// Whether the loader has to find it elsewhere; a weak one may stay unfound.
    public boolean isImported(int symbol) {
        return columns.section[symbol] == 0
                && (columns.info[symbol] & 0xff) >>> 4 != 0
                && columns.nameLength[symbol] != 0;
    }

    public long value(int symbol) {
        return columns.value[symbol];
    }

    /// Size of what it stands for in bytes; 0 for none or unknown.
    public long sizeOf(int symbol) {
        return columns.length[symbol];
    }

    /// Null where it has no version: the file has none, or the symbol is global or local without one.
    public @Nullable ElfSymbolVersion version(int symbol) {
        int raw = rawVersion(symbol);
        int index = raw & INDEX_BITS;
        if (index <= 1) {
            return null;
        }
        int slot = 2 * index + (raw >>> 15);
        boolean isDefined = isDefined(symbol);
        ElfSymbolVersion version = at(isDefined ? defined : needed, slot);
        if (version == null) {
            // A variable that a program copies out of a library is defined here and keeps the library's version.
            version = at(isDefined ? needed : defined, slot);
        }
        return version != null ? version : new ElfSymbolVersion(index, null, (raw & HIDDEN_BIT) != 0, null);
    }

    /// All of it as one value.
    public ElfSymbol symbol(int symbol) {
        return new ElfSymbol(
                name(symbol),
                binding(symbol),
                type(symbol),
                visibility(symbol),
                sectionIndex(symbol),
                value(symbol),
                sizeOf(symbol),
                version(symbol));
    }

    /// Indices of the symbols that {@link #isImported}, ascending.
    public int[] imported() {
        int[] found = new int[size()];
        int count = 0;
        for (int symbol = 0; symbol < size(); symbol++) {
            if (isImported(symbol)) {
                found[count++] = symbol;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Indices of the symbols that {@link #isExported}, ascending.
    public int[] exported() {
        int[] found = new int[size()];
        int count = 0;
        for (int symbol = 0; symbol < size(); symbol++) {
            if (isExported(symbol)) {
                found[count++] = symbol;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// The names of these symbols, sorted by their bytes, each once.
    public List<String> names(int[] symbols) {
        int[] sorted = ElfNameOrder.distinct(strings, columns, symbols);
        List<String> names = new ArrayList<>(sorted.length);
        for (int symbol : sorted) {
            names.add(name(symbol));
        }
        return names;
    }

    /// The names of these symbols, sorted by their bytes, each once and with a zero byte behind it.
    public byte[] nameBlob(int[] symbols) {
        int[] sorted = ElfNameOrder.distinct(strings, columns, symbols);
        int length = 0;
        for (int symbol : sorted) {
            length += columns.nameLength[symbol] + 1;
        }
        byte[] blob = new byte[length];
        int at = 0;
        for (int symbol : sorted) {
            System.arraycopy(strings, columns.nameOffset[symbol], blob, at, columns.nameLength[symbol]);
            at += columns.nameLength[symbol] + 1;
        }
        return blob;
    }

    /// As in `.gnu.version`; 1, which is global, without one.
    int rawVersion(int symbol) {
        return symbol < versions.length ? versions[symbol] : 1;
    }

    boolean hasVersions() {
        return versions.length != 0;
    }

    boolean nameEquals(int symbol, byte[] name, int offset, int length) {
        int own = columns.nameOffset[symbol];
        return columns.nameLength[symbol] == length
                && Arrays.equals(strings, own, own + length, name, offset, offset + length);
    }

    /// Whether the loader would take it for an answer at all (glibc, `elf/dl-lookup.c`, `check_match`).
    boolean canAnswer(int symbol) {
        int section = columns.section[symbol];
        int type = columns.info[symbol] & 0xf;
        int binding = (columns.info[symbol] & 0xff) >>> 4;
        boolean hasPlace = columns.value[symbol] != 0 || section == ElfSymbolColumns.SHN_ABS || type == 6;
        boolean isThing = type <= 2 || type == 5 || type == 6 || type == 10;
        return section != 0 && hasPlace && isThing && binding != 0;
    }

    private static @Nullable ElfSymbolVersion at(@Nullable ElfSymbolVersion[] table, int slot) {
        return slot < table.length ? table[slot] : null;
    }

    static byte[] bytesOf(String name) {
        return name.getBytes(UTF_8);
    }

    byte[] strings() {
        return strings;
    }

    int nameOffset(int symbol) {
        return columns.nameOffset[symbol];
    }
}
