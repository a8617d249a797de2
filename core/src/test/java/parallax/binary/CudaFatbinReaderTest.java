package parallax.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static parallax.testkit.FatbinBuilder.CUBIN;
import static parallax.testkit.FatbinBuilder.FLAGS_64_LINUX;
import static parallax.testkit.FatbinBuilder.FLAG_ARCHITECTURE_SPECIFIC;
import static parallax.testkit.FatbinBuilder.FLAG_FAMILY_SPECIFIC;
import static parallax.testkit.FatbinBuilder.FLAG_LZ4;
import static parallax.testkit.FatbinBuilder.FLAG_ZSTD;
import static parallax.testkit.FatbinBuilder.LTO_IR;
import static parallax.testkit.FatbinBuilder.PTX;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.FatbinBuilder;

final class CudaFatbinReaderTest {

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 1, 2, 3, 4};

    private static Fatbin read(byte[] section) {
        return CudaFatbinReader.read(MemorySegment.ofArray(section));
    }

    static byte[] two() {
        return new FatbinBuilder()
                .entry(CUBIN, 80, 0, ELF)
                .entry(CUBIN, 90, FLAG_ARCHITECTURE_SPECIFIC, ELF)
                .container()
                .entry(CUBIN, 80, FLAGS_64_LINUX | FLAG_ZSTD, new byte[20], 17, 100, "")
                .entry(PTX, 120, FLAGS_64_LINUX | FLAG_LZ4, new byte[30], 30, 400, "k.cu")
                .container()
                .build();
    }

    @Test
    void entriesOfAllContainersAreRead() {
        Fatbin fatbin = read(two());

        assertThat(fatbin.notes()).isEmpty();
        assertThat(fatbin.containers()).hasSize(2);
        assertThat(fatbin.containers().getLast().entries())
                .containsExactly(
                        new FatbinEntry(192, GpuCodeKind.CUBIN, 80, "", 1, 8, GpuCompression.ZSTD, 17, 100, 0x8011, ""),
                        new FatbinEntry(
                                280, GpuCodeKind.PTX, 120, "", 9, 0, GpuCompression.LZ4, 30, 400, 0x2011, "k.cu"));
        assertThat(fatbin.totals())
                .containsExactly(
                        new GpuCodeTotal(GpuCodeKind.CUBIN, "sm_80", 2, 33, 116),
                        new GpuCodeTotal(GpuCodeKind.CUBIN, "sm_90a", 1, 16, 16),
                        new GpuCodeTotal(GpuCodeKind.PTX, "compute_120", 1, 30, 400));
    }

    @Test
    void targetsAreNamedAsTheCompilerDoes() {
        Fatbin fatbin = read(new FatbinBuilder()
                .entry(CUBIN, 75, 0, ELF)
                .entry(CUBIN, 100, FLAG_FAMILY_SPECIFIC, ELF)
                .entry(PTX, 90, FLAG_ARCHITECTURE_SPECIFIC, new byte[8])
                .entry(LTO_IR, 80, 2, new byte[8])
                .container()
                .build());

        assertThat(fatbin.containers().getFirst().entries())
                .extracting(FatbinEntry::target, FatbinEntry::debug)
                .containsExactly(
                        tuple("sm_75", false),
                        tuple("sm_100f", false),
                        tuple("compute_90a", false),
                        tuple("lto_80", true));
    }

    @Test
    void zerosBetweenContainersArePassedOver() {
        byte[] section = new FatbinBuilder()
                .entry(CUBIN, 80, 0, ELF)
                .container()
                .raw(new byte[24])
                .entry(CUBIN, 90, 0, ELF)
                .container()
                .raw(new byte[5])
                .build();

        assertThat(read(section).containers()).hasSize(2);
        assertThat(read(section).isWhole()).isTrue();
        assertThat(read(new byte[0]).isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        20,  1, 0, 'the fatbin has 160 bytes, the section ends after 4'
        100, 1, 1, 'the fatbin has 160 bytes, the section ends after 84'
        175, 1, 1, 'the fatbin has 160 bytes, the section ends after 159'
        180, 1, 2, 'the header of a fatbin need 16 bytes from byte 176 on, there are 4'
        300, 2, 3, 'the fatbin has 192 bytes, the section ends after 108'
        """)
    void cutSectionHasOneNoteAndTheRestIsKept(int length, int containers, int entries, String note) {
        Fatbin fatbin = read(Arrays.copyOf(two(), length));

        assertThat(fatbin.containers()).hasSize(containers);
        assertThat(fatbin.containers().stream()
                        .mapToInt(container -> container.entries().size())
                        .sum())
                .isEqualTo(entries);
        assertThat(fatbin.notes()).extracting(BinaryNote::text).containsExactly(note);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0,  0x51, 'a fatbin starts with 0xba55ed50, found 0xba55ed51'
        4,  2,    'the fatbin has version 2, only 1 is known'
        6,  3,    'the fatbin''s header states 3 bytes for itself and 160 behind it'
        15, 0x80, 'the fatbin''s header states 16 bytes for itself and 9223372036854775968 behind it'
        16, 77,   'an entry of the fatbin is of the unknown kind 77'
        20, 3,    'an entry of the fatbin states 3 bytes for its header and 16 behind it'
        31, 0x80, 'an entry of the fatbin states 64 bytes for its header and 9223372036854775824 behind it'
        24, 200,  'an entry of the fatbin is larger than what is left of it'
        32, 17,   'an entry of 16 bytes states 17 compressed and 0 uncompressed bytes'
        80, 0,    'an entry said to be a cubin is no ELF file'
        """)
    void damageIsNoted(int at, int value, String note) {
        byte[] section = two();
        section[at] = (byte) value;

        assertThat(read(section).notes()).extracting(BinaryNote::text).containsExactly(note);
    }

    @Test
    void compressionThatIsNotKnownIsSaidToBe() {
        byte[] section = new FatbinBuilder()
                .entry(CUBIN, 80, FLAGS_64_LINUX, new byte[16], 16, 64, "")
                .container()
                .build();

        assertThat(read(section).containers().getFirst().entries().getFirst().compression())
                .isEqualTo(GpuCompression.UNKNOWN);
    }

    @Test
    void wrappersAreReadUpToTheFirstThatIsNone() {
        byte[] section = Arrays.copyOf(FatbinBuilder.wrappers(0xcf5e8, 0x1a9958), 60);

        assertThat(CudaFatbinReader.readWrappers(MemorySegment.ofArray(section)))
                .isEqualTo(List.of(new FatbinWrapper(1, 0xcf5e8), new FatbinWrapper(1, 0x1a9958)));
    }

    @Test
    void sectionWithAnyByteChangedIsRead() {
        byte[] whole = two();
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 0x7f, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                assertThat(read(changed).containers()).hasSizeLessThanOrEqualTo(2);
            }
        }
    }
}
