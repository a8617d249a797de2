package parallax.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.ElfBuilder;

class ElfReaderTest {

    private static ElfFile read(ElfBuilder builder) throws MalformedBinaryException {
        ElfFile file = ElfReader.read(MemorySegment.ofArray(builder.build()));
        assertThat(file.problems()).isEmpty();
        return file;
    }

    private static ElfDynamic dynamic(ElfBuilder builder) throws MalformedBinaryException {
        return requireNonNull(read(builder).dynamic());
    }

    private static ElfBuilder library() {
        return new ElfBuilder()
                .soname("libx.so.1")
                .needed("libm.so.6", "libc.so.6")
                .undefined("memcpy", "libc.so.6", "GLIBC_2.14")
                .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                .undefined("sin", "libm.so.6", "GLIBC_2.2.5")
                .undefined("bare")
                .weakUndefined("perhaps")
                .version("X_1")
                .version("X_2", "X_1")
                .defined("run", "X_2")
                .definedHidden("run", "X_1")
                .defined("stop");
    }

    private static int indexOf(ElfSymbolTable symbols, String name, int nth) {
        return IntStream.range(0, symbols.size())
                .filter(symbol -> symbols.name(symbol).equals(name))
                .skip(nth)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} bits, big endian {1}")
    @CsvSource({"64, false", "64, true", "32, false", "32, true"})
    void readsBothClassesAndByteOrders(int bits, boolean bigEndian) throws MalformedBinaryException {
        ElfBuilder builder =
                library().withSysvHash().initFunctions(3).comment("GCC: 13").buildId((byte) 0xab);
        if (bits == 32) {
            builder.bits32();
        }
        if (bigEndian) {
            builder.bigEndian().machine(bits == 32 ? ElfMachine.PPC : ElfMachine.PPC64);
        }
        ElfFile file = read(builder);

        assertThat(file.header().is64()).isEqualTo(bits == 64);
        assertThat(file.header().bigEndian()).isEqualTo(bigEndian);
        assertThat(file.header().type()).isEqualTo(ElfHeader.ET_DYN);
        assertThat(requireNonNull(file.dynamic()).soname()).isEqualTo("libx.so.1");
        assertThat(requireNonNull(file.dynamic()).needed()).containsExactly("libm.so.6", "libc.so.6");
        assertThat(requireNonNull(file.dynamic()).initFunctions()).isEqualTo(3);
        assertThat(file.symbols().size()).isEqualTo(9);
        assertThat(file.symbols().names(file.symbols().imported()))
                .containsExactly("bare", "memcpy", "perhaps", "puts", "sin");
        assertThat(file.symbols().names(file.symbols().exported())).containsExactly("run", "stop");
        assertThat(requireNonNull(file.gnuHash()).lookup("stop")).isEqualTo(indexOf(file.symbols(), "stop", 0));
        assertThat(requireNonNull(file.sysvHash()).lookup("stop")).isEqualTo(indexOf(file.symbols(), "stop", 0));
        assertThat(file.comments()).containsExactly("GCC: 13");
        assertThat(file.buildId()).isEqualTo("ab");
    }

    @Test
    void namesTheMachineInTheWordsOfTheField() throws MalformedBinaryException {
        assertThat(read(library()).header().machineName()).isEqualTo("x86-64");
        assertThat(read(library().machine(183)).header().machineName()).isEqualTo("AArch64");
        assertThat(read(library().machine(4711)).header().machineName()).isEqualTo("machine 4711");
    }

    @Test
    void givesEachSymbolItsVersionAndTheLibraryThatOwesIt() throws MalformedBinaryException {
        ElfSymbolTable symbols = read(library()).symbols();

        assertThat(symbols.version(indexOf(symbols, "memcpy", 0)))
                .isEqualTo(new ElfSymbolVersion(4, "GLIBC_2.14", false, "libc.so.6"));
        assertThat(symbols.version(indexOf(symbols, "sin", 0)))
                .isEqualTo(new ElfSymbolVersion(6, "GLIBC_2.2.5", false, "libm.so.6"));
        assertThat(symbols.version(indexOf(symbols, "run", 0))).isEqualTo(new ElfSymbolVersion(3, "X_2", false, null));
        assertThat(symbols.version(indexOf(symbols, "run", 1))).isEqualTo(new ElfSymbolVersion(2, "X_1", true, null));
        assertThat(symbols.version(indexOf(symbols, "bare", 0))).isNull();
        assertThat(symbols.version(indexOf(symbols, "stop", 0))).isNull();
    }

