package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what the loader uses of an ELF file out of the pieces that are at hand (gABI, "Dynamic Linking";
/// LSB, "Symbol
/// Versioning"; the GNU hash table). It believes no count: everything is checked against what is there.
final class ElfLinkageReader {

    private static final int MAX_SEGMENTS = 1 << 12;
    private static final int MAX_DYNAMIC = 1 << 16;
    private static final int MAX_VERSIONS = 1 << 15;
    private static final long MAX_TABLE = 48L << 20;
    private static final int EM_MIPS = 8;

    private final ElfPieces pieces;
    private final List<String> problems = new ArrayList<>();
    private final ElfHeader header;
    private final List<ElfProgramHeader> segments = new ArrayList<>();
    private final List<long[]> entries = new ArrayList<>();
    private final List<ElfImage.Range> wanted = new ArrayList<>();
    private final List<ElfImage.Range> used = new ArrayList<>();
    private byte[] strings = new byte[0];

    private ElfLinkageReader(ElfPieces pieces) throws MalformedBinaryException {
        this.pieces = pieces;
        MemorySegment start = pieces.from(0);
        byte[] ident = start == null
                ? new byte[0]
                : start.asSlice(0, Math.min(64, start.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        if (ident.length < 52 || !ElfReader.isElf(ident)) {
            throw new MalformedBinaryException(0, "not an ELF file: it does not start with `\\x7fELF`");
        }
        boolean isKnown = (ident[4] == 1 || ident[4] == 2) && (ident[5] == 1 || ident[5] == 2);
        if (!isKnown || (ident[4] == 2 && ident.length < 64)) {
            throw new MalformedBinaryException(4, "ELF class and data encoding that are not defined");
        }
        boolean is64 = ident[4] == 2;
        used.add(new ElfImage.Range(0, is64 ? 64 : 52));
        ElfFields fields = new ElfFields(ident, ident[5] == 2, is64);
        int word = is64 ? 8 : 4;
        int afterWords = 24 + 3 * word;
        header = new ElfHeader(
                is64,
                ident[5] == 2,
                ident[7] & 0xff,
                ident[8] & 0xff,
                fields.u16(16),
                fields.u16(18),
                fields.i32(afterWords),
                fields.word(24));
        readSegments(fields.word(24 + word), fields.u16(afterWords + 6), fields.u16(afterWords + 8));
    }

    /// Ranges that are needed and not at hand, as far as what is at hand tells.
    static List<ElfImage.Range> wanted(ElfPieces pieces) throws MalformedBinaryException {
        ElfLinkageReader reader = new ElfLinkageReader(pieces);
        if (reader.wanted.isEmpty()) {
            reader.readDynamic();
        }
        if (reader.wanted.isEmpty()) {
            reader.wantTables();
        }
        return reader.wanted;
    }

    /// @throws MalformedBinaryException where not even the header can be read
    static ElfLinkage read(ElfPieces pieces, byte @Nullable [] referenced) throws MalformedBinaryException {
        ElfLinkageReader reader = new ElfLinkageReader(pieces);
        reader.readDynamic();
        return reader.linkage(referenced);
    }

    private void readSegments(long offset, int entrySize, int count) {
        int size = header.is64() ? 56 : 32;
        if (count == 0) {
            return;
        }
        if (entrySize != size || count > MAX_SEGMENTS) {
            problems.add("program headers of " + entrySize + " bytes, " + count + " of them");
            return;
        }
        ElfFields fields = fields(offset, (long) count * size, "the program headers");
        for (int at = 0; fields != null && at < count * size; at += size) {
            segments.add(
                    header.is64()
                            ? new ElfProgramHeader(
                                    fields.i32(at),
                                    fields.i32(at + 4),
                                    fields.i64(at + 8),
                                    fields.i64(at + 16),
                                    fields.i64(at + 32),
                                    fields.i64(at + 40),
                                    fields.i64(at + 48))
                            : new ElfProgramHeader(
                                    fields.i32(at),
                                    fields.i32(at + 24),
                                    fields.u32(at + 4),
                                    fields.u32(at + 8),
                                    fields.u32(at + 16),
                                    fields.u32(at + 20),
                                    fields.u32(at + 28)));
        }
    }

    private void readDynamic() {
        for (ElfProgramHeader segment : segments) {
            if (segment.type() == ElfProgramHeader.PT_DYNAMIC) {
                int size = header.is64() ? 16 : 8;
                long length = Math.min(segment.fileSize(), (long) MAX_DYNAMIC * size);
                if (length < 0) {
                    problems.add("a dynamic section of impossible size");
                    return;
                }
                ElfFields fields = fields(segment.offset(), length, "the dynamic section");
                for (int at = 0; fields != null && at + size <= length; at += size) {
                    long tag = header.is64() ? fields.i64(at) : fields.i32(at);
                    if (tag == ElfDynamicTag.NULL) {
                        return;
                    }
                    entries.add(new long[] {tag, fields.word(at + size / 2)});
                }
                return;
            }
        }
    }

    private void wantTables() {
        want(ElfDynamicTag.STRTAB, value(ElfDynamicTag.STRSZ, -1));
        want(ElfDynamicTag.SYMTAB, -1);
        want(ElfDynamicTag.GNU_HASH, -1);
        want(ElfDynamicTag.HASH, -1);
        want(ElfDynamicTag.VERSYM, -1);
        want(ElfDynamicTag.VERNEED, -1);
        want(ElfDynamicTag.VERDEF, -1);
        want(ElfDynamicTag.RELA, value(ElfDynamicTag.RELASZ, 0));
        want(ElfDynamicTag.REL, value(ElfDynamicTag.RELSZ, 0));
        want(ElfDynamicTag.JMPREL, value(ElfDynamicTag.PLTRELSZ, 0));
    }

    /// @param size -1 for as far as its segment goes
    private void want(long tag, long size) {
        long address = value(tag, 0);
        ElfImage.Range range = address == 0 ? null : range(address);
        if (range != null) {
            long length = size < 0 ? Math.min(range.length(), MAX_TABLE) : Math.min(size, range.length());
            // A table of unknown length in the front ends there, with what a linker puts behind it.
            boolean isAtHand =
                    size < 0 ? pieces.from(range.offset()) != null : pieces.find(range.offset(), length) != null;
            if (!isAtHand && length > 0) {
                wanted.add(new ElfImage.Range(range.offset(), length));
            }
        }
    }

    private ElfLinkage linkage(byte @Nullable [] referenced) {
        byte[] table = bytes(ElfDynamicTag.STRTAB, value(ElfDynamicTag.STRSZ, 0), "the names of symbols");
        strings = table == null ? new byte[0] : table;
        ElfLinkage.Hashes hashes = hashes();
        int count = hashes.symbols();
        int symbolSize = header.is64() ? 24 : 16;
        byte[] symbols = count == 0
                ? new byte[0]
                : bytes(ElfDynamicTag.SYMTAB, (long) count * symbolSize, "the dynamic symbols");
        if (symbols == null) {
            symbols = new byte[0];
            count = 0;
            hashes = ElfLinkage.Hashes.NONE;
        }
        byte[] versions = count == 0 ? null : bytes(ElfDynamicTag.VERSYM, 2L * count, "the versions of symbols");
        List<ElfVersionNeed> needs = versionNeeds();
        List<ElfVersionDefinition> definitions = versionDefinitions();
        return new ElfLinkage(
                pieces,
                header,
                last(ElfDynamicTag.SONAME),
                texts(ElfDynamicTag.NEEDED),
                folders(ElfDynamicTag.RPATH),
                folders(ElfDynamicTag.RUNPATH),
                value(ElfDynamicTag.RUNPATH, -1) >= 0,
                (value(ElfDynamicTag.FLAGS, 0) & 2) != 0 || value(ElfDynamicTag.SYMBOLIC, -1) >= 0,
                !entries.isEmpty(),
                needs,
                definitions,
                new ElfLinkage.Symbols(strings, symbols, versions, header, needs, definitions),
                hashes,
                referenced,
                relocations(),
                problems,
                used);
    }

    private ElfLinkage.Hashes hashes() {
        ElfImage.Range gnu = range(value(ElfDynamicTag.GNU_HASH, 0));
        // MIPS has tables of its own kind.
        if (gnu != null && header.machine() != EM_MIPS) {
            MemorySegment bytes = table(ElfDynamicTag.GNU_HASH);
            if (bytes != null && bytes.byteSize() >= 16) {
                return gnuHash(gnu.offset(), bytes);
            }
        }
        ElfImage.Range sysv = range(value(ElfDynamicTag.HASH, 0));
        if (sysv != null) {
            MemorySegment bytes = table(ElfDynamicTag.HASH);
            if (bytes != null && bytes.byteSize() >= 8) {
                return sysvHash(sysv.offset(), bytes);
            }
        }
        if (gnu != null || sysv != null) {
            problems.add("the table by which symbols are found is not in the file");
        }
        return ElfLinkage.Hashes.NONE;
    }

    private ElfLinkage.Hashes gnuHash(long offset, MemorySegment table) {
        int buckets = word(table, 0);
        int first = word(table, 4);
        int bloomWords = word(table, 8);
        int shift = word(table, 12);
        long bucketsAt = 16 + (long) bloomWords * (header.is64() ? 8 : 4);
        long chainsAt = bucketsAt + 4L * buckets;
        if (buckets <= 0
                || first < 0
                || bloomWords <= 0
                || Integer.bitCount(bloomWords) != 1
                || chainsAt > table.byteSize()) {
            problems.add("a damaged GNU hash table");
            return ElfLinkage.Hashes.NONE;
        }
        int[] bucket = words(table, bucketsAt, buckets);
        int greatest = 0;
        for (int symbol : bucket) {
            greatest = Math.max(greatest, symbol);
        }
        long room = (table.byteSize() - chainsAt) / 4;
        int symbols = first;
        if (greatest >= first) {
            long at = (long) greatest - first;
            while (at < room && (word(table, chainsAt + 4 * at) & 1) == 0) {
                at++;
            }
            if (at >= room) {
                problems.add("a chain of the GNU hash table does not end");
                return ElfLinkage.Hashes.NONE;
            }
            symbols = first + (int) at + 1;
        }
        for (int symbol : bucket) {
            if (symbol != 0 && symbol < first) {
                problems.add("a bucket of the GNU hash table leads before its first symbol");
                return ElfLinkage.Hashes.NONE;
            }
        }
        long[] bloom = new long[bloomWords];
        for (int at = 0; at < bloomWords; at++) {
            bloom[at] = header.is64()
                    ? table.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order()), 16 + 8L * at)
                    : word(table, 16 + 4L * at) & 0xffffffffL;
        }
        used.add(new ElfImage.Range(offset, chainsAt + 4L * (symbols - first)));
        return new ElfLinkage.Hashes(
                symbols,
                first,
                shift,
                header.is64() ? 64 : 32,
                bloom,
                bucket,
                words(table, chainsAt, symbols - first),
                true);
    }

    private ElfLinkage.Hashes sysvHash(long offset, MemorySegment table) {
        int buckets = word(table, 0);
        int chains = word(table, 4);
        if (buckets <= 0 || chains < 0 || 8 + 4L * buckets + 4L * chains > table.byteSize()) {
            problems.add("a damaged hash table");
            return ElfLinkage.Hashes.NONE;
        }
        used.add(new ElfImage.Range(offset, 8 + 4L * buckets + 4L * chains));
        return new ElfLinkage.Hashes(
                chains, 1, 0, 0, new long[0], words(table, 8, buckets), words(table, 8 + 4L * buckets, chains), false);
    }

    private List<ElfVersionNeed> versionNeeds() {
        List<ElfVersionNeed> needs = new ArrayList<>();
        MemorySegment table = table(ElfDynamicTag.VERNEED);
        long count = value(ElfDynamicTag.VERNEEDNUM, 0);
        long at = 0;
        long end = 0;
        int left = MAX_VERSIONS;
        for (long number = 0; table != null && number < count && has(table, at, 16); number++) {
            List<ElfVersionNeed.Version> versions = new ArrayList<>();
            long version = at + (word(table, at + 8) & 0xffffffffL);
            int versionCount = half(table, at + 2);
            end = Math.max(end, at + 16);
            for (int each = 0; each < versionCount && has(table, version, 16) && left-- > 0; each++) {
                end = Math.max(end, version + 16);
                versions.add(new ElfVersionNeed.Version(
                        text(word(table, version + 8) & 0xffffffffL),
                        (half(table, version + 4) & 2) != 0,
                        half(table, version + 6) & 0x7fff));
                long next = word(table, version + 12) & 0xffffffffL;
                if (next == 0) {
                    break;
                }
                version += next;
            }
            needs.add(new ElfVersionNeed(text(word(table, at + 4) & 0xffffffffL), versions));
            long next = word(table, at + 12) & 0xffffffffL;
            if (next == 0 || left <= 0) {
                break;
            }
            at += next;
        }
        use(ElfDynamicTag.VERNEED, end);
        return needs;
    }

    private List<ElfVersionDefinition> versionDefinitions() {
        List<ElfVersionDefinition> definitions = new ArrayList<>();
        MemorySegment table = table(ElfDynamicTag.VERDEF);
        long count = Math.min(value(ElfDynamicTag.VERDEFNUM, 0), MAX_VERSIONS);
        long at = 0;
        long end = 0;
        for (long number = 0; table != null && number < count && has(table, at, 20); number++) {
            long name = at + (word(table, at + 12) & 0xffffffffL);
            end = Math.max(end, at + 20);
            if (has(table, name, 8)) {
                end = Math.max(end, name + 8);
                int flags = half(table, at + 2);
                definitions.add(new ElfVersionDefinition(
                        text(word(table, name) & 0xffffffffL),
                        (flags & 1) != 0,
                        (flags & 2) != 0,
                        half(table, at + 4) & 0x7fff,
                        List.of()));
            }
            long next = word(table, at + 16) & 0xffffffffL;
            if (next == 0) {
                break;
            }
            at += next;
        }
        use(ElfDynamicTag.VERDEF, end);
        return definitions;
    }

    /// Offset and length of each table of relocations with symbols, and whether it has addends.
    private List<ElfLinkage.Relocations> relocations() {
        List<ElfLinkage.Relocations> tables = new ArrayList<>();
        boolean pltHasAddends = value(ElfDynamicTag.PLTREL, ElfDynamicTag.RELA) == ElfDynamicTag.RELA;
        relocations(ElfDynamicTag.RELA, value(ElfDynamicTag.RELASZ, 0), true, tables);
        relocations(ElfDynamicTag.REL, value(ElfDynamicTag.RELSZ, 0), false, tables);
        relocations(ElfDynamicTag.JMPREL, value(ElfDynamicTag.PLTRELSZ, 0), pltHasAddends, tables);
        return tables;
    }

    private void relocations(long tag, long size, boolean addends, List<ElfLinkage.Relocations> tables) {
        ElfImage.Range range = range(value(tag, 0));
        if (range != null && size > 0) {
            tables.add(new ElfLinkage.Relocations(range.offset(), Math.min(size, range.length()), addends));
        }
    }

    private void use(long tag, long length) {
        ElfImage.Range range = range(value(tag, 0));
        if (range != null && length > 0) {
            used.add(new ElfImage.Range(range.offset(), length));
        }
    }

    private @Nullable MemorySegment table(long tag) {
        ElfImage.Range range = range(value(tag, 0));
        MemorySegment bytes = range == null ? null : pieces.from(range.offset());
        return bytes == null || range == null ? null : bytes.asSlice(0, Math.min(bytes.byteSize(), range.length()));
    }

    private byte @Nullable [] bytes(long tag, long length, String what) {
        ElfImage.Range range = range(value(tag, 0));
        if (range == null || length == 0) {
            return null;
        }
        MemorySegment bytes =
                length < 0 || length > Math.min(range.length(), 1 << 30) ? null : pieces.find(range.offset(), length);
        if (bytes == null) {
            problems.add(what + " are not in the file");
            return null;
        }
        used.add(new ElfImage.Range(range.offset(), length));
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }

    private @Nullable ElfFields fields(long offset, long length, String what) {
        MemorySegment bytes = offset < 0 ? null : pieces.find(offset, length);
        if (bytes == null) {
            if (offset >= 0 && length > 0 && length <= MAX_TABLE && offset <= pieces.fileSize() - length) {
                wanted.add(new ElfImage.Range(offset, length));
            }
            problems.add(what + " are not in the file");
            return null;
        }
        used.add(new ElfImage.Range(offset, length));
        return new ElfFields(bytes.toArray(ValueLayout.JAVA_BYTE), header);
    }

    /// Where in the file the bytes are that are loaded at an address, to the end of their segment; null
    /// for 0 and where
    /// none are.
    private ElfImage.@Nullable Range range(long address) {
        if (address == 0) {
            return null;
        }
        for (ElfProgramHeader segment : segments) {
            long distance = address - segment.virtualAddress();
            if (segment.type() == ElfProgramHeader.PT_LOAD
                    && Long.compareUnsigned(address, segment.virtualAddress()) >= 0
                    && Long.compareUnsigned(distance, segment.fileSize()) < 0) {
                long offset = segment.offset() + distance;
                long length = Math.min(segment.fileSize() - distance, pieces.fileSize() - offset);
                return offset < 0 || length <= 0 ? null : new ElfImage.Range(offset, length);
            }
        }
        return null;
    }

    private long value(long tag, long otherwise) {
        long value = otherwise;
        for (long[] entry : entries) {
            if (entry[0] == tag) {
                value = entry[1];
            }
        }
        return value;
    }

    private List<String> texts(long tag) {
        List<String> texts = new ArrayList<>();
        for (long[] entry : entries) {
            if (entry[0] == tag) {
                texts.add(text(entry[1]));
            }
        }
        return texts;
    }

    private @Nullable String last(long tag) {
        List<String> texts = texts(tag);
        return texts.isEmpty() ? null : texts.getLast();
    }

    private List<String> folders(long tag) {
        String path = last(tag);
        return path == null || path.isEmpty() ? List.of() : List.of(path.split(":", -1));
    }

    private String text(long index) {
        int start = Math.clamp(index, 0, strings.length);
        int end = start;
        while (end < strings.length && strings[end] != 0) {
            end++;
        }
        return ElfText.decode(strings, start, end - start);
    }

    private static boolean has(MemorySegment table, long at, long length) {
        return at >= 0 && at <= table.byteSize() - length;
    }

    private int word(MemorySegment table, long at) {
        return table.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order()), at);
    }

    private int half(MemorySegment table, long at) {
        return table.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order()), at) & 0xffff;
    }

    private int[] words(MemorySegment table, long at, int count) {
        return table.asSlice(at, 4L * count).toArray(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order()));
    }

    private ByteOrder order() {
        return header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
