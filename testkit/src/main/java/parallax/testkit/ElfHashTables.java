package parallax.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The hash tables of an ELF file: DT_GNU_HASH and DT_HASH.
final class ElfHashTables {

    private ElfHashTables() {}

    static long gnuHash(String name) {
        long hash = 5381;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash * 33 + (b & 0xff)) & 0xffffffffL;
        }
        return hash;
    }

    static long sysvHash(String name) {
        long hash = 0;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash << 4) + (b & 0xff);
            long high = hash & 0xf0000000L;
            hash ^= high >>> 24;
            hash &= ~high & 0xffffffffL;
        }
        return hash;
    }

    static int gnuBuckets(int defined) {
        return Math.max(1, defined / 3);
    }

    /// @param defined names of the defined symbols in the order of the symbol table, which is that of their buckets
    /// @param first index of the first of them
    static byte[] gnu(List<String> defined, int first, boolean is64, boolean bigEndian) {
        int bits = is64 ? 64 : 32;
        int shift = is64 ? 6 : 5;
        int buckets = gnuBuckets(defined.size());
        int words = Integer.highestOneBit(Math.max(1, defined.size() / 8));
        long[] bloom = new long[words];
        int[] starts = new int[buckets];
        for (int index = 0; index < defined.size(); index++) {
            long hash = gnuHash(defined.get(index));
            bloom[(int) (hash / bits % words)] |= 1L << (hash % bits) | 1L << ((hash >>> shift) % bits);
            int bucket = (int) (hash % buckets);
            if (starts[bucket] == 0) {
                starts[bucket] = first + index;
            }
        }
        ElfOutput out = new ElfOutput(is64, bigEndian)
                .u32(buckets)
                .u32(first)
                .u32(words)
                .u32(shift);
        for (long word : bloom) {
            out.word(word);
        }
        for (int start : starts) {
            out.u32(start);
        }
        for (int index = 0; index < defined.size(); index++) {
            long hash = gnuHash(defined.get(index));
            boolean isLast = index + 1 == defined.size() || gnuHash(defined.get(index + 1)) % buckets != hash % buckets;
            out.u32(isLast ? hash | 1 : hash & ~1L);
        }
        return out.toBytes();
    }

    /// @param names of all symbols, the null symbol included
    static byte[] sysv(List<String> names, boolean is64, boolean bigEndian) {
        int buckets = Math.max(1, names.size() / 2);
        int[] starts = new int[buckets];
        int[] next = new int[names.size()];
        for (int symbol = names.size() - 1; symbol > 0; symbol--) {
            int bucket = (int) (sysvHash(names.get(symbol)) % buckets);
            next[symbol] = starts[bucket];
            starts[bucket] = symbol;
        }
        ElfOutput out = new ElfOutput(is64, bigEndian).u32(buckets).u32(names.size());
        for (int start : starts) {
            out.u32(start);
        }
        for (int symbol : next) {
            out.u32(symbol);
        }
        return out.toBytes();
    }
}