    @Test
    void listsNeededAndDefinedVersionsInTheOrderOfTheFile() throws MalformedBinaryException {
        ElfFile file = read(library());

        assertThat(file.versionNeeds())
                .containsExactly(
                        new ElfVersionNeed(
                                "libc.so.6",
                                List.of(
                                        new ElfVersionNeed.Version("GLIBC_2.14", false, 4),
                                        new ElfVersionNeed.Version("GLIBC_2.2.5", false, 5))),
                        new ElfVersionNeed("libm.so.6", List.of(new ElfVersionNeed.Version("GLIBC_2.2.5", false, 6))));
        assertThat(file.versionDefinitions())
                .containsExactly(
                        new ElfVersionDefinition("libx.so.1", true, false, 1, List.of()),
                        new ElfVersionDefinition("X_1", false, false, 2, List.of()),
                        new ElfVersionDefinition("X_2", false, false, 3, List.of("X_1")));
    }

    @Test
    void showsASymbolWithAllItsColumns() throws MalformedBinaryException {
        ElfSymbolTable symbols = read(library().definedSymbol("here", 10, 6, 3)).symbols();

        ElfSymbol symbol = symbols.symbol(indexOf(symbols, "here", 0));

        assertThat(symbol.binding()).isEqualTo(ElfBinding.UNIQUE);
        assertThat(symbol.type()).isEqualTo(ElfSymbolType.TLS);
        assertThat(symbol.visibility()).isEqualTo(ElfVisibility.PROTECTED);
        assertThat(symbol.isDefined()).isTrue();
        assertThat(symbol.size()).isEqualTo(8);
        assertThat(symbol.value()).isGreaterThan(ElfBuilder.BASE);
        assertThat(symbols.binding(indexOf(symbols, "perhaps", 0))).isEqualTo(ElfBinding.WEAK);
    }

    @Test
    void doesNotCountLocalAndHiddenSymbolsAsExported() throws MalformedBinaryException {
        ElfSymbolTable symbols = read(new ElfBuilder()
                        .definedSymbol("local", 0, 2, 0)
                        .definedSymbol("hidden", 1, 2, 2)
                        .definedSymbol("protected", 1, 2, 3)
                        .definedSymbol("weak", 2, 2, 0))
                .symbols();

        assertThat(symbols.names(symbols.exported())).containsExactly("protected", "weak");
    }

    @Test
    void splitsRunPathsAtColonsAndKeepsEmptyFolders() throws MalformedBinaryException {
        ElfDynamic dynamic = dynamic(library().rpath("$ORIGIN/../lib").runpath("$ORIGIN::/opt/lib"));

        assertThat(dynamic.rpath()).containsExactly("$ORIGIN/../lib");
        assertThat(dynamic.runpath()).containsExactly("$ORIGIN", "", "/opt/lib");
        assertThat(dynamic(library().runpath("")).runpath()).isEmpty();
    }

    @Test
    void readsFlagsOfTheDynamicSection() throws MalformedBinaryException {
        ElfDynamic flagged = dynamic(
                library().dynamicEntry(ElfDynamicTag.FLAGS, 0x1e).dynamicEntry(ElfDynamicTag.FLAGS_1, 0x08000009L));
        ElfDynamic old = dynamic(library()
                .dynamicEntry(ElfDynamicTag.SYMBOLIC, 0)
                .dynamicEntry(ElfDynamicTag.TEXTREL, 0)
                .dynamicEntry(ElfDynamicTag.BIND_NOW, 0));
        ElfDynamic plain = dynamic(library());

        assertThat(List.of(flagged.symbolic(), flagged.textRelocations(), flagged.bindNow()))
                .containsOnly(true);
        assertThat(List.of(flagged.staticTls(), flagged.noDelete(), flagged.pie()))
                .containsOnly(true);
        assertThat(List.of(old.symbolic(), old.textRelocations(), old.bindNow()))
                .containsOnly(true);
        assertThat(List.of(plain.symbolic(), plain.textRelocations(), plain.bindNow(), plain.pie()))
                .containsOnly(false);
    }

