package parallax.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/// Text of a binary, which promises no encoding.
final class ElfText {

    private ElfText() {}

    /// UTF-8; where it is not, every byte beyond ASCII as `\xNN`, so that different bytes stay different texts.
    static String decode(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            if (bytes[at] < 0) {
                return decodeBeyondAscii(bytes, offset, length);
            }
        }
        return new String(bytes, offset, length, ISO_8859_1);
    }

    private static String decodeBeyondAscii(byte[] bytes, int offset, int length) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException _) {
            StringBuilder text = new StringBuilder(length + 16);
            for (int at = offset; at < offset + length; at++) {
                if (bytes[at] < 0) {
                    text.append("\\x")
                            .append(Character.forDigit((bytes[at] >> 4) & 15, 16))
                            .append(Character.forDigit(bytes[at] & 15, 16));
                } else {
                    text.append((char) bytes[at]);
                }
            }
            return text.toString();
        }
    }

    /// Index of the first zero byte from `offset` on, before `limit`; -1 where there is none.
    static int endOf(byte[] bytes, int offset, int limit) {
        for (int at = offset; at < limit; at++) {
            if (bytes[at] == 0) {
                return at;
            }
        }
        return -1;
    }
}
