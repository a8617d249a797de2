package parallax.binary;

import org.jspecify.annotations.Nullable;

/// `.gnu.hash` (DT_GNU_HASH): buckets of symbols that lie side by side, behind a Bloom filter that turns away most names
/// that are not there.
public final class ElfGnuHash implements ElfHash {

    private final ElfSymbolTable table;
    private final int firstSymbol;
    private final boolean is64;
    private final int shift;
    private final long[] bloom;
    private final int[] buckets;
    private final int[] chains;

    /// All of it checked: every bucket is empty or leads to a chain that ends inside `chains`.
    ElfGnuHash(
            ElfSymbolTable table, int firstSymbol, boolean is64, int shift, long[] bloom, int[] buckets, int[] chains) {
        this.table = table;
        this.firstSymbol = firstSymbol;
        this.is64 = is64;
        this.shift = shift;
        this.bloom = bloom;
        this.buckets = buckets;
        this.chains = chains;
    }

    /// The hash of a name, unsigned 32 bits.
    static int hash(byte[] name, int offset, int length) {
        int hash = 5381;
        for (int at = offset; at < offset + length; at++) {
            hash = hash * 33 + (name[at] & 0xff);
        }
        return hash;
    }

    /// Index of the first symbol that the table has; those before are not found by it.
    public int firstSymbol() {
        return firstSymbol;
    }

    /// How many symbols it has.
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
        if (buckets.length == 0 || bloom.length == 0) {
            return -1;
        }
        int hash = hash(name, offset, length);
        if (!mayHave(hash)) {
            return -1;
        }
        int symbol = buckets[Integer.remainderUnsigned(hash, buckets.length)];
        if (symbol == 0) {
            return -1;
        }
        ElfMatch match = new ElfMatch(table, name, offset, length, version);
        while (true) {
            int stored = chains[symbol - firstSymbol];
            if ((stored | 1) == (hash | 1) && match.accepts(symbol)) {
                return symbol;
            }
            if ((stored & 1) != 0) {
                return match.otherwise();
            }
            symbol++;
        }
    }

    private boolean mayHave(int hash) {
        int bits = is64 ? 64 : 32;
        long word = bloom[Integer.divideUnsigned(hash, bits) & (bloom.length - 1)];
        return (word >>> (hash & (bits - 1)) & word >>> ((hash >>> shift) & (bits - 1)) & 1) != 0;
    }
}