    @Test
    void readsSymbolsAndVersionsWithoutSectionHeaders() throws MalformedBinaryException {
        ElfFile file = read(library().withoutSectionHeaders());

        assertThat(file.sections()).isEmpty();
        assertThat(file.symbols().size()).isEqualTo(9);
        assertThat(file.versionNeeds()).hasSize(2);
        assertThat(requireNonNull(file.symbols().version(1)).name()).isEqualTo("GLIBC_2.14");
    }

    @Test
    void countsSymbolsByTheSystemVHashTableWithoutSectionHeaders() throws MalformedBinaryException {
        ElfFile file = read(library().withoutSectionHeaders().withoutGnuHash().withSysvHash());

        assertThat(file.symbols().size()).isEqualTo(9);
        assertThat(file.gnuHash()).isNull();
    }

    @Test
    void countsUndefinedSymbolsByRelocationsWhereNothingElseKnowsThem() throws MalformedBinaryException {
        ElfFile file = read(new ElfBuilder()
                .undefined("a", "b")
                .relocation(7, 2)
                .withoutSectionHeaders()
                .withoutGnuHash());

        assertThat(file.symbols().names(file.symbols().imported())).containsExactly("a", "b");
    }

    @Test
    void countsRelocationsByKind() throws MalformedBinaryException {
        ElfBuilder builder = library();
        for (int type : new int[] {8, 8, 8, 6, 7, 7, 37, 5, 1}) {
            builder.relocation(type, 1);
        }

        assertThat(read(builder).relocations()).isEqualTo(new ElfRelocations(3, 1, 2, 1, 1, 1, true));
        assertThat(read(library().machine(4711).relocation(8, 1)).relocations())
                .isEqualTo(new ElfRelocations(0, 0, 0, 0, 0, 1, false));
    }

    @Test
    void countsPackedRelativeRelocations() throws MalformedBinaryException {
        byte[] packed = new byte[24];
        packed[1] = 0x10; // an address
        packed[8] = 0b1011; // a bitmap with two
        packed[16] = 1; // an empty bitmap
        ElfBuilder builder = library().section(".relr.dyn", 19, ElfSection.SHF_ALLOC, packed);
        builder.build();
        long address = ElfBuilder.BASE + builder.offsetOf(".relr.dyn");
        // Two more entries move what is behind the dynamic section by 32 bytes.
        builder.dynamicEntry(ElfDynamicTag.RELR, address + 32).dynamicEntry(ElfDynamicTag.RELRSZ, packed.length);

        assertThat(read(builder).relocations().relative()).isEqualTo(3);
    }

