package parallax.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Bytes as the compressions of packages have them.
final class Packed {

    @FunctionalInterface
    private interface Opener {
        OutputStream open(OutputStream out) throws IOException;
    }

    private Packed() {}

    static byte[] gzip(byte[] bytes) throws IOException {
        return pack(bytes, GZIPOutputStream::new);
    }

    static byte[] bzip2(byte[] bytes) throws IOException {
        return pack(bytes, out -> new BZip2CompressorOutputStream(out, 1));
    }

    static byte[] xz(byte[] bytes) throws IOException {
        return pack(bytes, out -> new XZOutputStream(out, new LZMA2Options(0)));
    }

    private static byte[] pack(byte[] bytes, Opener opener) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = opener.open(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
