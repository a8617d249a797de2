package parallax.binary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.MachOBuilder;

final class MachOReaderTest {

    private static final int VERSION_1_2_11 = 0x1020b;

    static MachOFile read(byte[] bytes) throws MalformedBinaryException {
        return MachOReader.read(MemorySegment.ofArray(bytes));
    }

    private static MachOImage image(MachOBuilder builder) throws MalformedBinaryException {
        return read(builder.build()).images().getFirst();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }

    /// An image with one of each thing.
    static byte[] whole() {
        return MachOBuilder.dylib64()
                .segment("__TEXT", "__text", "__const")
                .library(0xd, "@rpath/libt.1.dylib", VERSION_1_2_11, 0x10000)
                .library(0xc, "/usr/lib/libSystem.B.dylib", 0x4ad0101, 0x10000)
                .library(0x80000018, "@rpath/libomp.dylib", 0x50000, 0x50000)
                .rpath("@loader_path/")
                .command(0x32, 1, 0xb0000, 0xe0200, 1, 3, 0x4f30000)
                .dyldInfo(
                        concat(bytes(0x11, 0x40), text("_data"), bytes(0x51, 0x70, 0, 0x90, 0)),
                        concat(bytes(0x40), text("_weak"), bytes(0x90, 0)),
                        concat(bytes(0x70, 0, 0x12, 0x41), text("_omp"), bytes(0x90, 0)),
                        MachOBuilder.flatTrie(List.of("_f", "_g"), List.of(bytes(0, 0x10), bytes(4, 0x20))))
                .symbol("_f", 0x0f, 1, 0, 0x1010)
                .symbol("_puts", 1, 0, 0x100, 0)
                .build();
    }

    static byte[] text(String text) {
        return (text + "\0").getBytes(US_ASCII);
    }

    static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void bothWordSizesAndByteOrdersAreRead(boolean is64, boolean bigEndian) throws MalformedBinaryException {
        MachOImage image = image(new MachOBuilder(is64, bigEndian)
                .segment("__TEXT", "__text")
                .library(0xc, "/usr/lib/libSystem.B.dylib", VERSION_1_2_11, 0x10000)
                .symbol("_f", 0x0f, 1, 0x80, 0x1010)
                .symbol("_puts", 1, 0, 0x140, 0));

        assertThat(image.header())
                .extracting(MachOHeader::is64, MachOHeader::bigEndian, MachOHeader::type, MachOHeader::twoLevel)
                .containsExactly(is64, bigEndian, "dylib", true);
        assertThat(image.libraries())
                .extracting(
                        MachOLibrary::name, library -> library.currentVersion().toString())
                .containsExactly(tuple("/usr/lib/libSystem.B.dylib", "1.2.11"));
        assertThat(image.symbols())
                .containsExactly(
                        new MachOSymbol("_f", MachOSymbol.Kind.SECTION, true, false, false, true, 0, 1, 0x1010),
                        new MachOSymbol("_puts", MachOSymbol.Kind.UNDEFINED, true, false, true, false, 1, 0, 0));
        assertThat(image.segments().getFirst().sections().getFirst().name()).isEqualTo("__text");
        assertThat(image.notes()).isEmpty();
    }

    @Test
    void oneOfEachThingIsRead() throws MalformedBinaryException {
        MachOImage image = read(whole()).images().getFirst();

        assertThat(image.notes()).isEmpty();
        assertThat(image.id()).extracting(MachOLibrary::name).isEqualTo("@rpath/libt.1.dylib");
        assertThat(image.libraries())
                .extracting(MachOLibrary::kind, MachOLibrary::ordinal)
                .containsExactly(tuple(MachOLibrary.Kind.LOAD, 1), tuple(MachOLibrary.Kind.WEAK, 2));
        assertThat(image.rpaths()).containsExactly("@loader_path/");
        assertThat(image.buildVersions())
                .containsExactly(new MachOBuildVersion(
                        1,
                        new MachOVersion(11, 0, 0),
                        new MachOVersion(14, 2, 0),
                        List.of(new MachOBuildVersion.Tool(3, new MachOVersion(1267, 0, 0)))));
        assertThat(image.exports())
                .containsExactly(new MachOExport("_f", 0, 0x10, 0, null), new MachOExport("_g", 4, 0x20, 0, null));
        assertThat(image.bindings())
                .containsExactly(
                        new MachOImport("_data", 1, false, MachOImport.Origin.BIND),
                        new MachOImport("_weak", MachOOrdinal.WEAK_LOOKUP, false, MachOImport.Origin.WEAK_BIND),
                        new MachOImport("_omp", 2, true, MachOImport.Origin.LAZY_BIND));
        assertThat(image.imports())
                .containsExactly(new MachOImport("_puts", 1, false, MachOImport.Origin.SYMBOL_TABLE));
    }

