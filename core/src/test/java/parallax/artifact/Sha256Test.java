package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

    private static final @Nullable NativeSha256 LIBRARY = NativeSha256.bind();

    /// Sizes around those of a block and of the buffer.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 63, 64, 65, 65535, 65536, 65537, 131072, 300000})
    void theSystemsLibraryAgreesWithTheJdk(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes);
        MessageDigest digest = library().newDigest();

        assertThat(digest.digest(bytes)).isEqualTo(expected);
        for (byte each : bytes) {
            digest.update(each);
        }
        assertThat(digest.digest()).isEqualTo(expected);
        digest.update(new byte[70000]);
        digest.reset();
        int half = size / 3;
        digest.update(bytes, 0, half);
        digest.update(ByteBuffer.wrap(bytes, half, size - half));
        assertThat(digest.digest()).isEqualTo(expected);
        ByteBuffer direct = ByteBuffer.allocateDirect(size).put(bytes).flip();
        digest.update(direct);
        assertThat(direct.hasRemaining()).isFalse();
        assertThat(digest.digest()).isEqualTo(expected);
    }

    @Test
    void manyBytesAreHashedByTheSystemFromTheStart() {
        library();
        Sha256.expect(1L << 30);

        assertThat(Sha256.newDigest()).isInstanceOf(NativeSha256.Digest.class);
    }

    @Test
    void aDigestIsRenewedWhateverItWas() throws Exception {
        MessageDigest before = MessageDigest.getInstance("SHA-256");
        before.update((byte) 1);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(new byte[] {2});

        MessageDigest renewed = Sha256.renew(before);
        assertThat(renewed.digest(new byte[] {2})).isEqualTo(expected);
        renewed.update(new byte[3]);
        assertThat(Arrays.equals(Sha256.renew(renewed).digest(new byte[] {2}), expected))
                .isTrue();
    }

    private static NativeSha256 library() {
        assumeTrue(LIBRARY != null, "skipped: needs libcrypto or CommonCrypto");
        return Objects.requireNonNull(LIBRARY);
    }
}
