package parallax.python;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Takes the canonical form of code, for a digest or to be kept: names, operators and numbers as text that ends with
/// a NUL, and the marks below, which are bytes that UTF-8 never has. So no two programs have one form.
final class CanonicalBytes {

    static final int STRING_END = 0xFF;
    static final int ESCAPE = 0xFE;

    /// Then one of the letters `s`, `b`, `f`, `t`, and the text up to {@link #STRING_END}.
    static final int STRING = 0xFD;

    static final int STATEMENT_END = 0xFC;
    static final int INDENT = 0xFB;
    static final int DEDENT = 0xFA;

    /// A number that is not plain decimal digits.
    static final int NUMBER = 0xF8;

    /// Stands for the arguments of a definition, which are told apart from its code.
    static final int SIGNATURE = 0xF7;

    private static final int DIGEST_BYTES = 16;
    private static final int DIGESTED_AT_ONCE = 2048;

    private final boolean kept;
    private final MessageDigest digest;
    private byte[] bytes;
    private int size;

    private CanonicalBytes(boolean kept) {
        this.kept = kept;
        this.digest = newDigest();
        this.bytes = new byte[kept ? 256 : DIGESTED_AT_ONCE];
    }

    /// Feeds a digest, in constant memory.
    static CanonicalBytes digested() {
        return new CanonicalBytes(false);
    }

    /// Keeps what it is given, in memory of that size.
    static CanonicalBytes kept() {
        return new CanonicalBytes(true);
    }

    /// SHA-512/256 is the fastest of the JDK's strong digests without the help of special instructions.
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-512/256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(int b) {
        if (size == bytes.length) {
            makeRoom(1);
        }
        bytes[size++] = (byte) b;
    }

    void write(byte[] source) {
        write(source, 0, source.length);
    }

    void write(byte[] source, int from, int to) {
        int length = to - from;
        if (length > bytes.length - size) {
            makeRoom(length);
            if (length > bytes.length) {
                digest.update(source, from, length);
                return;
            }
        }
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /// A code point as UTF-8; half of a pair of surrogates by the same scheme.
    void writePoint(int point) {
        if (point < 0x80) {
            write(point);
        } else if (point < 0x800) {
            write(0xC0 | (point >> 6));
            write(0x80 | (point & 0x3F));
        } else {
            if (point < 0x10000) {
                write(0xE0 | (point >> 12));
            } else {
                write(0xF0 | (point >> 18));
                write(0x80 | ((point >> 12) & 0x3F));
            }
            write(0x80 | ((point >> 6) & 0x3F));
            write(0x80 | (point & 0x3F));
        }
    }

    private void makeRoom(int length) {
        if (kept) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, length)));
        } else {
            digest.update(bytes, 0, size);
            size = 0;
        }
    }

    /// What was kept so far, not a copy; valid up to {@link #size}.
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /// The digest of all that was written, as hexadecimal digits; it can be written to anew then.
    String digest() {
        digest.update(bytes, 0, size);
        size = 0;
        return hexadecimal(digest.digest());
    }

    /// The first 128 bits of a digest.
    static String hexadecimal(byte[] digest) {
        byte[] digits = new byte[2 * DIGEST_BYTES];
        for (int i = 0; i < DIGEST_BYTES; i++) {
            digits[2 * i] = (byte) Character.forDigit((digest[i] >> 4) & 0xF, 16);
            digits[2 * i + 1] = (byte) Character.forDigit(digest[i] & 0xF, 16);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }
}
