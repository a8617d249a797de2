package parallax.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import parallax.artifact.Sha256;

/// Facts that were computed before, one file each, named by the SHA-256 and size of the artifact they are of and kept
/// apart by the shape of what is stored, so that another version of the program never reads them.
///
/// A file that is damaged, cut short or of somebody else is as good as none: its own digest stands in front of it. A
/// folder that cannot be written keeps nothing, and nothing else follows from it. Files appear by a rename, so several
/// processes can share a folder.
final class FactCache<T extends Record> {

    private static final byte[] MAGIC = "parallax facts\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 32;
    private static final String ENDING = ".facts";

    private final Path folder;
    private final ValueCodec codec;
    private final Class<T> type;

    /// @param root the user's cache folder for facts; made when something is kept
    /// @param version what the facts depend on besides their shape: raise it when a reader finds more or other
    ///     things
    FactCache(Path root, Class<T> type, int version) {
        this.type = type;
        this.codec = new ValueCodec(type);
        String shape = HexFormat.of()
                .formatHex(
                        Sha256.newDigest().digest((version + "\n" + codec.schema()).getBytes(StandardCharsets.UTF_8)),
                        0,
                        8);
        this.folder = root.resolve("facts-" + shape);
    }

    /// Whether something is kept of an artifact of so many bytes, whichever it is.
    boolean hasOfSize(long size) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*-" + size + ENDING)) {
            return files.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException | SecurityException none) {
            return false;
        }
    }

    /// @param sha256 of the artifact, lower-case hexadecimal
    /// @param size of the artifact, bytes
    /// @return empty where nothing of use is kept
    Optional<T> get(String sha256, long size) {
        Path file = file(sha256, size);
        try {
            byte[] bytes = Files.readAllBytes(file);
            int start = MAGIC.length + DIGEST;
            if (bytes.length < start || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                return Optional.empty();
            }
            MessageDigest digest = Sha256.newDigest();
            digest.update(sha256.getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes, start, bytes.length - start);
            if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, MAGIC.length, start))) {
                return Optional.empty();
            }
            try (InputStream in =
                    new InflaterInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
                return Optional.of(type.cast(codec.read(new ByteReader(in.readAllBytes()))));
            }
        } catch (IOException | SecurityException none) {
            return Optional.empty();
        }
    }

    /// Keeps `facts`, if the folder allows.
    ///
    /// @param sha256 of the artifact, lower-case hexadecimal
    /// @param size of the artifact, bytes
    void put(String sha256, long size, T facts) {
        Path file = file(sha256, size);
        Path temporary = null;
        try {
            byte[] payload = payload(facts);
            MessageDigest digest = Sha256.newDigest();
            digest.update(sha256.getBytes(StandardCharsets.US_ASCII));
            digest.update(payload);
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "new-", ".tmp");
            try (OutputStream out = Files.newOutputStream(temporary)) {
                out.write(MAGIC);
                out.write(digest.digest());
                out.write(payload);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SecurityException notKept) {
            discard(temporary);
        }
    }

    private byte[] payload(T facts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(bytes, fast, 1 << 16)) {
            // The writer's many small writes would each pass through the compressor.
            ByteArrayOutputStream plain = new ByteArrayOutputStream(1 << 16);
            codec.write(facts, new ByteWriter(plain));
            plain.writeTo(out);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static void discard(@Nullable Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException | SecurityException _) {
                // The next clean-up of the cache takes it.
            }
        }
    }

    private Path file(String sha256, long size) {
        if (sha256.length() != 2 * DIGEST) {
            throw new IllegalArgumentException("no SHA-256: " + sha256);
        }
        return folder.resolve(sha256 + "-" + size + ENDING);
    }
}
