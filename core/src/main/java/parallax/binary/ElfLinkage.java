package parallax.binary;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What the dynamic loader uses of an ELF file, with lookups by name as the loader makes them: through
/// the hash table,
/// without a list of what there is. For questions about linking alone; {@link ElfFile} is all of a file.
///
/// A symbol is named by its index in the dynamic symbol table. The tables are copies: they stay valid
/// without the file,
/// but for {@link #isReferenced}, which may read it.
public final class ElfLinkage {

    private final ElfPieces pieces;
    private final ElfHeader header;
    private final @Nullable String soname;
    private final List<String> needed;
    private final List<String> rpath;
    private final List<String> runpath;
    private final boolean hasRunpath;
    private final boolean symbolic;
    private final boolean dynamic;
    private final List<ElfVersionNeed> versionNeeds;
    private final List<ElfVersionDefinition> versionDefinitions;
    private final Symbols symbols;
    private final Hashes hashes;
    private final byte @Nullable [] referenced;
    private final List<Relocations> relocations;
    private final List<String> problems;
    private final List<ElfImage.Range> used;
    private @Nullable BitSet relocated;

    /// @param offset in the file
    record Relocations(long offset, long length, boolean addends) {}

    /// A hash table of either kind.
    ///
    /// @param symbols how many symbols the symbol table has
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Hashes(
            int symbols,
            int firstSymbol,
            int shift,
            int bloomBits,
            long[] bloom,
            int[] buckets,
            int[] chains,
            boolean isGnu) {
        static final Hashes NONE = new Hashes(0, 0, 0, 64, new long[0], new int[0], new int[0], true);
    }

    ElfLinkage(
            ElfPieces pieces,
            ElfHeader header,
            @Nullable String soname,
            List<String> needed,
            List<String> rpath,
            List<String> runpath,
            boolean hasRunpath,
            boolean symbolic,
            boolean dynamic,
            List<ElfVersionNeed> versionNeeds,
            List<ElfVersionDefinition> versionDefinitions,
            Symbols symbols,
            Hashes hashes,
            byte @Nullable [] referenced,
            List<Relocations> relocations,
            List<String> problems,
            List<ElfImage.Range> used) {
        this.pieces = pieces;
        this.header = header;
        this.soname = soname;
        this.needed = List.copyOf(needed);
        this.rpath = List.copyOf(rpath);
        this.runpath = List.copyOf(runpath);
        this.hasRunpath = hasRunpath;
        this.symbolic = symbolic;
        this.dynamic = dynamic;
        this.versionNeeds = List.copyOf(versionNeeds);
        this.versionDefinitions = List.copyOf(versionDefinitions);
        this.symbols = symbols;
        this.hashes = hashes;
        this.referenced = referenced;
        this.relocations = List.copyOf(relocations);
        this.problems = List.copyOf(problems);
        this.used = List.copyOf(used);
    }

    /// Reads a file in memory, which may be mapped.
    ///
    /// @throws MalformedBinaryException where not even the header can be read; other damage is in {@link
    ///     #problems}
    public static ElfLinkage read(MemorySegment file) throws MalformedBinaryException {
        return ElfLinkageReader.read(ElfPieces.of(file), null);
    }

    /// Reads a file that comes as a stream, no further than is needed.
    ///
    /// @param source gives the content, again where a second pass is needed
    /// @param size of the content in bytes
    /// @throws MalformedBinaryException as {@link #read(MemorySegment)}
    public static ElfLinkage read(Source source, long size) throws IOException, MalformedBinaryException {
        return ElfLinkageReader.read(ElfPieces.collect(source::open, size), null);
    }

    /// Opens the content of a file from its start.
    public interface Source {
        InputStream open() throws IOException;
    }

    public ElfHeader header() {
        return header;
    }

    /// Null where the file has none.
    public @Nullable String soname() {
        return soname;
    }

    /// Names of the libraries it asks for, in the loader's order.
    public List<String> needed() {
        return needed;
    }

    /// The folders of DT_RPATH; the loader ignores them where there is a DT_RUNPATH.
    public List<String> rpath() {
        return rpath;
    }

    public List<String> runpath() {
        return runpath;
    }

    /// Whether there is a DT_RUNPATH, though it may be empty.
    public boolean hasRunpath() {
        return hasRunpath;
    }

    /// Whether its own symbols come first for its own references (DT_SYMBOLIC).
    public boolean symbolic() {
        return symbolic;
    }

    /// Whether there is anything for the loader at all.
    public boolean isDynamic() {
        return dynamic;
    }

    public List<ElfVersionNeed> versionNeeds() {
        return versionNeeds;
    }

