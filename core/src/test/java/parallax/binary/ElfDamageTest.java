package parallax.binary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElfDamageTest {

    private static final int NEXT = 12;
    private static final int SYMBOL = 24;

    private static Arguments damage(String name, Consumer<DamagedElf> damage, String... problems) {
        return Arguments.of(name, damage, List.of(problems));
    }

    private static Stream<Arguments> damages() {
        return Stream.of(
                damage("nothing", _ -> {}),
                damage(
                        "program headers of another size",
                        file -> file.put16(54, 57),
                        "PROGRAM_HEADERS: a program header has 57 bytes, expected 56 (at byte 0)"),
                damage(
                        "program headers behind the end",
                        file -> file.put64(32, 1L << 40),
                        "PROGRAM_HEADERS: the program headers take 224 bytes from byte 1099511627776 on, the file has"),
                damage(
                        "program headers at a negative offset",
                        file -> file.put64(32, -8),
                        "PROGRAM_HEADERS: the program headers take 224 bytes from byte 18446744073709551608 on"),
                damage(
                        "a segment longer than the file",
                        file -> file.put64(file.segment(1) + 32, Long.MAX_VALUE),
                        "PROGRAM_HEADERS: segment 0 takes 9223372036854775807 bytes from byte 0 on, the file has"),
                damage(
                        "section headers behind the end",
                        file -> file.put64(40, 1L << 50),
                        "SECTION_HEADERS: the section headers take"),
                damage(
                        "section headers of another size",
                        file -> file.put16(58, 40),
                        "SECTION_HEADERS: a section header has 40 bytes, expected 64 (at byte 0)"),
                damage(
                        "names of sections in a section that is not there",
                        file -> file.put16(62, 99),
                        "SECTION_HEADERS: the section with the names has index 99, there are 16"),
                damage(
                        "the name of a section behind its table",
                        file -> file.put32(file.at("section headers") + 64, 70000),
                        "SECTION_HEADERS: the name of a section is at index 70000 of a string table of"),
                damage(
                        "a section longer than the file",
                        file -> file.put64(file.at("section headers") + 64 + 32, -1),
                        "SECTION_HEADERS: section 1 takes 18446744073709551615 bytes from byte"),
                damage(
                        "a count of sections in the first that is too small for it",
                        file -> {
                            file.put16(60, 0);
                            file.put64(file.at("section headers") + 32, 17);
                        },
                        "SECTION_HEADERS: 17 sections by the first section, which counts them only from 65280 on"),
                damage(
                        "a huge count of sections in the first",
                        file -> {
                            file.put16(60, 0);
                            file.put64(file.at("section headers") + 32, 1L << 33);
                        },
                        "SECTION_HEADERS: 8589934592 sections, more than the 262144 that are read"),
                damage(
                        "a negative count of sections in the first",
                        file -> {
                            file.put16(60, 0);
                            file.put64(file.at("section headers") + 32, -1);
                        },
                        "SECTION_HEADERS: 18446744073709551615 sections by the first section"),
                damage(
                        "a huge count of program headers in the first section",
                        file -> {
                            file.put16(56, 0xffff);
                            file.put32(file.at("section headers") + 44, -1);
                        },
                        "PROGRAM_HEADERS: 4294967295 program headers, which no loader takes (at byte 64)"),
                damage(
                        "an interpreter without an end",
                        file -> file.bytes[file.at(".interp") + 10] = 'x',
                        "INTERPRETER: the path of the interpreter has no end inside its string table"),
                damage(
                        "a huge interpreter",
                        file -> file.put64(file.segment(3) + 32, 1 << 20),
                        "INTERPRETER: the path of the interpreter takes 1048576 bytes, expected at most 4096"),
                damage(
                        "PT_DYNAMIC behind the end, where the section is right",
                        file -> file.put64(file.segment(2) + 8, 1 << 30),
                        "DYNAMIC: the entries of the dynamic section take"),
                damage(
                        "a dynamic section without an end",
                        file -> file.put64(file.segment(2) + 32, 32),
                        "DYNAMIC: the dynamic section ends without DT_NULL"),
                damage(
                        "names of symbols that are longer than what is loaded",
                        file -> file.dynamic(ElfDynamicTag.STRSZ, 1L << 35),
                        "DYNAMIC: the names of symbols take 34359738368 bytes,"),
                damage(
                        "a soname behind the names",
                        file -> file.dynamic(ElfDynamicTag.SONAME, 1 << 20),
                        "DYNAMIC: the soname is at index 1048576 of a string table of 61 bytes"),
                damage(
                        "a needed library at a negative index",
                        file -> file.dynamic(ElfDynamicTag.NEEDED, -1),
                        "DYNAMIC: the name of a needed library is at index 18446744073709551615 of a string table"),
                damage(
                        "symbols of another size",
                        file -> file.dynamic(ElfDynamicTag.SYMENT, 25),
                        "SYMBOLS: DT_SYMENT says 25 bytes, expected 24",
                        "HASH_TABLE: DT_GNU_HASH has symbols up to 5, the symbol table ends at -1",
                        "HASH_TABLE: DT_HASH has 6 symbols, the symbol table 0"),
                damage(
                        "symbols where nothing is loaded",
                        file -> file.dynamic(ElfDynamicTag.SYMTAB, 1L << 40),
                        "SYMBOLS: the symbols are at address 0x10000000000, where nothing of the file is loaded",
                        "HASH_TABLE: DT_GNU_HASH has symbols up to 5, the symbol table ends at -1",
                        "HASH_TABLE: DT_HASH has 6 symbols, the symbol table 0"),
                damage(
                        "a symbol whose name is behind the names",
                        file -> file.put32(file.at(".dynsym") + SYMBOL, 1 << 20),
                        "SYMBOLS: the name of symbol 1 at index 1048576 does not end inside its string table of 61"),
                damage(
                        "a symbol whose name is at a negative index",
                        file -> file.put32(file.at(".dynsym") + SYMBOL, -1),
                        "SYMBOLS: the name of symbol 1 at index 4294967295 does not end inside its string table of 61"),
                damage(
                        "no buckets in the GNU hash table",
                        file -> file.put32(file.at(".gnu.hash"), 0),
                        "HASH_TABLE: DT_GNU_HASH with 0 buckets, first symbol 2, 1 Bloom words (expected a power of two),"),
                damage(
                        "more buckets than there is file",
                        file -> file.put32(file.at(".gnu.hash"), -1),
                        "HASH_TABLE: DT_GNU_HASH takes"),
                damage(
                        "three Bloom words",
                        file -> file.put32(file.at(".gnu.hash") + 8, 3),
                        "HASH_TABLE: DT_GNU_HASH with 1 buckets, first symbol 2, 3 Bloom words (expected a power of two)"),
                damage(
                        "a bucket before the first symbol",
                        file -> file.put32(file.at(".gnu.hash") + 24, 1),
                        "HASH_TABLE: a bucket of DT_GNU_HASH has symbol 1, before its first, 2"),
                damage(
                        "a bucket behind the last symbol",
                        file -> file.put32(file.at(".gnu.hash") + 24, -1),
                        "HASH_TABLE: a chain of DT_GNU_HASH does not end"),
                damage(
                        "chains with more symbols than there are",
                        file -> {
                            file.put32(file.at(".gnu.hash") + 28 + 12, 8);
                            file.put32(file.at(".gnu.hash") + 28 + 16, 9);
                        },
                        "HASH_TABLE: DT_GNU_HASH has symbols up to 6, the symbol table ends at 5"),
                damage(
                        "a loop in the System V hash table",
                        file -> {
                            file.put32(file.at(".hash") + 8, 3);
                            file.put32(file.at(".hash") + 8 + 4 * 3 + 4 * 3, 3);
                        },
                        "HASH_TABLE: chains of DT_HASH have a loop, overlap or are too long"),
                damage(
                        "a symbol in the System V hash table that is not there",
                        file -> file.put32(file.at(".hash") + 8, 99),
                        "HASH_TABLE: DT_HASH has symbol 99 of 6"),
                damage(
                        "more System V buckets than there is file",
                        file -> file.put32(file.at(".hash"), -1),
                        "HASH_TABLE: DT_HASH with 4294967295 buckets and 6 symbols,"),
                damage(
                        "relocations longer than the file",
                        file -> file.dynamic(ElfDynamicTag.RELASZ, Long.MAX_VALUE),
                        "RELOCATIONS: the relocations take 9223372036854775807 bytes,"),
                damage(
                        "needed versions where nothing is loaded",
                        file -> file.dynamic(ElfDynamicTag.VERNEED, 8),
                        "VERSIONS: the needed versions are at address 0x8, where nothing of the file is loaded",
                        "VERSIONS: symbol 1 has version 3, which the file does not define"),
                damage(
                        "fewer needed libraries than counted",
                        file -> file.dynamic(ElfDynamicTag.VERNEEDNUM, -1),
                        "VERSIONS: 1 libraries in `.gnu.version_r`, expected 18446744073709551615"),
                damage(
                        "a needed version that leads out of the file",
                        file -> {
                            file.dynamic(ElfDynamicTag.VERNEEDNUM, 2);
                            file.put32(file.at(".gnu.version_r") + NEXT, 0xfffffff0L);
                        },
                        "VERSIONS: the needed versions take 16 bytes from byte"),
                damage(
                        "needed versions of another revision",
                        file -> file.put16(file.at(".gnu.version_r"), 2),
                        "VERSIONS: symbol versions of revision 2, expected 1",
                        "VERSIONS: symbol 1 has version 3, which the file does not define"),
                damage(
                        "fewer versions of a library than counted",
                        file -> file.put16(file.at(".gnu.version_r") + 2, 0xffff),
                        "VERSIONS: 1 versions of one library in `.gnu.version_r`, expected 65535"),
                damage(
                        "the hash of a version that is not its name's",
                        file -> file.put32(file.at(".gnu.version_r") + 16, 7),
                        "VERSIONS: the hash of version `GLIBC_2.2.5` differs from the one beside it"),
                damage(
                        "a version of a symbol that nothing defines",
                        file -> file.put16(file.at(".gnu.version") + 2, 77),
                        "VERSIONS: symbol 1 has version 77, which the file does not define"),
                damage(
                        "a defined version without a name",
                        file -> file.put16(file.at(".gnu.version_d") + 6, 0),
                        "VERSIONS: a version in `.gnu.version_d` has no name",
                        "VERSIONS: symbol"),
                damage(
                        "a note with a huge name",
                        file -> file.put32(file.at(".note"), -1),
                        "NOTES: a note with a name of 4294967295 and a content of 1 bytes, 20 are left"),
                damage(
                        "a note with a huge content",
                        file -> file.put32(file.at(".note") + 4, -1),
                        "NOTES: a note with a name of 4 and a content of 4294967295 bytes, 20 are left"),
                damage(
                        "notes of another alignment",
                        file -> file.put64(file.segment(4) + 48, 32),
                        "NOTES: notes aligned to 32, expected 4 or 8"),
                damage(
                        "a debug link without a CRC",
                        file -> Arrays.fill(
                                file.bytes, file.at(".gnu_debuglink"), file.at(".gnu_debuglink") + 12, (byte) 'x'),
                        "DEBUG_LINK: `.gnu_debuglink` has no name with a CRC behind it"));
    }

    /// The problems are these, each by how it begins, and all else is still read.
    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void namesWhatIsDamagedAndReadsTheRest(String name, Consumer<DamagedElf> damage, List<String> problems)
            throws MalformedBinaryException {
        DamagedElf damaged = new DamagedElf();
        damage.accept(damaged);

        ElfFile file = damaged.read();

        List<String> found = file.problems().stream().map(ElfProblem::toString).toList();
        assertThat(found).as(found.toString()).hasSameSizeAs(problems);
        for (int index = 0; index < found.size(); index++) {
            assertThat(found.get(index)).startsWith(problems.get(index));
        }
        List<ElfPart> parts = file.problems().stream().map(ElfProblem::part).toList();
        assertThat(file.isWhole(ElfPart.HEADER)).isTrue();
        if (!parts.contains(ElfPart.DYNAMIC)) {
            assertThat(requireNonNull(file.dynamic()).needed()).containsExactly("libc.so.6");
        }
        if (!parts.contains(ElfPart.DYNAMIC) && !parts.contains(ElfPart.SYMBOLS)) {
            assertThat(file.symbols().names(file.symbols().exported())).containsExactly("four", "one", "three", "two");
        }
        if (!parts.contains(ElfPart.NOTES) && !parts.contains(ElfPart.PROGRAM_HEADERS)) {
            assertThat(file.buildId()).isEqualTo("01");
        }
        if (!parts.contains(ElfPart.SECTION_HEADERS)) {
            assertThat(file.comments()).containsExactly("GCC: 13");
        }
    }

    @Test
    void tellsAVersionThatNothingDefinesFromNone() throws MalformedBinaryException {
        DamagedElf damaged = new DamagedElf();
        damaged.put16(damaged.at(".gnu.version") + 2, 77);

        assertThat(damaged.read().symbols().version(1)).isEqualTo(new ElfSymbolVersion(77, null, false, null));
    }

    @Test
    void usesNoOtherTableWhereTheLoadersIsDamaged() throws MalformedBinaryException {
        DamagedElf damaged = new DamagedElf();
        damaged.put32(damaged.at(".gnu.hash"), 0);

        ElfFile file = damaged.read();

        assertThat(file.gnuHash()).isNull();
        assertThat(file.sysvHash()).isNotNull();
        assertThat(file.hash()).isNull();
    }

    /// Tools that patch files put names behind the end of a segment, in its last page.
    @Test
    void readsToTheEndOfThePageThatIsMapped() throws MalformedBinaryException {
        DamagedElf damaged = new DamagedElf();
        int load = damaged.segment(1);
        int size = damaged.at(".dynstr") + 4;
        damaged.put64(load + 32, size);
        damaged.put64(load + 40, size);

        assertThat(damaged.read().problems()).isEmpty();
    }

    @Test
    void readsNothingThatTheKernelClears() throws MalformedBinaryException {
        DamagedElf damaged = new DamagedElf();
        int load = damaged.segment(1);
        int size = damaged.at(".dynstr") + 4;
        damaged.put64(load + 32, size);
        damaged.put64(load + 40, size + 1);

        assertThat(damaged.read().problems().getFirst())
                .hasToString("DYNAMIC: the names of symbols take 61 bytes, 4 are left (at byte " + damaged.at(".dynstr")
                        + ")");
    }
}
