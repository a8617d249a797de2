package parallax.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/// Sections made of a few texts or bytes.
final class Blobs {

    private Blobs() {}

    /// Each with a zero byte behind it.
    static MemorySegment texts(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        for (String text : texts) {
            bytes.writeBytes(text.getBytes(ISO_8859_1));
            bytes.write(0);
        }
        return MemorySegment.ofArray(bytes.toByteArray());
    }

    /// @param hex pairs of digits, divided by spaces
    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
