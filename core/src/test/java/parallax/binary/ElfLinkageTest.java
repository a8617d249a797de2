package parallax.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.ElfBuilder;
import parallax.testkit.SeededGenerator;

/// The loader's view of a file says what the whole reader says of it, however its bytes come.
class ElfLinkageTest {

    private static final int MOST_FILES = 300;
    private static final long LARGEST = 12L << 20;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sound(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static ElfBuilder builder() {
        return new ElfBuilder()
                .soname("libx.so.1")
                .needed("libc.so.6", "libm.so.6")
                .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                .undefined("sin", "libm.so.6", "GLIBC_2.29")
                .undefined("plain")
                .weakUndefined("perhaps")
                .version("X_1")
                .version("X_2", "X_1")
                .definedHidden("one", "X_1")
                .defined("one", "X_2")
                .defined("two", "three")
                .definedSymbol("four", 10, 1, 0)
                .definedSymbol("five", 1, 2, 2)
                .definedSymbol("six", 2, 2, 3)
                .relocation(8, 0)
                .relocation(7, 1)
                .relocation(6, 3);
    }

    private static ElfBuilder kind(int kind) {
        ElfBuilder builder = builder();
        if ((kind & 1) != 0) {
            builder.bits32();
        }
        if ((kind & 2) != 0) {
            builder.bigEndian();
        }
        if ((kind & 4) != 0) {
            builder.withSysvHash().withoutGnuHash();
        }
        if ((kind & 8) != 0) {
            builder.rpath("$ORIGIN:/old").runpath("$ORIGIN/../lib::/new").withoutSectionHeaders();
        }
        return builder;
    }

    static Stream<Sound> made() {
        List<Sound> files = new ArrayList<>();
        for (int kind = 0; kind < 16; kind++) {
            files.add(new Sound("kind " + kind, kind(kind).build()));
        }
        files.add(new Sound(
                "symbolic", builder().dynamicEntry(ElfDynamicTag.SYMBOLIC, 0).build()));
        files.add(new Sound(
                "symbolic by flag",
                builder().dynamicEntry(ElfDynamicTag.FLAGS, 2).build()));
        files.add(new Sound("nothing", new ElfBuilder().build()));
        files.add(new Sound(
                "no dynamic section", new ElfBuilder().withoutDynamicSection().build()));
        files.add(new Sound(
                "without versions",
                new ElfBuilder().defined("one").undefined("two").build()));
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("made")
    void madeFilesAreReadAlike(Sound file) throws Exception {
        assertAlike(file.name, file.bytes);
    }

    @Test
    void librariesOfThisMachineAreReadAlike() throws Exception {
        List<Path> libraries = libraries();
        assumeTrue(!libraries.isEmpty(), "skipped: needs libraries in /usr/lib");
        int read = 0;
        for (Path library : libraries) {
            byte[] bytes = Files.readAllBytes(library);
            if (bytes.length > 4 && ElfReader.isElf(bytes)) {
                assertAlike(library.toString(), bytes);
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    private static List<Path> libraries() {
        Path root = Path.of("/usr/lib");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> paths = Files.find(
                root,
                4,
                (path, attributes) -> attributes.isRegularFile()
                        && attributes.size() < LARGEST
                        && path.getFileName().toString().matches(".*\\.so[.0-9]*"))) {
            paths.sorted().forEach(found::add);
        } catch (IOException | UncheckedIOException _) {
            // Folders that may not be read.
        }
        int step = Math.max(1, found.size() / MOST_FILES);
        List<Path> sample = new ArrayList<>();
        for (int at = 0; at < found.size(); at += step) {
            sample.add(found.get(at));
        }
        return sample;
    }

    private static void assertAlike(String name, byte[] bytes) throws Exception {
        ElfFile whole = ElfReader.read(MemorySegment.ofArray(bytes));
        ElfLinkage linkage = ElfLinkage.read(MemorySegment.ofArray(bytes));
        assertSays(name, linkage, whole);

        ElfLinkage streamed = ElfLinkage.read(() -> new ByteArrayInputStream(bytes), bytes.length);
        assertThat(told(streamed, whole)).as(name + " streamed").isEqualTo(told(linkage, whole));

        ElfLinkage.Packed packed = linkage.pack();
        ElfLinkage unpacked = ElfLinkage.unpack(packed);
        assertThat(told(unpacked, whole)).as(name + " packed").isEqualTo(told(linkage, whole));
        assertThat(told(ElfLinkage.unpack(streamed.pack()), whole)).isEqualTo(told(linkage, whole));
        long kept = packed.pieces().stream()
                .mapToLong(piece -> piece.bytes().byteSize())
                .sum();
        assertThat(kept).isLessThanOrEqualTo(2L * bytes.length);
    }

    /// All that can be asked, as one text.
    private static String told(ElfLinkage linkage, ElfFile whole) {
        StringBuilder told = new StringBuilder();
        told.append(linkage.header()).append(linkage.soname()).append(linkage.needed());
        told.append(linkage.rpath()).append(linkage.runpath()).append(linkage.hasRunpath());
        told.append(linkage.symbolic()).append(linkage.isDynamic()).append(linkage.hasSymbolVersions());
        told.append(linkage.versionNeeds()).append(linkage.versionDefinitions()).append(linkage.problems());
        for (ElfLinkage.Reference reference : linkage.references()) {
            told.append(reference).append(linkage.isReferenced(reference.symbol()));
        }
        ElfSymbolTable symbols = whole.symbols();
        for (int symbol : symbols.exported()) {
            ElfLinkage.Name asked = ElfLinkage.Name.of(symbols.name(symbol));
            told.append(linkage.lookup(asked, null)).append(' ');
            told.append(linkage.lookup(asked, versionOf(symbols, symbol))).append(' ');
            told.append(linkage.isUnique(symbol));
        }
        linkage.eachExported("", symbol -> told.append(symbol).append(linkage.name(symbol)));
        return told.toString();
    }

    private static void assertSays(String name, ElfLinkage linkage, ElfFile whole) {
        assertThat(whole.problems()).as(name).isEmpty();
        assertThat(linkage.problems()).as(name).isEmpty();
        assertThat(linkage.header()).as(name).isEqualTo(whole.header());
        ElfDynamic dynamic = whole.dynamic();
        assertThat(linkage.isDynamic()).as(name).isEqualTo(dynamic != null);
        if (dynamic == null) {
            return;
        }
        assertThat(linkage.soname()).as(name).isEqualTo(dynamic.soname());
        assertThat(linkage.needed()).as(name).isEqualTo(dynamic.needed());
        assertThat(linkage.rpath()).as(name).isEqualTo(dynamic.rpath());
        assertThat(linkage.runpath()).as(name).isEqualTo(dynamic.runpath());
        assertThat(linkage.hasRunpath()).as(name).isEqualTo(dynamic.value(ElfDynamicTag.RUNPATH) != null);
        assertThat(linkage.symbolic()).as(name).isEqualTo(dynamic.symbolic());
        assertThat(linkage.versionNeeds()).as(name).isEqualTo(whole.versionNeeds());
        assertThat(definitions(linkage.versionDefinitions()))
                .as(name)
                .isEqualTo(definitions(whole.versionDefinitions()));
        for (ElfVersionDefinition definition : whole.versionDefinitions()) {
            assertThat(linkage.definesVersion(definition.name())).as(name).isTrue();
        }
        assertThat(linkage.definesVersion("NO_SUCH_1")).as(name).isFalse();
        assertReferences(name, linkage, whole.symbols());
        assertLookups(name, linkage, whole);
    }

    /// {@link ElfLinkage} leaves out which versions one extends.
    private static List<String> definitions(List<ElfVersionDefinition> definitions) {
        return definitions.stream()
                .map(each -> each.name() + each.base() + each.weak() + each.index())
                .toList();
    }

    private static void assertReferences(String name, ElfLinkage linkage, ElfSymbolTable symbols) {
        List<String> ours = new ArrayList<>();
        for (ElfLinkage.Reference each : linkage.references()) {
            ours.add(each.symbol() + " " + each.name() + "@" + each.version() + " of " + each.file() + each.weak());
        }
        List<String> theirs = new ArrayList<>();
        for (int symbol : symbols.imported()) {
            ElfSymbolVersion version = symbols.version(symbol);
            theirs.add(symbol + " " + symbols.name(symbol) + "@" + (version == null ? null : version.name()) + " of "
                    + (version == null ? null : version.file()) + (symbols.binding(symbol) == ElfBinding.WEAK));
        }
        assertThat(ours).as(name).isEqualTo(theirs);
    }

    private static void assertLookups(String name, ElfLinkage linkage, ElfFile whole) {
        ElfSymbolTable symbols = whole.symbols();
        ElfHash hash = whole.hash();
        Set<String> ours = new TreeSet<>();
        linkage.eachExported("", symbol -> ours.add(linkage.name(symbol)));
        if (hash == null) {
            assertThat(ours).as(name).isEmpty();
            return;
        }
        for (int symbol : symbols.exported()) {
            String own = symbols.name(symbol);
            String version = versionOf(symbols, symbol);
            int found = linkage.lookup(ElfLinkage.Name.of(own), version);
            assertThat(found).as(name + ": " + own + "@" + version).isEqualTo(hash.lookup(symbols, symbol));
            if (found >= 0) {
                assertThat(linkage.name(found)).isEqualTo(own);
                assertThat(ours).as(name).contains(own);
                assertThat(linkage.isUnique(found)).isEqualTo(symbols.binding(found) == ElfBinding.UNIQUE);
            }
            assertThat(linkage.lookup(ElfLinkage.Name.of(own + "\u0001"), null)).isEqualTo(-1);
            if (version != null) {
                assertThat(linkage.lookup(ElfLinkage.Name.of(own), "NO_SUCH_1")).isEqualTo(-1);
            }
        }
    }

    /// Null for none; what it needs versions of, and the file's own first version, are none that it defines.
    private static @Nullable String versionOf(ElfSymbolTable symbols, int symbol) {
        ElfSymbolVersion version = symbols.version(symbol);
        return version == null || version.file() != null ? null : version.name();
    }

    @Test
    void onlyWhatARelocationAsksForIsReferenced() throws MalformedBinaryException {
        ElfLinkage linkage = ElfLinkage.read(MemorySegment.ofArray(builder().build()));
        List<String> asked = new ArrayList<>();
        for (ElfLinkage.Reference reference : linkage.references()) {
            if (linkage.isReferenced(reference.symbol())) {
                asked.add(reference.name().toString());
            }
        }
        assertThat(asked).containsExactly("puts", "plain");
    }

    @Test
    void lookupsGoByVersion() throws MalformedBinaryException {
        ElfLinkage linkage = ElfLinkage.read(MemorySegment.ofArray(builder().build()));
        ElfLinkage.Name one = ElfLinkage.Name.of("one");
        int older = linkage.lookup(one, "X_1");
        int newer = linkage.lookup(one, "X_2");

        assertThat(older).isPositive().isNotEqualTo(newer);
        assertThat(newer).isPositive();
        // A reference without a version gets the first one there ever was, though it is hidden.
        assertThat(linkage.lookup(one, null)).isEqualTo(older);
        assertThat(linkage.lookup(one, "X_3")).isEqualTo(-1);
        assertThat(linkage.lookup(ElfLinkage.Name.of("five"), null))
                .as("hidden")
                .isEqualTo(-1);
        assertThat(linkage.lookup(ElfLinkage.Name.of("puts"), null))
                .as("undefined")
                .isEqualTo(-1);
        assertThat(linkage.lookup(ElfLinkage.Name.of(""), null)).isEqualTo(-1);
    }

    @Test
    void whatIsNoElfFileIsRefused() {
        for (byte[] bytes : new byte[][] {
            {}, {0x7f, 'E', 'L', 'F'}, new byte[200], "text".repeat(40).getBytes(UTF_8)
        }) {
            assertThatThrownBy(() -> ElfLinkage.read(MemorySegment.ofArray(bytes)))
                    .isInstanceOf(MalformedBinaryException.class);
            assertThatThrownBy(() -> ElfLinkage.read(() -> new ByteArrayInputStream(bytes), bytes.length))
                    .isInstanceOf(MalformedBinaryException.class);
        }
    }

    /// Bytes behind the end of a segment are in the file, but not in its table.
    @ParameterizedTest
    @ValueSource(strings = {".gnu.hash", ".hash"})
    void aHashTableThatItsSegmentCutsIsNone(String table) throws Exception {
        DamagedElf damaged = new DamagedElf();
        damaged.dynamic(table.equals(".hash") ? ElfDynamicTag.GNU_HASH : ElfDynamicTag.HASH, 0);
        int load = damaged.segment(1);
        damaged.put64(load + 32, damaged.at(table) + 4L);
        damaged.put64(load + 40, damaged.at(table) + 4L);

        ElfLinkage linkage = ElfLinkage.read(MemorySegment.ofArray(damaged.bytes));
        assertThat(linkage.problems()).contains("the table by which symbols are found is not in the file");
        assertThat(linkage.lookup(ElfLinkage.Name.of("one"), "X_1")).isEqualTo(-1);
    }

    /// A stream may have less than was declared.
    @Test
    void aStreamThatEndsEarlyIsReadAsFarAsItGoes() throws Exception {
        byte[] bytes = builder().build();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] start = Arrays.copyOf(bytes, length);
            try {
                ElfLinkage linkage = ElfLinkage.read(() -> new ByteArrayInputStream(start), bytes.length);
                askAll(linkage);
            } catch (MalformedBinaryException _) {
                assertThat(length).isLessThan(64);
            }
        }
    }

    /// Cut anywhere, and any bytes changed: refused, or with an answer to everything; never for long.
    @Test
    void damagedFilesAreReadOrRefused() {
        List<Sound> sound = made().toList();
        SeededGenerator.forEachSeed(4000, generator -> {
            byte[] bytes = generator.pick(sound).bytes.clone();
            for (int flips = generator.below(12); flips > 0; flips--) {
                bytes[generator.below(bytes.length)] = (byte) generator
                        .pick(List.of(0, 1, 2, 0x7f, 0x80, 0xff, generator.below(256)))
                        .intValue();
            }
            byte[] damaged = generator.chance() ? bytes : Arrays.copyOf(bytes, generator.below(bytes.length + 1));
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                readOrRefuse(damaged);
            });
        });
    }

