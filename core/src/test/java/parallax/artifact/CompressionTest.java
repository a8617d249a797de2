package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;

/// Tar streams compressed in every way, sound and damaged.
class CompressionTest {

    private static final byte[] TAR = new TarBuilder().file("a", "text").end();
    private static final List<String> LINES = List.of("file a 4 982d9e3e");

    static byte[] compress(Compression compression, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (compression) {
            case NONE -> out.writeBytes(bytes);
            case ZSTD -> out.writeBytes(CondaBuilder.zstd(bytes));
            case GZIP -> write(new GZIPOutputStream(out), bytes);
            case BZIP2 -> write(new BZip2CompressorOutputStream(out), bytes);
            case XZ -> write(new XZOutputStream(out, new LZMA2Options(1)), bytes);
        }
        return out.toByteArray();
    }

    private static void write(OutputStream to, byte[] bytes) throws IOException {
        try (to) {
            to.write(bytes);
        }
    }

    private static String problem(Compression compression, byte[] stream) throws IOException {
        return problem(compression, stream, Limits.DEFAULT);
    }

    private static String problem(Compression compression, byte[] stream, Limits limits) throws IOException {
        try {
            return "read: " + Tars.lines(stream, compression, limits);
        } catch (MalformedArtifactException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsATarStreamInOneCompressedStream(Compression compression) throws Exception {
        assertThat(Tars.lines(compress(compression, TAR), compression, Limits.DEFAULT))
                .isEqualTo(LINES);
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void readsCompressedStreamsThatFollowOneAnother(Compression compression) throws Exception {
        byte[] stream = join(
                compress(compression, Arrays.copyOf(TAR, 700)),
                compress(compression, Arrays.copyOfRange(TAR, 700, TAR.length)));
        assertThat(Tars.lines(stream, compression, Limits.DEFAULT)).isEqualTo(LINES);
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void refusesStreamsThatEndEarlyAnywhere(Compression compression) throws Exception {
        byte[] stream = compress(compression, TAR);
        for (int length = 0; length < stream.length; length += 7) {
            assertThat(problem(compression, Arrays.copyOf(stream, length)))
                    .as("%d of %d bytes", length, stream.length)
                    .startsWith("`x.tar` › `");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "BZIP2", "XZ"})
    void refusesWhatFollowsTheStream(Compression compression) throws Exception {
        byte[] stream = join(compress(compression, TAR), new byte[] {1, 2, 3, 4});
        assertThat(problem(compression, stream)).startsWith("`x.tar` › `data.tar`: the ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "BZIP2", "XZ"})
    void seesASingleChangedByte(Compression compression) throws Exception {
        byte[] stream = compress(compression, TAR);
        stream[stream.length / 2] ^= 0x10;
        assertThat(problem(compression, stream)).startsWith("`x.tar` › `");
    }

    @Test
    void saysWhatIsWrongInOurWords() throws Exception {
        byte[] gzip = compress(Compression.GZIP, TAR);
        byte[] crc = gzip.clone();
        crc[gzip.length - 8] ^= 1;
        assertThat(problem(Compression.GZIP, crc))
                .isEqualTo("`x.tar` › `data.tar`: the gzip stream is damaged: its CRC is wrong");
        byte[] length = gzip.clone();
        length[gzip.length - 4] ^= 1;
        assertThat(problem(Compression.GZIP, length))
                .isEqualTo("`x.tar` › `data.tar`: the gzip stream is damaged: its length is wrong");
        assertThat(problem(Compression.GZIP, join(gzip, new byte[] {9})))
                .isEqualTo("`x.tar` › `data.tar`: the gzip stream is followed by data that are no gzip member");
        assertThat(problem(Compression.GZIP, new byte[0]))
                .isEqualTo("`x.tar` › `data.tar`: the gzip stream ends early");
        assertThat(problem(Compression.ZSTD, Arrays.copyOf(CondaBuilder.zstd(TAR), 400)))
                .isEqualTo("`x.tar` › `data.tar`: the Zstandard stream ends early");
        assertThat(problem(Compression.ZSTD, TAR)).isEqualTo("`x.tar` › `data.tar`: the Zstandard stream is damaged");
        assertThat(problem(Compression.XZ, TAR)).isEqualTo("`x.tar` › `data.tar`: the xz stream is damaged");
        assertThat(problem(Compression.BZIP2, TAR)).isEqualTo("`x.tar` › `data.tar`: the bzip2 stream is damaged");
    }

    @Test
    void allowsZerosBehindAGzipStream() throws Exception {
        byte[] stream = join(compress(Compression.GZIP, TAR), new byte[100]);
        assertThat(Tars.lines(stream, Compression.GZIP, Limits.DEFAULT)).isEqualTo(LINES);
    }

    @Test
    void readsLargeWindowsAndRefusesLargerOnes() throws Exception {
        assertThat(Tars.lines(CondaBuilder.zstd(TAR, 27), Compression.ZSTD, Limits.DEFAULT))
                .isEqualTo(LINES);
        assertThat(problem(Compression.ZSTD, CondaBuilder.zstd(TAR, 28)))
                .isEqualTo("`x.tar` › `data.tar`: the Zstandard stream has a window of more than 128 MiB, the limit");
        assertThat(problem(Compression.ZSTD, CondaBuilder.zstd(TAR, 31))).contains("a window of more than 128 MiB");
    }

    @Test
    void refusesXzDictionariesThatTakeTooMuchMemory() throws Exception {
        byte[] stream = compress(Compression.XZ, TAR);
        // In the header of the first block, behind the filter's number and the size of its properties: 1 GiB.
        stream[16] = 36;
        int end = 12 + ((stream[12] & 0xff) + 1) * 4 - 4;
        CRC32 crc = new CRC32();
        crc.update(stream, 12, end - 12);
        ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) crc.getValue());
        assertThat(problem(Compression.XZ, stream))
                .isEqualTo("`x.tar` › `data.tar`: the xz stream needs 1048680 KiB of memory, more than the limit of"
                        + " 262144");
    }

    @Test
    void refusesBombs() throws Exception {
        byte[] bomb = compress(
                Compression.GZIP,
                new TarBuilder().file("zeros", new byte[4 << 20]).end());
        Limits limits = new Limits(100, 1L << 30, 1L << 30, 20, 1 << 20, 4096, 128, 1 << 20);
        assertThat(problem(Compression.GZIP, bomb, limits))
                .isEqualTo("`x.tar` › `zeros`: with it the files have 4194304 bytes, more than the limits for an"
                        + " archive of " + bomb.length);
        byte[] behind = compress(Compression.GZIP, new byte[4 << 20]);
        assertThat(problem(Compression.GZIP, behind, limits))
                .isEqualTo("`x.tar` › `data.tar`: the gzip stream unpacks to more than 20 times the size of the file,"
                        + " the limit");
    }

    @Test
    void leavesNoFileOfTheZstandardLibraryBehind() throws Exception {
        ZstdLibrary.load();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .noneMatch(name -> name.startsWith("parallax-zstd-"));
        }
    }
}
