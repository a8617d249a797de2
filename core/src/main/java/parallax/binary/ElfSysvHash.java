package parallax.binary;

import org.jspecify.annotations.Nullable;

/// `.hash` (DT_HASH; gABI, "Hash Table"): buckets of linked symbols.
public final class ElfSysvHash implements ElfHash {

    private final ElfSymbolTable table;
    private final int[] buckets;
    private final int[] chains;

    /// All of it checked: every chain ends, inside `chains` and inside the table.
    ElfSysvHash(ElfSymbolTable table, int[] buckets, int[] chains) {
        this.table = table;
        this.buckets = buckets;
        this.chains = chains;
    }

    static int hash(byte[] name, int offset, int length) {
        int hash = 0;
        for (int at = offset; at < offset + length; at++) {
            hash = (hash << 4) + (name[at] & 0xff);
            int high = hash & 0xf0000000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash;
    }

    /// How many symbols the symbol table has, as this table says.
    public int size() {
        return chains.length;
    }

    @Override
    public int lookup(String name) {
        return lookup(name, null);
    }

    @Override
    public int lookup(String name, @Nullable String version) {
        byte[] bytes = ElfSymbolTable.bytesOf(name);
        return lookup(bytes, 0, bytes.length, version);
    }

    @Override
    public int lookup(ElfSymbolTable from, int symbol) {
        ElfSymbolVersion version = from.version(symbol);
        return lookup(
                from.strings(),
                from.nameOffset(symbol),
                from.nameLength(symbol),
                version == null ? null : version.name());
    }

    private int lookup(byte[] name, int offset, int length, @Nullable String version) {
        if (buckets.length == 0) {
            return -1;
        }
        ElfMatch match = new ElfMatch(table, name, offset, length, version);
        int symbol = buckets[Integer.remainderUnsigned(hash(name, offset, length), buckets.length)];
        while (symbol != 0) {
            if (match.accepts(symbol)) {
                return symbol;
            }
            symbol = chains[symbol];
        }
        return match.otherwise();
    }
}
