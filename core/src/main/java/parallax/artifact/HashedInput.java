package parallax.artifact;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file that is hashed while it is read from beginning to end.
final class HashedInput extends FilterInputStream {

    private final MessageDigest digest = Sha256.newDigest();

    private final Reading reading;

    private HashedInput(InputStream in, Reading reading) {
        super(in);
        this.reading = reading;
    }

    static HashedInput open(Reading reading) throws IOException {
        return new HashedInput(Files.newInputStream(reading.file()), reading);
    }

    /// What a decoder reads from; closing it leaves this open, so that the rest can be hashed.
    InputStream buffered() {
        return new BufferedInputStream(
                new FilterInputStream(this) {
                    @Override
                    public int read(byte[] target, int start, int length) throws IOException {
                        return in.read(target, start, length);
                    }

                    @Override
                    public void close() {}
                },
                1 << 16);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = in.read(target, start, length);
        if (count > 0) {
            digest.update(target, start, count);
            reading.advance(count);
        }
        return count;
    }

    /// Reads what nobody asked for. Not to be called twice.
    ///
    /// @return lower-case hexadecimal
    String finish() throws IOException {
        byte[] waste = new byte[1 << 16];
        int count = read(waste, 0, waste.length);
        while (count >= 0) {
            count = read(waste, 0, waste.length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