    @Test
    void readsNotesByTheirOwners() throws MalformedBinaryException {
        byte[] abiTag = {0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0};
        byte[] properties = {
            2,
            0,
            0,
            (byte) 0xc0,
            4,
            0,
            0,
            0,
            3,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            (byte) 0x80,
            0,
            (byte) 0xc0,
            4,
            0,
            0,
            0,
            5,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ElfFile file = read(library()
                .buildId((byte) 1, (byte) 0xfe)
                .note("GNU", 1, abiTag)
                .note("GNU", 5, properties)
                .note("Go", 4, "abc/def".getBytes(UTF_8))
                .note("FDO", 0xcafe1a7e, "{\"type\":\"deb\"}\0".getBytes(UTF_8))
                .note("FDO", 0x407c0c0a, "[]".getBytes(UTF_8))
                .note("stapsdt", 3, new byte[20])
                .note("Other", 7, new byte[5])
                .note("Other", 7, new byte[5]));

        assertThat(file.notes())
                .containsExactly(
                        new ElfNote.BuildId("01fe"),
                        new ElfNote.AbiTag(0, "3.2.0"),
                        new ElfNote.Properties(List.of(
                                new ElfProperty(ElfProperty.X86_FEATURE_1_AND, 3),
                                new ElfProperty(ElfProperty.X86_ISA_1_NEEDED, 5))),
                        new ElfNote.GoBuildId("abc/def"),
                        new ElfNote.PackageMetadata("{\"type\":\"deb\"}"),
                        new ElfNote.DlopenMetadata("[]"),
                        new ElfNote.Other("Other", 7, 5));
        assertThat(file.property(ElfProperty.X86_ISA_1_NEEDED))
                .isEqualTo(ElfProperty.X86_64_BASELINE | ElfProperty.X86_64_V3);
        assertThat(file.property(ElfProperty.X86_ISA_1_USED)).isZero();
    }

    @Test
    void readsEachCommentOnceInOrder() throws MalformedBinaryException {
        assertThat(read(library().comment("GCC: 13", "clang 19", "GCC: 13", "", "mold"))
                        .comments())
                .containsExactly("GCC: 13", "clang 19", "mold");
    }

    @Test
    void readsWhatSegmentsTell() throws MalformedBinaryException {
        ElfFile told = read(library()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .executableStack(true)
                .threadLocal(4096)
                .relro());
        ElfFile silent = read(library());

        assertThat(told.interpreter()).isEqualTo("/lib64/ld-linux-x86-64.so.2");
        assertThat(told.executableStack()).isTrue();
        assertThat(told.tlsSize()).isEqualTo(4096);
        assertThat(told.relro()).isTrue();
        assertThat(read(library().executableStack(false)).executableStack()).isFalse();
        assertThat(silent.interpreter()).isNull();
        assertThat(silent.executableStack()).isNull();
        assertThat(silent.tlsSize()).isZero();
        assertThat(silent.relro()).isFalse();
    }

    @Test
    void tellsWhetherSymbolsForDebuggersAreThere() throws MalformedBinaryException {
        ElfFile full = read(library()
                .section(".symtab", ElfSection.SHT_SYMTAB, 0, new byte[24])
                .section(".debug_info", ElfSection.SHT_PROGBITS, 0, new byte[8]));
        ElfFile stripped = read(library().debugLink("libx.debug", 0x12345678));

        assertThat(full.hasSymtab()).isTrue();
        assertThat(full.hasDebugInformation()).isTrue();
        assertThat(full.debugLink()).isNull();
        assertThat(stripped.hasSymtab()).isFalse();
        assertThat(stripped.hasDebugInformation()).isFalse();
        assertThat(stripped.debugLink()).isEqualTo(new ElfDebugLink("libx.debug", 0x12345678));
    }

    @Test
    void findsSectionsByName() throws MalformedBinaryException {
        ElfFile file = read(library().section(".nv_fatbin", 1, ElfSection.SHF_ALLOC, new byte[100]));

        assertThat(requireNonNull(file.section(".nv_fatbin")).size()).isEqualTo(100);
        assertThat(requireNonNull(file.section(".text")).isExecutable()).isTrue();
        assertThat(file.section(".nothing")).isNull();
    }

    @Test
    void readsAFileWithoutADynamicSection() throws MalformedBinaryException {
        ElfFile file = read(
                new ElfBuilder().withoutDynamicSection().type(ElfHeader.ET_REL).comment("GCC: 13"));

        assertThat(file.dynamic()).isNull();
        assertThat(file.symbols().size()).isZero();
        assertThat(file.hash()).isNull();
        assertThat(file.comments()).containsExactly("GCC: 13");
    }

    @Test
    void keepsNamesThatAreNotUtf8Apart() {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, (byte) 0xa9};

        assertThat(ElfText.decode(bytes, 0, 3)).isEqualTo("a\\xffb");
        assertThat(ElfText.decode(bytes, 2, 3)).isEqualTo("bé");
    }

    @Test
    void givesNamesSortedByTheirBytesAsTextAndAsBlob() throws MalformedBinaryException {
        ElfSymbolTable symbols =
                read(new ElfBuilder().defined("b", "é", "B", "bb", "a")).symbols();

        assertThat(symbols.names(symbols.exported())).containsExactly("B", "a", "b", "bb", "é");
        assertThat(new String(symbols.nameBlob(symbols.exported()), UTF_8)).isEqualTo("B\0a\0b\0bb\0é\0");
    }

    @Test
    void staysValidWhenTheBytesAreGone() throws MalformedBinaryException {
        ElfFile file;
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = library().build();
            MemorySegment segment = arena.allocate(bytes.length);
            segment.copyFrom(MemorySegment.ofArray(bytes));
            file = ElfReader.read(segment);
        }

        assertThat(file.symbols().names(file.symbols().exported())).containsExactly("run", "stop");
        assertThat(requireNonNull(file.gnuHash()).lookup("stop")).isPositive();
    }
}