    public List<ElfVersionDefinition> versionDefinitions() {
        return versionDefinitions;
    }

    /// Whether its symbols have versions at all, needed or defined ones (DT_VERSYM).
    public boolean hasSymbolVersions() {
        return symbols.hasVersions();
    }

    /// What could not be read; empty for a sound file.
    public List<String> problems() {
        return problems;
    }

    /// Undefined symbols of global binding, in the order of the table.
    public List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        // Symbols that can be found lie behind the others where the table is a GNU one.
        int end = hashes.isGnu ? Math.min(hashes.firstSymbol, symbols.count()) : symbols.count();
        for (int symbol = 1; symbol < end; symbol++) {
            if (symbols.section(symbol) == 0 && symbols.binding(symbol) != 0 && symbols.isNamed(symbol)) {
                references.add(symbols.reference(symbol));
            }
        }
        return references;
    }

    /// An undefined symbol.
    ///
    /// @param symbol its index
    /// @param version null for none
    /// @param file the library that has to define the version; null for none
    /// @param weak whether it may stay undefined
    public record Reference(
            int symbol,
            Name name,
            @Nullable String version,
            @Nullable String file,
            boolean weak) {}

    /// A symbol's name, ready to be looked up.
    public static final class Name {
        private final byte[] bytes;
        private final int gnuHash;
        private final int sysvHash;

        Name(byte[] bytes) {
            this.bytes = bytes;
            this.gnuHash = ElfGnuHash.hash(bytes, 0, bytes.length);
            this.sysvHash = ElfSysvHash.hash(bytes, 0, bytes.length);
        }

        public static Name of(String name) {
            return new Name(ElfSymbolTable.bytesOf(name));
        }

        @Override
        public String toString() {
            return ElfText.decode(bytes, 0, bytes.length);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return gnuHash;
        }
    }

    /// The symbol that the loader takes for a reference; -1 where it finds none here (glibc,
    /// `elf/dl-lookup.c`).
    ///
    /// @param version asked for; null for none
    public int lookup(Name name, @Nullable String version) {
        return hashes.isGnu ? lookupGnu(name, version) : lookupSysv(name, version);
    }

    private int lookupGnu(Name name, @Nullable String version) {
        if (hashes.buckets.length == 0) {
            return -1;
        }
        int hash = name.gnuHash;
        int bits = hashes.bloomBits;
        long word = hashes.bloom[Integer.divideUnsigned(hash, bits) & (hashes.bloom.length - 1)];
        if ((word >>> (hash & (bits - 1)) & word >>> ((hash >>> hashes.shift) & (bits - 1)) & 1) == 0) {
            return -1;
        }
        int symbol = hashes.buckets[Integer.remainderUnsigned(hash, hashes.buckets.length)];
        if (symbol == 0) {
            return -1;
        }
        Match match = new Match(version);
        while (true) {
            int stored = hashes.chains[symbol - hashes.firstSymbol];
            if ((stored | 1) == (hash | 1) && match.accepts(symbol, name)) {
                return symbol;
            }
            if ((stored & 1) != 0) {
                return match.answer();
            }
            symbol++;
        }
    }

    private int lookupSysv(Name name, @Nullable String version) {
        if (hashes.buckets.length == 0) {
            return -1;
        }
        Match match = new Match(version);
        int symbol = hashes.buckets[Integer.remainderUnsigned(name.sysvHash, hashes.buckets.length)];
        // A circle of symbols would never end.
        for (int steps = 0; symbol > 0 && symbol < hashes.chains.length && steps <= hashes.chains.length; steps++) {
            if (match.accepts(symbol, name)) {
                return symbol;
            }
            symbol = hashes.chains[symbol];
        }
        return match.answer();
    }

    /// As {@link ElfMatch}, on these tables.
    private final class Match {
        private final @Nullable String version;
        private int otherwise = -1;
        private int defaults;

        Match(@Nullable String version) {
            this.version = version;
        }

        boolean accepts(int symbol, Name name) {
            if (!symbols.canAnswer(symbol) || !symbols.nameEquals(symbol, name.bytes)) {
                return false;
            }
            if (!symbols.hasVersions()) {
                return true;
            }
            int raw = symbols.rawVersion(symbol);
            if (version != null) {
                String own = symbols.definedVersion(raw & 0x7fff);
                return own == null ? (raw & 0x8000) == 0 : version.equals(own);
            }
            if ((raw & 0x7fff) <= 2) {
                return true;
            }
            if ((raw & 0x8000) == 0 && defaults++ == 0) {
                otherwise = symbol;
            }
            return false;
        }

        /// A single default version answers a reference without one.
        int answer() {
            return defaults == 1 ? otherwise : -1;
        }
    }

    /// Whether it defines this version for others.
    public boolean definesVersion(String version) {
        for (ElfVersionDefinition definition : versionDefinitions) {
            if (definition.name().equals(version)) {
                return true;
            }
        }
        return false;
    }

    public String name(int symbol) {
        return symbols.name(symbol);
    }

    /// Whether the symbol is one for the whole process (STB_GNU_UNIQUE).
    public boolean isUnique(int symbol) {
        return symbols.binding(symbol) == 10;
    }

    /// Every symbol that others can find and whose name begins so.
    public void eachExported(String prefix, IntConsumer sink) {
        byte[] start = ElfSymbolTable.bytesOf(prefix);
        for (int symbol = Math.max(1, hashes.isGnu ? hashes.firstSymbol : 1); symbol < symbols.count(); symbol++) {
            if (symbols.canAnswer(symbol) && symbols.startsWith(symbol, start)) {
                sink.accept(symbol);
            }
        }
    }

    /// Whether a relocation asks the loader for this symbol. One that is only listed is not looked up,
    /// and may stay
    /// undefined.
    public boolean isReferenced(int symbol) {
        if (referenced != null) {
            return symbol >> 3 < referenced.length && (referenced[symbol >> 3] >> (symbol & 7) & 1) != 0;
        }
        BitSet bits = relocated;
        if (bits == null) {
            bits = relocatedSymbols();
            relocated = bits;
        }
        return bits.get(symbol);
    }

    private BitSet relocatedSymbols() {
        BitSet bits = new BitSet();
        for (Relocations table : relocations) {
            MemorySegment bytes = pieces.find(table.offset, table.length);
            if (bytes == null) {
                // Not at hand: to be asked for is then assumed, as for nearly all symbols.
                bits.set(0, symbols.count());
                return bits;
            }
            int word = header.is64() ? 8 : 4;
            int size = table.addends ? 3 * word : 2 * word;
            byte[] buffer = new byte[size << 10];
            for (long at = 0; at + size <= table.length; at += buffer.length) {
                int length = (int) Math.min(buffer.length, table.length - at);
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, buffer, 0, length);
                ElfFields fields = new ElfFields(buffer, header);
                for (int entry = 0; entry + size <= length; entry += size) {
                    int symbol =
                            header.is64() ? (int) (fields.i64(entry + 8) >>> 32) : (int) (fields.u32(entry + 4) >>> 8);
                    if (symbol > 0 && symbol < symbols.count()) {
                        bits.set(symbol);
                    }
                }
            }
        }
        return bits;
    }

    /// What was used of the file, so that it can be kept without the rest: {@link #unpack} makes the same
    /// of it.
    ///
    /// @param fileSize of the whole file, bytes
    /// @param pieces of the file, each with its place in it
    /// @param referenced a bit for each symbol that a relocation asks for
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Packed(long fileSize, List<PackedPiece> pieces, byte[] referenced) {}

    /// @param offset in the file
    public record PackedPiece(long offset, MemorySegment bytes) {}

    /// All that is needed to make it again.
    public Packed pack() {
        List<PackedPiece> packed = new ArrayList<>();
        for (ElfImage.Range range : used) {
            MemorySegment bytes = pieces.find(range.offset(), range.length());
            if (bytes != null) {
                packed.add(new PackedPiece(range.offset(), bytes));
            }
        }
        return new Packed(pieces.fileSize(), packed, referencedBits());
    }

    /// @throws MalformedBinaryException where the pieces do not hold a header
    public static ElfLinkage unpack(Packed packed) throws MalformedBinaryException {
        ElfPieces pieces = new ElfPieces(packed.fileSize);
        for (PackedPiece piece : packed.pieces) {
            pieces.add(piece.offset, piece.bytes);
        }
        return ElfLinkageReader.read(pieces, packed.referenced);
    }

    /// A bit for each undefined symbol that a relocation asks for.
    private byte[] referencedBits() {
        BitSet bits = new BitSet();
        for (Reference reference : references()) {
            if (isReferenced(reference.symbol)) {
                bits.set(reference.symbol);
            }
        }
        return bits.toByteArray();
    }

    /// The dynamic symbols as bytes.
    static final class Symbols {
        private final byte[] strings;
        private final byte[] table;
        private final byte @Nullable [] versions;
        private final boolean is64;
        private final boolean bigEndian;
        private final int entrySize;
        private final @Nullable String[] needed;
        private final @Nullable String[] neededFiles;
        private final @Nullable String[] defined;

        Symbols(
                byte[] strings,
                byte[] table,
                byte @Nullable [] versions,
                ElfHeader header,
                List<ElfVersionNeed> needs,
                List<ElfVersionDefinition> definitions) {
            this.strings = strings;
            this.table = table;
            this.versions = versions;
            this.is64 = header.is64();
            this.bigEndian = header.bigEndian();
            this.entrySize = is64 ? 24 : 16;
            int highest = 0;
            for (ElfVersionNeed need : needs) {
                for (ElfVersionNeed.Version version : need.versions()) {
                    highest = Math.max(highest, version.index());
                }
            }
            this.needed = new @Nullable String[highest + 1];
            this.neededFiles = new @Nullable String[highest + 1];
            for (ElfVersionNeed need : needs) {
                for (ElfVersionNeed.Version version : need.versions()) {
                    needed[version.index()] = version.name();
                    neededFiles[version.index()] = need.file();
                }
            }
            int last = 0;
            for (ElfVersionDefinition definition : definitions) {
                last = Math.max(last, definition.index());
            }
            this.defined = new @Nullable String[last + 1];
            for (ElfVersionDefinition definition : definitions) {
                if (!definition.base()) {
                    defined[definition.index()] = definition.name();
                }
            }
        }

        int count() {
            return table.length / entrySize;
        }

        int section(int symbol) {
            int at = symbol * entrySize + (is64 ? 6 : 14);
            return bigEndian
                    ? (table[at] & 0xff) << 8 | (table[at + 1] & 0xff)
                    : (table[at + 1] & 0xff) << 8 | (table[at] & 0xff);
        }

        int binding(int symbol) {
            return (table[symbol * entrySize + (is64 ? 4 : 12)] & 0xff) >>> 4;
        }

        private int visibility(int symbol) {
            return table[symbol * entrySize + (is64 ? 5 : 13)] & 3;
        }

        private int nameOffset(int symbol) {
            int at = symbol * entrySize;
            return bigEndian
                    ? (table[at] & 0xff) << 24
                            | (table[at + 1] & 0xff) << 16
                            | (table[at + 2] & 0xff) << 8
                            | (table[at + 3] & 0xff)
                    : (table[at + 3] & 0xff) << 24
                            | (table[at + 2] & 0xff) << 16
                            | (table[at + 1] & 0xff) << 8
                            | (table[at] & 0xff);
        }

        boolean isNamed(int symbol) {
            int offset = nameOffset(symbol);
            return offset > 0 && offset < strings.length && strings[offset] != 0;
        }

        /// Defined, of global binding, and visible to others.
        boolean canAnswer(int symbol) {
            int visibility = visibility(symbol);
            return section(symbol) != 0 && binding(symbol) != 0 && (visibility == 0 || visibility == 3);
        }

        boolean nameEquals(int symbol, byte[] name) {
            int offset = nameOffset(symbol);
            int end = offset + name.length;
            return offset >= 0
                    && end < strings.length
                    && end >= 0
                    && strings[end] == 0
                    && Arrays.equals(strings, offset, end, name, 0, name.length);
        }

        boolean startsWith(int symbol, byte[] prefix) {
            int offset = nameOffset(symbol);
            int end = offset + prefix.length;
            return offset >= 0
                    && end <= strings.length
                    && end >= 0
                    && Arrays.equals(strings, offset, end, prefix, 0, prefix.length);
        }

        boolean hasVersions() {
            return versions != null;
        }

        int rawVersion(int symbol) {
            byte[] raw = versions;
            if (raw == null) {
                return 1;
            }
            int at = 2 * symbol;
            return bigEndian
                    ? (raw[at] & 0xff) << 8 | (raw[at + 1] & 0xff)
                    : (raw[at + 1] & 0xff) << 8 | (raw[at] & 0xff);
        }

        @Nullable
        String definedVersion(int index) {
            return index > 1 && index < defined.length ? defined[index] : null;
        }

        String name(int symbol) {
            byte[] bytes = nameBytes(symbol);
            return ElfText.decode(bytes, 0, bytes.length);
        }

        private byte[] nameBytes(int symbol) {
            int offset = Math.clamp(nameOffset(symbol), 0, strings.length);
            int end = offset;
            while (end < strings.length && strings[end] != 0) {
                end++;
            }
            return Arrays.copyOfRange(strings, offset, end);
        }

        Reference reference(int symbol) {
            int index = rawVersion(symbol) & 0x7fff;
            boolean isVersioned = index > 1 && index < needed.length;
            return new Reference(
                    symbol,
                    new Name(nameBytes(symbol)),
                    isVersioned ? needed[index] : null,
                    isVersioned ? neededFiles[index] : null,
                    binding(symbol) == 2);
        }
    }
}