    private static void readOrRefuse(byte[] bytes) throws IOException {
        ElfLinkage mapped;
        try {
            mapped = ElfLinkage.read(MemorySegment.ofArray(bytes));
        } catch (MalformedBinaryException _) {
            assertThatThrownBy(() -> ElfLinkage.read(() -> new ByteArrayInputStream(bytes), bytes.length))
                    .isInstanceOf(MalformedBinaryException.class);
            return;
        }
        try {
            String told = askAll(mapped);
            assertThat(askAll(ElfLinkage.read(() -> new ByteArrayInputStream(bytes), bytes.length)))
                    .isEqualTo(told);
            askAll(ElfLinkage.unpack(mapped.pack()));
        } catch (MalformedBinaryException refused) {
            throw new AssertionError("read in one way and refused in another", refused);
        }
    }

    private static String askAll(ElfLinkage linkage) {
        BitSet referenced = new BitSet();
        for (ElfLinkage.Reference reference : linkage.references()) {
            linkage.lookup(reference.name(), reference.version());
            linkage.lookup(reference.name(), null);
            if (linkage.isReferenced(reference.symbol())) {
                referenced.set(reference.symbol());
            }
        }
        List<String> exported = new ArrayList<>();
        linkage.eachExported(
                "",
                symbol -> exported.add(linkage.name(symbol)
                        + linkage.isUnique(symbol)
                        + linkage.lookup(ElfLinkage.Name.of(linkage.name(symbol)), null)
                        + linkage.lookup(ElfLinkage.Name.of(linkage.name(symbol)), "X_1")));
        return referenced + " " + exported + linkage.needed() + linkage.soname() + linkage.rpath() + linkage.runpath()
                + linkage.versionNeeds() + linkage.versionDefinitions() + linkage.problems();
    }
}
