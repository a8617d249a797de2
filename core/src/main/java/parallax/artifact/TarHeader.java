package parallax.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One block of 512 bytes that heads a member of a tar archive. Rules: POSIX.1-2024 `pax`, "ustar Interchange
/// Format";
/// GNU tar's manual, "Basic Tar Format".
final class TarHeader {

    static final int BLOCK = 512;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    /// Whether the block is all zeros: two of them end an archive.
    boolean isEmpty() {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the checksum is right, its own field counted as blanks; old writers took bytes as signed.
    boolean isIntact() {
        long stated = octal(148, 8);
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte value = i >= 148 && i < 156 ? (byte) ' ' : block[i];
            unsigned += value & 0xff;
            signed += value;
        }
        return stated == unsigned || stated == signed;
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    String name() {
        String name = text(0, 100);
        String prefix = isPosix() ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkName() {
        return text(157, 100);
    }

    /// -1 for a field that is no number.
    long size() {
        return number(124, 12);
    }

    /// The permission bits; -1 for a field that is no number.
    int mode() {
        long mode = number(100, 8);
        return mode < 0 ? -1 : (int) (mode & 07777);
    }

    /// `ustar\0`: the prefix field is one. GNU tar writes `ustar ` and uses its place for other things.
    private boolean isPosix() {
        return text(257, 6).equals("ustar") && block[262] == 0;
    }

    boolean isGnu() {
        return text(257, 8).startsWith("ustar ");
    }

    /// Octal digits, or with the highest bit set a big-endian binary number (GNU tar).
    long number(int offset, int length) {
        if ((block[offset] & 0x80) == 0) {
            return octal(offset, length);
        }
        long value = block[offset] & 0x3f;
        if ((block[offset] & 0x40) != 0) {
            return -1;
        }
        for (int i = offset + 1; i < offset + length; i++) {
            if (value > Long.MAX_VALUE >> 8) {
                return -1;
            }
            value = (value << 8) | (block[i] & 0xff);
        }
        return value;
    }

    private long octal(int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && (block[at] == ' ' || block[at] == 0)) {
            at++;
        }
        long value = 0;
        while (at < end && block[at] >= '0' && block[at] <= '7') {
            value = (value << 3) | (block[at] - '0');
            at++;
        }
        while (at < end && (block[at] == ' ' || block[at] == 0)) {
            at++;
        }
        return at == end ? value : -1;
    }

    int unsigned(int offset) {
        return block[offset] & 0xff;
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return decode(block, offset, end - offset);
    }

    /// UTF-8 where it is, otherwise each byte one character, so that different names stay different.
    static String decode(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                String text = strict(bytes, offset, length);
                return text != null ? text : new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String strict(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
