package parallax.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.OffloadBundleBuilder;

final class HipFatbinReaderTest {

    private static final String GFX90A = "hipv4-amdgcn-amd-amdhsa--gfx90a:sramecc+:xnack-";

    private static HipFatbin read(byte[] section) {
        return HipFatbinReader.read(MemorySegment.ofArray(section));
    }

    private static byte[] bundle() {
        return new OffloadBundleBuilder()
                .entry("host-x86_64-unknown-linux--", 0)
                .entry(GFX90A, 100_000)
                .entry("hipv4-amdgcn-amd-amdhsa--gfx1100", 50)
                .build();
    }

    @Test
    void bundlesAtPagesAreRead() {
        byte[] bundle = bundle();
        byte[] section = Arrays.copyOf(bundle, 102_400 + bundle.length);
        System.arraycopy(bundle, 0, section, 102_400, bundle.length);

        HipFatbin fatbin = read(section);

        assertThat(fatbin.notes()).isEmpty();
        assertThat(fatbin.bundles()).extracting(HipBundle::offset).containsExactly(0L, 102_400L);
        assertThat(fatbin.bundles().getFirst().entries())
                .extracting(HipBundleEntry::target, HipBundleEntry::host, HipBundleEntry::size)
                .containsExactly(
                        tuple("", true, 0L),
                        tuple("gfx90a:sramecc+:xnack-", false, 100_000L),
                        tuple("gfx1100", false, 50L));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "1, 1", "2, 1", "3, 1"})
    void compressedBundleTellsItsTargets(int version, int method) throws IOException {
        byte[] bundle = bundle();
        byte[] packed = method == 1 ? Zstd.compress(bundle) : deflate(bundle);
        HipFatbin fatbin = read(OffloadBundleBuilder.compressed(version, method, bundle.length, packed));

        assertThat(fatbin.notes()).isEmpty();
        HipBundle read = fatbin.bundles().getFirst();
        assertThat(read.compression()).isEqualTo(method == 1 ? GpuCompression.ZSTD : GpuCompression.ZLIB);
        assertThat(read.uncompressedSize()).isEqualTo(bundle.length);
        assertThat(read.entries()).extracting(HipBundleEntry::id).contains(GFX90A);
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void cutBundleIsNotedAndItsTargetsKept() {
        HipFatbin fatbin = read(Arrays.copyOf(bundle(), 5000));

        assertThat(fatbin.notes())
                .extracting(BinaryNote::text)
                .containsExactly("the bundle has " + bundle().length + " bytes, the section ends after 5000");
        assertThat(fatbin.bundles().getFirst().entries()).hasSize(3);
    }

    @Test
    void whatCannotBeDecompressedIsNoted() {
        HipFatbin fatbin = read(OffloadBundleBuilder.compressed(2, 7, 100, new byte[] {1, 2, 3}));

        assertThat(fatbin.bundles()).containsExactly(new HipBundle(0, GpuCompression.UNKNOWN, 27, 100, List.of()));
        assertThat(fatbin.notes())
                .extracting(BinaryNote::text)
                .containsExactly("the bundle cannot be decompressed: the method is unknown");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 31, 47})
    void hugeCountsAndSizesAreRefused(int at) {
        byte[] section = bundle();
        section[at + 7 - (at + 7) % 8] = (byte) 0x7f;
        section[at] = (byte) 0x7f;

        assertThat(read(section).isWhole()).isFalse();
    }

    @Test
    void somethingElseIsNoted() {
        assertThat(read(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).notes())
                .extracting(BinaryNote::text)
                .containsExactly("a bundle starts with `__CLANG_OFFLOAD_BUNDLE__` or `CCOB`");
    }
}
