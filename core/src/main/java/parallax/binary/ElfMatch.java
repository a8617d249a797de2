package parallax.binary;

import org.jspecify.annotations.Nullable;

/// One lookup in a hash table: which of the symbols of the right name the loader takes (glibc, `elf/dl-lookup.c`).
final class ElfMatch {

    private static final int HIDDEN_BIT = 0x8000;
    private static final int INDEX_BITS = 0x7fff;
    private static final int OLDEST_VERSION = 2;

    private final ElfSymbolTable table;
    private final byte[] name;
    private final int offset;
    private final int length;
    private final @Nullable String version;
    private int newer = -1;

    ElfMatch(ElfSymbolTable table, byte[] name, int offset, int length, @Nullable String version) {
        this.table = table;
        this.name = name;
        this.offset = offset;
        this.length = length;
        this.version = version;
    }

    /// Whether this symbol is the answer; where none is, {@link #otherwise} is.
    boolean accepts(int symbol) {
        if (!table.canAnswer(symbol) || !table.nameEquals(symbol, name, offset, length)) {
            return false;
        }
        if (!table.hasVersions()) {
            return true;
        }
        int raw = table.rawVersion(symbol);
        if (version != null) {
            ElfSymbolVersion own = table.version(symbol);
            return own == null ? (raw & HIDDEN_BIT) == 0 : version.equals(own.name());
        }
        if ((raw & INDEX_BITS) <= OLDEST_VERSION) {
            return true;
        }
        if ((raw & HIDDEN_BIT) == 0 && newer < 0) {
            newer = symbol;
        }
        return false;
    }

    int otherwise() {
        return newer;
    }
}
