package parallax.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The content of a gzip file: one member or several, one after another, CRC and length of each checked. Zeros may
/// follow, as tape blocks leave them; anything else is an error, unlike in the JDK's reader, which takes it for the
/// end.
/// Rule: RFC 1952.
final class GzipInput extends InputStream {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private boolean ended;

    GzipInput(InputStream raw) throws IOException {
        this.raw = raw;
        if (!header()) {
            throw new EOFException();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (inflater.needsInput()) {
                if (at == end && !refill()) {
                    throw new EOFException();
                }
                inflater.setInput(buffer, at, end - at);
                at = end;
            }
            int count = inflate(target, start, length);
            if (count > 0) {
                crc.update(target, start, count);
                return count;
            }
            if (inflater.finished()) {
                trailer();
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int start, int length) throws IOException {
        try {
            int count = inflater.inflate(target, start, length);
            if (inflater.needsDictionary()) {
                throw damaged("asks for a dictionary");
            }
            return count;
        } catch (DataFormatException _) {
            throw damaged("is damaged");
        }
    }

    private static DamagedStreamException damaged(String how) {
        return new DamagedStreamException("the gzip stream " + how);
    }

    private void trailer() throws IOException {
        at = end - inflater.getRemaining();
        long stated = little(4);
        long length = little(4);
        if (stated != crc.getValue()) {
            throw damaged("is damaged: its CRC is wrong");
        }
        if (length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw damaged("is damaged: its length is wrong");
        }
        ended = !header();
        if (!ended) {
            inflater.reset();
            crc.reset();
        }
    }

    /// False at the end of the file.
    private boolean header() throws IOException {
        int first = next();
        boolean zeros = first == 0;
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            return false;
        }
        if (zeros || first != 0x1f || need() != 0x8b) {
            throw damaged("is followed by data that are no gzip member");
        }
        int method = need();
        int flags = need();
        if (method != 8 || (flags & RESERVED) != 0) {
            throw damaged("uses what RFC 1952 does not define");
        }
        little(6);
        if ((flags & EXTRA) != 0) {
            long count = little(2);
            for (long i = 0; i < count; i++) {
                need();
            }
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        if ((flags & HEADER_CRC) != 0) {
            little(2);
        }
        return true;
    }

    private void skipText(boolean present) throws IOException {
        int read = present ? need() : 0;
        while (read != 0) {
            read = need();
        }
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) need() << (8 * i);
        }
        return value;
    }

    private int need() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    private int next() throws IOException {
        return at < end || refill() ? buffer[at++] & 0xff : -1;
    }

    private boolean refill() throws IOException {
        at = 0;
        end = Math.max(raw.read(buffer), 0);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        raw.close();
    }
}
