package parallax.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.artifact.PrefixNeutralDigest;
import parallax.artifact.PrefixPlaceholder;

/// The digest that knows no prefix sees every occurrence of it, however the file is cut into pieces.
class PrefixFuzzTest {

    /// The first byte is the length of the prefix, which follows; the second says how the file behind it is cut.
    @MethodSource("files")
    @FuzzTest
    void anyFileHasOneDigestHoweverItIsCut(byte[] bytes) {
        if (bytes.length < 3) {
            return;
        }
        int length = Math.min(bytes[0] & 0x7f, bytes.length - 2);
        String prefix = new String(bytes, 2, length, UTF_8);
        if (prefix.isEmpty()) {
            return;
        }
        byte[] file = ByteBuffer.allocate(bytes.length - 2 - length)
                .put(bytes, 2 + length, bytes.length - 2 - length)
                .array();
        for (boolean binary : new boolean[] {false, true}) {
            PrefixPlaceholder placeholder = new PrefixPlaceholder(prefix, binary);
            PrefixNeutralDigest whole = placeholder.digest();
            whole.update(file, 0, file.length);
            PrefixNeutralDigest pieces = placeholder.digest();
            int size = 1 + (bytes[1] & 0x7f);
            for (int at = 0; at < file.length; at += size) {
                pieces.update(file, at, Math.min(size, file.length - at));
            }
            assertThat(pieces.occurrences()).isEqualTo(whole.occurrences()).isEqualTo(count(file, prefix));
            assertThat(pieces.finish()).isEqualTo(whole.finish());
        }
    }

    static Stream<byte[]> files() {
        return Stream.of("\2\1/p/p/a\0\0b/p\0", "\3\2aabaabaaab\0\0\0aa", "\1\0aaaa")
                .map(text -> text.getBytes(UTF_8));
    }

    private static long count(byte[] file, String prefix) {
        byte[] wanted = prefix.getBytes(UTF_8);
        long found = 0;
        int at = 0;
        while (at + wanted.length <= file.length) {
            boolean here = ByteBuffer.wrap(file, at, wanted.length).equals(ByteBuffer.wrap(wanted));
            found += here ? 1 : 0;
            at += here ? wanted.length : 1;
        }
        return found;
    }
}
