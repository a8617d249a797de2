package parallax.binary;

import static parallax.binary.ElfPart.HASH_TABLE;

import org.jspecify.annotations.Nullable;

/// Reads DT_GNU_HASH and DT_HASH. First their heads, from which the number of symbols follows where section headers are
/// stripped; then, with the symbols, the tables, checked so that every later lookup ends.
final class ElfHashReader {

    /// A chain longer than this comes from no linker, and would make lookups slow on purpose.
    private static final int MAX_CHAIN = 4096;

    private static final int ALPHA = 0x9026;

    private final ElfImage image;
    private @Nullable GnuParts gnu;
    private int @Nullable [] sysvBuckets;
    private int[] sysvChains = new int[0];

    private static final class GnuParts {

        final long offset;
        final int firstSymbol;
        final int shift;
        final long[] bloom;
        final int[] buckets;
        final int[] chains;

        GnuParts(long offset, int firstSymbol, int shift, long[] bloom, int[] buckets, int[] chains) {
            this.offset = offset;
            this.firstSymbol = firstSymbol;
            this.shift = shift;
            this.bloom = bloom;
            this.buckets = buckets;
            this.chains = chains;
        }
    }

    ElfHashReader(ElfImage image, @Nullable ElfDynamic dynamic) {
        this.image = image;
        ElfImage.Range gnuRange = find(dynamic, ElfDynamicTag.GNU_HASH, ElfSection.SHT_GNU_HASH);
        if (gnuRange != null) {
            try {
                gnu = readGnu(gnuRange);
            } catch (ElfDamage damage) {
                image.problems().add(HASH_TABLE, damage);
            }
        }
        ElfImage.Range sysvRange = find(dynamic, ElfDynamicTag.HASH, ElfSection.SHT_HASH);
        if (sysvRange != null) {
            try {
                readSysv(sysvRange);
            } catch (ElfDamage damage) {
                image.problems().add(HASH_TABLE, damage);
            }
        }
    }

    /// How many symbols the tables know of; 0 where there are none.
    long symbolCount() {
        long count = sysvChains.length;
        if (gnu != null) {
            count = Math.max(count, (long) gnu.firstSymbol + gnu.chains.length);
        }
        return count;
    }

    @Nullable
    ElfGnuHash gnu(ElfSymbolTable table) {
        GnuParts parts = gnu;
        if (parts == null) {
            return null;
        }
        if (parts.chains.length > 0 && parts.firstSymbol + parts.chains.length > table.size()) {
            image.problems()
                    .add(
                            HASH_TABLE,
                            parts.offset,
                            "DT_GNU_HASH has symbols up to " + (parts.firstSymbol + parts.chains.length - 1)
                                    + ", the symbol table ends at " + (table.size() - 1));
            return null;
        }
        return new ElfGnuHash(
                table, parts.firstSymbol, image.header().is64(), parts.shift, parts.bloom, parts.buckets, parts.chains);
    }

    @Nullable
    ElfSysvHash sysv(ElfSymbolTable table) {
        int[] buckets = sysvBuckets;
        if (buckets == null) {
            return null;
        }
        if (sysvChains.length > table.size()) {
            image.problems()
                    .add(
                            HASH_TABLE,
                            -1,
                            "DT_HASH has " + sysvChains.length + " symbols, the symbol table " + table.size());
            return null;
        }
        return new ElfSysvHash(table, buckets, sysvChains);
    }

    private ElfImage.@Nullable Range find(@Nullable ElfDynamic dynamic, long tag, int sectionType) {
        if (dynamic == null) {
            return null;
        }
        Long address = dynamic.value(tag);
        if (address == null) {
            return null;
        }
        ElfImage.Range range = image.at(address);
        if (range == null) {
            ElfSection section = image.section(sectionType);
            if (section != null && section.address() == address) {
                return new ElfImage.Range(section.offset(), section.size());
            }
            image.problems()
                    .add(
                            HASH_TABLE,
                            -1,
                            "a hash table is at address 0x" + Long.toHexString(address)
                                    + ", where nothing of the file is loaded");
        }
        return range;
    }

