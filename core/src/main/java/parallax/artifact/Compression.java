package parallax.artifact;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/// How a tar stream is compressed.
enum Compression {
    NONE("tar stream"),
    GZIP("gzip stream"),
    BZIP2("bzip2 stream"),
    XZ("xz stream"),
    ZSTD("Zstandard stream");

    /// Of a Zstandard window, as a power of two: 128 MiB, as the `zstd` command has it. Its highest level and
    /// conda's tools stay within it; a window of 2 GiB would be that much memory for a small file.
    static final int LARGEST_WINDOW = 27;

    private static final int ZSTD_WINDOW_TOO_LARGE = 16;

    private final String title;

    Compression(String title) {
        this.title = title;
    }

    /// What messages call it.
    String title() {
        return title;
    }

    /// Compressed streams that follow one another are read as one.
    InputStream open(InputStream raw) throws IOException {
        return switch (this) {
            case NONE -> raw;
            case GZIP -> new GzipInput(raw);
            case BZIP2 -> new BZip2CompressorInputStream(raw, true);
            case XZ -> XzStream.open(raw);
            case ZSTD -> {
                ZstdLibrary.load();
                yield new ZstdInputStreamNoFinalizer(raw).setLongMax(LARGEST_WINDOW);
            }
        };
    }

    /// What the exception of a library means. The words of libraries change; ours are for users.
    String problem(Exception e) {
        @Nullable String known = this == XZ ? XzStream.problem(e, title) : null;
        if (known != null) {
            return known;
        }
        return switch (e) {
            case DamagedStreamException damaged -> damaged.problem();
            case EOFException _ -> "the " + title + " ends early";
            case ZstdIOException zstd
            when zstd.getErrorCode() == ZSTD_WINDOW_TOO_LARGE ->
                "the " + title + " has a window of more than 128 MiB, the limit";
            case IOException io
            when String.valueOf(io.getMessage()).startsWith("Unexpected end") -> "the " + title + " ends early";
            case IOException io
            when String.valueOf(io.getMessage()).startsWith("Truncated source") -> "the " + title + " ends early";
            default -> "the " + title + " is damaged";
        };
    }
}
