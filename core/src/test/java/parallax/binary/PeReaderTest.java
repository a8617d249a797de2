package parallax.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.PeBuilder;

final class PeReaderTest {

    private static PeFile read(byte[] bytes) throws MalformedBinaryException {
        return PeReader.read(MemorySegment.ofArray(bytes));
    }

    /// A file with one of each table.
    static byte[] whole(boolean is64) {
        Map<String, List<String>> dlls = new LinkedHashMap<>();
        dlls.put("KERNEL32.dll", List.of("Sleep", "#7"));
        dlls.put("python312.dll", List.of("PyInit"));
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("FileVersion", "1.2.11");
        strings.put("ProductName", "zlib");
        return new PeBuilder(is64)
                .rich(0x1234abcd, 0x103, 26715, 12, 0xff, 0, 1)
                .imports(dlls)
                .delayImports("cudart64_13.dll", List.of("cudaFree", "#300"), 0)
                .exports("zlib1.dll", 5, "adler32", "", "@", "crc32=other.crc")
                .version(new int[] {1, 2, 11, 0}, strings)
                .debug("C:\\build\\zlib.pdb", 3)
                .directory(9, 0x1000, 40)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneOfEachTableIsRead(boolean is64) throws MalformedBinaryException {
        PeFile file = read(whole(is64));

        assertThat(file.notes()).isEmpty();
        assertThat(file.header())
                .extracting(PeHeader::is64, PeHeader::architecture, PeHeader::dll, PeHeader::timestamp)
                .containsExactly(is64, is64 ? "x64" : "x86", true, 0x5bf57dc8L);
        assertThat(file.header())
                .extracting(PeHeader::linkerMajor, PeHeader::linkerMinor, PeHeader::subsystem, PeHeader::subsystemMinor)
                .containsExactly(14, 29, 3, 2);
        assertThat(file.header())
                .extracting(PeHeader::dynamicBase, PeHeader::noExecute, PeHeader::controlFlowGuard)
                .containsExactly(true, true, false);
        assertThat(file.imports())
                .containsExactly(
                        new PeImport(
                                "KERNEL32.dll",
                                false,
                                List.of(new PeImport.Symbol("Sleep", -1), new PeImport.Symbol(null, 7))),
                        new PeImport("python312.dll", false, List.of(new PeImport.Symbol("PyInit", -1))));
        assertThat(file.delayImports())
                .containsExactly(new PeImport(
                        "cudart64_13.dll",
                        true,
                        List.of(new PeImport.Symbol("cudaFree", -1), new PeImport.Symbol(null, 300))));
        PeExports exports = Objects.requireNonNull(file.exports());
        assertThat(exports.dll()).isEqualTo("zlib1.dll");
        assertThat(exports.symbols())
                .extracting(PeExports.Symbol::name, PeExports.Symbol::ordinal, PeExports.Symbol::forwarder)
                .containsExactly(tuple("adler32", 5L, null), tuple("crc32", 8L, "other.crc"), tuple(null, 7L, null));
        assertThat(file.versionInfo())
                .isEqualTo(new PeVersionInfo(
                        "1.2.11.0", "1.2.11.0", Map.of("FileVersion", "1.2.11", "ProductName", "zlib")));
        assertThat(file.debug())
                .isEqualTo(new PeDebug(List.of(2, 16), "C:\\build\\zlib.pdb", "00000000000000000000000000000000-3"));
        assertThat(Objects.requireNonNull(file.debug()).reproducible()).isTrue();
        assertThat(file.richHeader()).containsExactly(new PeRichEntry(0x103, 26715, 12), new PeRichEntry(0xff, 0, 1));
        assertThat(file.tls()).isTrue();
        assertThat(file.managed()).isFalse();
    }

    @Test
    void fileWithoutTablesHasNone() throws MalformedBinaryException {
        PeFile file = read(new PeBuilder(true).machine(0xaa64).build());

        assertThat(file.header().architecture()).isEqualTo("arm64");
        assertThat(file.imports()).isEmpty();
        assertThat(file.exports()).isNull();
        assertThat(file.versionInfo()).isNull();
        assertThat(file.debug()).isNull();
        assertThat(file.richHeader()).isEmpty();
        assertThat(file.notes()).isEmpty();
    }

    @Test
    void delayedImportsOfOldLinkersAreAddresses() throws MalformedBinaryException {
        byte[] file = new PeBuilder(false)
                .delayImports("OLD.dll", List.of("f"), PeBuilder.BASE_32)
                .build();

        assertThat(read(file).delayImports())
                .containsExactly(new PeImport("OLD.dll", true, List.of(new PeImport.Symbol("f", -1))));
    }

    @Test
    void functionWithTwoNamesIsExportedTwice() throws MalformedBinaryException {
        byte[] file = new PeBuilder(true).exports("a.dll", 1, "f", "g").build();
        // The last number of the table, which ends the file.
        file[file.length - 2] = 0;

        assertThat(Objects.requireNonNull(read(file).exports()).symbols())
                .extracting(PeExports.Symbol::name, PeExports.Symbol::ordinal)
                .containsExactly(tuple("f", 1L), tuple("g", 1L), tuple(null, 2L));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,  EXPORTS,          'the export directory is at address 0x7fffff00, where nothing of the file is loaded'
        1,  IMPORTS,          'the import directory is at address 0x7fffff00, where nothing of the file is loaded'
        2,  VERSION_RESOURCE, 'a directory of resources is at address 0x7fffff00, where nothing of the file is loaded'
        6,  DEBUG_DIRECTORY,  'the debug directory is at address 0x7fffff00, where nothing of the file is loaded'
        13, DELAY_IMPORTS,    'the directory of delayed imports is at address 0x7fffff00, where nothing of the file is loaded'
        """)
    void directoryOutsideOfTheFileIsNoted(int directory, BinaryPart part, String text) throws MalformedBinaryException {
        PeFile file =
                read(new PeBuilder(true).directory(directory, 0x7fffff00L, 56).build());

        assertThat(file.notes()).containsExactly(new BinaryNote(part, -1, text));
        assertThat(file.isWhole(part)).isFalse();
    }

    @Test
    void importsWithoutEndStopAtTheEndOfTheirSection() throws MalformedBinaryException {
        byte[] file = new PeBuilder(true).imports(Map.of("a.dll", List.of("f"))).build();
        PeFile cut = read(Arrays.copyOf(file, file.length - 20));

        assertThat(cut.imports()).extracting(PeImport::dll).containsExactly("a.dll");
        assertThat(cut.notes()).extracting(BinaryNote::part).containsExactly(BinaryPart.SECTIONS, BinaryPart.IMPORTS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,    0x5a, a PE file starts with `MZ` (at byte 0)
        0x3c, 0x02, where the DOS header points to there is no `PE` (at byte 258)
        0x3f, 0x7f, 'the PE header need 24 bytes from byte 2130706688 on, there are 0 (at byte 2130706688)'
        0x118, 0x7, 'the optional header has 240 bytes and the magic 0x207, expected 0x10b or 0x20b (at byte 280)'
        """)
    void unreadableHeaderIsAnError(int at, int value, String message) {
        byte[] file = whole(true);
        file[at] = (byte) value;

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MalformedBinaryException.class)
                .hasMessage(message);
    }

    @Test
    void fileCutAnywhereIsReadOrRefused() {
        byte[] whole = whole(true);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(read(cut).notes()).as("cut after %d bytes", length).isNotEmpty();
            } catch (MalformedBinaryException _) {
                assertThat(length).isLessThan(PeBuilder.OFFSET);
            }
        }
    }

    @Test
    void fileWithAnyByteChangedIsReadOrRefused() {
        byte[] whole = whole(false);
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 0x7f, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                try {
                    assertThat(read(changed).sections()).isNotNull();
                } catch (MalformedBinaryException _) {
                    assertThat(at).isLessThan(PeBuilder.PE + 0x20);
                }
            }
        }
    }
}