    private GnuParts readGnu(ElfImage.Range range) throws ElfDamage {
        String what = "the parts of DT_GNU_HASH";
        long offset = range.offset();
        ElfFields head = image.fields(offset, 16, what);
        long bucketCount = head.u32(0);
        long firstSymbol = head.u32(4);
        long bloomWords = head.u32(8);
        long shift = head.u32(12);
        int word = image.header().is64() ? 8 : 4;
        if (bucketCount == 0 || Long.bitCount(bloomWords) != 1 || firstSymbol > Integer.MAX_VALUE || shift > 63) {
            throw new ElfDamage(
                    offset,
                    "DT_GNU_HASH with " + bucketCount + " buckets, first symbol " + firstSymbol + ", " + bloomWords
                            + " Bloom words (expected a power of two), shift " + shift);
        }
        long bucketOffset = 16 + bloomWords * word;
        long chainOffset = bucketOffset + bucketCount * 4;
        if (chainOffset > range.length()) {
            throw new ElfDamage(offset, "DT_GNU_HASH takes " + chainOffset + " bytes, " + range.length() + " are left");
        }
        ElfFields bloomFields = image.fields(offset + 16, bloomWords * word, what);
        image.bytes().charge(offset, bloomWords * 8, what);
        long[] bloom = new long[(int) bloomWords];
        for (int index = 0; index < bloom.length; index++) {
            bloom[index] = bloomFields.wordAt(index);
        }
        int[] buckets = ints(offset + bucketOffset, bucketCount, what);
        long last = 0;
        for (int bucket : buckets) {
            long symbol = bucket & 0xffffffffL;
            if (symbol != 0 && symbol < firstSymbol) {
                throw new ElfDamage(
                        offset, "a bucket of DT_GNU_HASH has symbol " + symbol + ", before its first, " + firstSymbol);
            }
            last = Math.max(last, symbol);
        }
        int[] chains = last == 0
                ? new int[0]
                : chains(offset + chainOffset, last - firstSymbol, range.length() - chainOffset, what);
        checkChains(offset, (int) firstSymbol, buckets, chains);
        return new GnuParts(offset, (int) firstSymbol, (int) shift, bloom, buckets, chains);
    }

    /// All chain entries up to the end of the last chain, which begins at `lastStart`.
    private int[] chains(long offset, long lastStart, long room, String what) throws ElfDamage {
        long max = room / 4;
        byte[] one = new byte[4];
        long count = lastStart;
        boolean ended = false;
        while (!ended && count < max && count - lastStart <= MAX_CHAIN) {
            image.bytes().read(offset + 4 * count, one, 4);
            ended = (new ElfFields(one, image.header()).i32(0) & 1) != 0;
            count++;
        }
        if (!ended) {
            throw new ElfDamage(offset, "a chain of DT_GNU_HASH does not end");
        }
        return ints(offset, count, what);
    }

    private void checkChains(long offset, int firstSymbol, int[] buckets, int[] chains) throws ElfDamage {
        long steps = 0;
        for (int bucket : buckets) {
            if (bucket == 0) {
                continue;
            }
            int at = bucket - firstSymbol;
            int start = at;
            while ((chains[at] & 1) == 0) {
                at++;
            }
            steps += at - start + 1;
            if (at - start > MAX_CHAIN || steps > chains.length) {
                throw new ElfDamage(offset, "chains of DT_GNU_HASH overlap or are too long");
            }
        }
    }

    private void readSysv(ElfImage.Range range) throws ElfDamage {
        String what = "the parts of DT_HASH";
        int machine = image.header().machine();
        boolean wide = image.header().is64() && (machine == ElfMachine.S390 || machine == ALPHA);
        int word = wide ? 8 : 4;
        ElfFields head = image.fields(range.offset(), 2L * word, what);
        long bucketCount = wide ? head.i64(0) : head.u32(0);
        long chainCount = wide ? head.i64(8) : head.u32(4);
        long room = range.length() / word - 2;
        if (bucketCount < 0 || chainCount < 0 || bucketCount > room || chainCount > room - bucketCount) {
            throw new ElfDamage(
                    range.offset(),
                    "DT_HASH with " + Long.toUnsignedString(bucketCount) + " buckets and "
                            + Long.toUnsignedString(chainCount) + " symbols, " + room + " words are left");
        }
        long at = range.offset() + 2L * word;
        int[] buckets = wide ? wideInts(at, bucketCount, what) : ints(at, bucketCount, what);
        at += bucketCount * word;
        int[] chains = wide ? wideInts(at, chainCount, what) : ints(at, chainCount, what);
        long steps = 0;
        for (int bucket : buckets) {
            int symbol = bucket;
            int length = 0;
            while (symbol != 0) {
                if (symbol < 0 || symbol >= chains.length) {
                    throw new ElfDamage(
                            range.offset(),
                            "DT_HASH has symbol " + Integer.toUnsignedString(symbol) + " of " + chains.length);
                }
                if (++length > MAX_CHAIN || ++steps > chains.length) {
                    throw new ElfDamage(range.offset(), "chains of DT_HASH have a loop, overlap or are too long");
                }
                symbol = chains[symbol];
            }
        }
        sysvBuckets = buckets;
        sysvChains = chains;
    }

    private int[] ints(long offset, long count, String what) throws ElfDamage {
        image.bytes().charge(offset, count * 4, what);
        ElfFields fields = image.fields(offset, count * 4, what);
        int[] numbers = new int[(int) count];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = fields.i32(index * 4);
        }
        return numbers;
    }

    private int[] wideInts(long offset, long count, String what) throws ElfDamage {
        image.bytes().charge(offset, count * 4, what);
        ElfFields fields = image.fields(offset, count * 8, what);
        int[] numbers = new int[(int) count];
        for (int index = 0; index < numbers.length; index++) {
            long number = fields.i64(index * 8);
            numbers[index] = number == (int) number ? (int) number : -1;
        }
        return numbers;
    }
}