    @Test
    void olderCommandsTellTheMinimumSystemAndSourceVersion() throws MalformedBinaryException {
        MachOImage image = image(MachOBuilder.dylib64()
                .command(0x24, 0xa0900, 0xa0900)
                .command(0x2a, (1 << 20) | (2 << 10), 3 << 8)
                .command(0x1b, 1, 2, 3, 4)
                .command(0x1d, 0, 0)
                .command(0x2c, 0, 0, 1, 0));

        assertThat(image.buildVersions())
                .containsExactly(
                        new MachOBuildVersion(1, new MachOVersion(10, 9, 0), new MachOVersion(10, 9, 0), List.of()));
        assertThat(image.sourceVersion()).isEqualTo("3.0.1.2.0");
        assertThat(image.uuid()).isEqualTo("01000000020000000300000004000000");
        assertThat(image.signed()).isTrue();
        assertThat(image.encrypted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0x0100, 0x80, 1",
        "0xfe00, 0x80, -2",
        "0xff00, 0x80, -1",
        "0x0000, 0x80, 0",
        "0x0100, 0, -2",
    })
    void undefinedSymbolNamesTheLibraryItComesFrom(int description, int flags, int ordinal)
            throws MalformedBinaryException {
        MachOImage image = image(MachOBuilder.dylib64().flags(flags).symbol("_x", 1, 0, description, 0));

        assertThat(image.imports()).extracting(MachOImport::libraryOrdinal).containsExactly(ordinal);
    }

    @Test
    void debuggersSymbolsAreLeftOutAndOtherKindsAreTold() throws MalformedBinaryException {
        MachOImage image = image(MachOBuilder.dylib64()
                .symbol("/src/x.c", 0x64, 0, 0, 0)
                .symbol("_common", 1, 0, 0, 16)
                .symbol("_absolute", 3, 0, 0, 5)
                .symbol("_indirect", 0x0b, 0, 0, 0)
                .symbol("_private", 0x1f, 1, 0, 0));

        assertThat(image.symbols())
                .extracting(MachOSymbol::kind)
                .containsExactly(
                        MachOSymbol.Kind.COMMON,
                        MachOSymbol.Kind.ABSOLUTE,
                        MachOSymbol.Kind.INDIRECT,
                        MachOSymbol.Kind.SECTION);
        assertThat(image.symbols().getLast().exported()).isFalse();
    }

    @Test
    void reexportNamesLibraryAndOtherName() throws MalformedBinaryException {
        byte[] trie = MachOBuilder.flatTrie(
                List.of("_a", "_b"), List.of(concat(bytes(8, 2), text("_other")), bytes(8, 1, 0)));

        assertThat(image(MachOBuilder.dylib64().data(0x80000033, trie)).exports())
                .containsExactly(new MachOExport("_a", 8, 0, 2, "_other"), new MachOExport("_b", 8, 0, 1, null));
    }

