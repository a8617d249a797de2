package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.name.PackageName;

/// A snapshot that cannot be read gives one clear error, never a wrong or empty answer.
class SnapshotDamageTest {

    private static final String RECORDS = "conda-forge/torchvision.tsv";

    /// The real snapshot with one file replaced; null makes it missing.
    private static Snapshot.Files with(String path, byte @Nullable [] content) {
        return asked -> {
            byte[] bytes = asked.equals(path) ? content : Real.bytes(asked);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        };
    }

    private static void ask(Snapshot.Files files) throws SnapshotException {
        Snapshot snapshot = Snapshot.open(files);
        Source forge = snapshot.source("conda-forge").orElseThrow();
        PackageName name = PackageName.conda("torchvision");
        snapshot.load(forge, name);
        snapshot.recipe(forge, name);
        snapshot.extracts(forge, name);
        snapshot.metadataHistory(forge, name);
        snapshot.names();
        snapshot.releases(PackageName.pypi("torchvision"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest",
                RECORDS,
                "conda-forge/torchvision.recipe.tsv",
                "conda-forge/torchvision.extracts.tsv",
                "conda-forge/torchvision.history.tsv",
                "names/maps.tsv",
                "names/conda-forge.to-pypi.txt",
                "names/conda-forge.to-conda.txt",
                "projects/torchvision.releases.tsv"
            })
    void everyFileIsMissedCutShortOrChangedWithoutBeingBelieved(String path) {
        byte[] whole = Real.bytes(path);
        assertDamaged(path, null);
        assertDamaged(path, new byte[0]);
        long seed = path.hashCode();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            int length = random.nextInt(whole.length);
            assertDamaged(path, Arrays.copyOf(whole, length));
            byte[] changed = whole.clone();
            changed[length] ^= (byte) (1 << random.nextInt(8));
            assertDamaged(path, changed);
        }
        assertDamaged(path, Arrays.copyOf(whole, whole.length + 1));
    }

    private static void assertDamaged(String path, byte @Nullable [] content) {
        assertThatExceptionOfType(SnapshotException.class)
                .as(() -> path + " of " + (content == null ? "no" : content.length) + " bytes")
                .isThrownBy(() -> ask(with(path, content)))
                .satisfies(e -> assertThat(e.resource()).isEqualTo(path))
                .satisfies(e -> assertThat(e.place()).isNotEmpty())
                .withMessageContaining("`" + path + "`")
                .withMessageContaining("install it again");
    }

    @Test
    void theMessageNamesTheFileThePlaceAndTheRemedy() {
        byte[] cut = Arrays.copyOf(Real.bytes(RECORDS), 1000);

        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> ask(with(RECORDS, cut)))
                .withMessage(
                        "recorded snapshot › `conda-forge/torchvision.tsv` › byte 1000: has 1000 bytes, the manifest "
                                + "says " + Real.bytes(RECORDS).length
                                + "; the program file is damaged or incomplete, install it again");
    }

    @Test
    void aFileThatFailsWhileItIsReadIsNotASmallerFile() {
        Snapshot.Files failing = asked -> {
            if (asked.equals(RECORDS)) {
                throw new IOException("Input/output error");
            }
            return new ByteArrayInputStream(Real.bytes(asked));
        };
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> ask(failing))
                .withMessageContaining("cannot be read (Input/output error)");
    }

    @Test
    void aSnapshotOfAnotherFormatIsRefused() {
        String other = new String(Real.bytes("manifest"), StandardCharsets.US_ASCII)
                .replaceFirst("parallax-snapshot\t1\t", "parallax-snapshot\t2\t");
        String body = other.substring(0, other.lastIndexOf("end\t"));
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String manifest = body + "end\t" + Long.toHexString(crc.getValue()) + "\n";

        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> Snapshot.open(with("manifest", manifest.getBytes(StandardCharsets.US_ASCII))))
                .withMessageContaining("line 1: format `2`, this program reads `1`");
    }
}
