package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A decompressed stream that counts what it gives and ends with an error past the limits. Whatever a decoder
/// throws, checked or not, becomes a [DamagedStreamException]; an exception of the file itself stays what it is.
final class DecompressedInput extends InputStream {

    private final Source source;
    private final InputStream in;
    private final Compression compression;
    private final Reading reading;
    private long given;

    private DecompressedInput(Source source, InputStream in, Compression compression, Reading reading) {
        this.source = source;
        this.in = in;
        this.compression = compression;
        this.reading = reading;
    }

    static DecompressedInput open(InputStream raw, Compression compression, Reading reading) throws IOException {
        Source source = new Source(raw);
        try {
            return new DecompressedInput(source, compression.open(source), compression, reading);
        } catch (IOException | RuntimeException e) {
            throw source.failure != null ? source.failure : new DamagedStreamException(compression.problem(e));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count;
        try {
            count = in.read(target, start, length);
        } catch (IOException | RuntimeException e) {
            throw source.failure != null ? source.failure : new DamagedStreamException(compression.problem(e));
        }
        if (count > 0) {
            given += count;
            Limits limits = reading.limits();
            if (given > limits.totalBytes()) {
                throw new DamagedStreamException("the " + compression.title() + " holds more than the limit of "
                        + limits.totalBytes() + " bytes");
            }
            if (!limits.ratioAllows(given, reading.size())) {
                throw new DamagedStreamException("the " + compression.title() + " unpacks to more than "
                        + limits.ratio() + " times the size of the file, the limit");
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Remembers the exception of the file.
    private static final class Source extends InputStream {

        private final InputStream raw;
        private @Nullable IOException failure;

        Source(InputStream raw) {
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            try {
                return raw.read(target, start, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}