    @Test
    void namesAreSpelledAlongTheEdges() throws MalformedBinaryException {
        // "_a" is a name itself and the start of "_ab".
        byte[] trie =
                concat(bytes(0, 1), text("_a"), bytes(6), bytes(2, 0, 1, 1), text("b"), bytes(13), bytes(2, 0, 2, 0));

        assertThat(image(MachOBuilder.dylib64().data(0x80000033, trie)).exports())
                .extracting(MachOExport::name, MachOExport::address)
                .containsExactly(tuple("_a", 1L), tuple("_ab", 2L));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x301, 0", "2, 0x301, 7", "3, 0x100010001, 7"})
    void chainedFixupsNameImportsInAllFormats(int format, long packed, long addend) throws MalformedBinaryException {
        MachOBuilder builder = MachOBuilder.dylib64();
        long[] table = format == 1 ? new long[] {packed} : new long[] {packed, addend};
        byte[] data = builder.chainedFixups(format, 1, table, text("\0_puts"));

        assertThat(image(builder.data(0x80000034, data)).imports())
                .containsExactly(new MachOImport("_puts", 1, true, MachOImport.Origin.CHAINED_FIXUPS));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x2fe", "3, 0x10000fffe"})
    void chainedFixupsHaveNegativeOrdinals(int format, long packed) throws MalformedBinaryException {
        MachOBuilder builder = MachOBuilder.dylib64();
        long[] table = format == 1 ? new long[] {packed} : new long[] {packed, 0};
        byte[] data = builder.chainedFixups(format, 1, table, text("\0_puts"));

        assertThat(image(builder.data(0x80000034, data)).imports())
                .containsExactly(
                        new MachOImport("_puts", MachOOrdinal.FLAT_LOOKUP, false, MachOImport.Origin.CHAINED_FIXUPS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void universalFileHasAnImageForEachArchitecture(boolean is64) throws MalformedBinaryException {
        MachOFile file = read(MachOBuilder.universal(
                is64,
                List.of(
                        MachOBuilder.dylib64().build(),
                        MachOBuilder.dylib64().cpu(0x0100000c, 0).rpath("x").build())));

        assertThat(file.universal()).isTrue();
        assertThat(file.images())
                .extracting(image -> image.header().architecture(), image -> image.rpaths())
                .containsExactly(tuple("x86_64", List.of()), tuple("arm64", List.of("x")));
        assertThat(file.notes()).isEmpty();
    }

    @Test
    void sliceThatIsCutOffIsNotedAndTheOtherKept() throws MalformedBinaryException {
        byte[] whole = MachOBuilder.universal(
                false,
                List.of(
                        MachOBuilder.dylib64().build(),
                        MachOBuilder.dylib64().cpu(0x0100000c, 0).build()));
        MachOFile file = read(Arrays.copyOf(whole, whole.length - 1));

        assertThat(file.images()).hasSize(1);
        assertThat(file.notes())
                .extracting(BinaryNote::part, BinaryNote::text)
                .containsExactly(tuple(
                        BinaryPart.SLICES, "the bytes of architecture 2 need 32 bytes from byte 80 on, there are 31"));
    }

    @Test
    void classFileOfJavaIsNoUniversalFile() {
        byte[] classFile = bytes(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 0x45, 0, 1);

        assertThat(MachOReader.isMachO(MemorySegment.ofArray(classFile))).isFalse();
        assertThatThrownBy(() -> read(classFile))
                .isInstanceOf(MalformedBinaryException.class)
                .hasMessage("the universal file states 69 architectures, at most 32 are believed (at byte 4)");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '', 'the header of a Mach-O file need 8 bytes from byte 0 on, there are 0 (at byte 0)'
        '7f454c4602010100000000000000000000000000000000000000000000000000', 'a Mach-O image starts with 0xfeedface or 0xfeedfacf, found 0x7f454c46 (at byte 0)'
        'cffaedfe07000001', 'the header of a Mach-O image need 28 bytes from byte 0 on, there are 8 (at byte 0)'
        """)
    void unreadableHeaderIsAnError(String hex, String message) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex)))
                .isInstanceOf(MalformedBinaryException.class)
                .hasMessage(message);
    }

    @Test
    void cycleInTheExportsTrieEnds() throws MalformedBinaryException {
        byte[] trie = concat(bytes(0, 1), text("a"), bytes(0));
        MachOImage image = image(MachOBuilder.dylib64().data(0x80000033, trie));

        assertThat(image.notes())
                .extracting(BinaryNote::part, BinaryNote::text)
                .containsExactly(tuple(BinaryPart.EXPORTS, "a node of the exports trie is reached twice"));
        assertThat(image.isWhole(BinaryPart.EXPORTS)).isFalse();
        assertThat(image.isWhole(BinaryPart.SYMBOLS)).isTrue();
    }

    @Test
    void libraryWithoutNameKeepsThePlacesOfTheOthers() throws MalformedBinaryException {
        MachOImage image =
                image(MachOBuilder.dylib64().command(0xc, 200, 0, 0, 0).library(0xc, "libb.dylib", 0x10000, 0x10000));

        assertThat(image.libraries())
                .extracting(MachOLibrary::ordinal, MachOLibrary::name)
                .containsExactly(tuple(1, ""), tuple(2, "libb.dylib"));
        assertThat(image.notes())
                .extracting(BinaryNote::text)
                .containsExactly("the name of a library is outside of its table");
    }

    @Test
    void damagedTablesAreNotedAndTheRestIsRead() throws MalformedBinaryException {
        MachOImage image = image(MachOBuilder.dylib64()
                .command(2, 0x7fffffff, 5, 0, 0)
                .command(0x80000034, 0x7fffffff, 100)
                .command(0x32, 1, 0xb0000, 0xb0000, 0x7fffffff)
                .rpath("kept"));

        assertThat(image.rpaths()).containsExactly("kept");
        assertThat(image.notes())
                .extracting(BinaryNote::part)
                .containsExactly(BinaryPart.SYMBOLS, BinaryPart.IMPORTS, BinaryPart.LOAD_COMMANDS);
    }

    @Test
    void loadCommandWithoutSizeEndsTheList() throws MalformedBinaryException {
        byte[] file = MachOBuilder.dylib64().rpath("first").rpath("second").build();
        file[32 + 4] = 0;

        MachOImage image = read(file).images().getFirst();

        assertThat(image.rpaths()).isEmpty();
        assertThat(image.notes())
                .extracting(BinaryNote::text)
                .containsExactly("load command 1 states 0 bytes, there are 40");
    }

    @Test
    void fileCutAnywhereIsReadOrRefused() {
        byte[] whole = whole();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(read(cut).images().getFirst().notes())
                        .as("cut after %d bytes", length)
                        .isNotEmpty();
            } catch (MalformedBinaryException _) {
                assertThat(length).isLessThan(32);
            }
        }
    }

    @Test
    void fileWithAnyByteChangedIsReadOrRefused() {
        byte[] whole = whole();
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 0x7f, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                try {
                    assertThat(read(changed).images()).isNotEmpty();
                } catch (MalformedBinaryException _) {
                    assertThat(at).isLessThan(8);
                }
            }
        }
    }
}
