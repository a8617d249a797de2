package parallax.content;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parallax.artifact.Sha256;

/// The SHA-256 of files, remembered so that a large file is not hashed at each start. What is remembered holds for one
/// path with one size, inode, time of modification and time of change; the last no user can set back.
///
/// A file that was touched in the two seconds before it was hashed is not remembered: it could change again
/// within the resolution of the clock of its file system.
final class FileDigests {

    private static final long UNSETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int BUFFER = 1 << 18;

    private final Path folder;

    /// @param root the user's cache folder; made when something is kept
    FileDigests(Path root) {
        this.folder = root.resolve("digests");
    }

    /// What is remembered of `file` as it is now.
    Optional<String> remembered(Path file) {
        try {
            String state = state(file);
            if (state == null) {
                return Optional.empty();
            }
            String kept = Files.readString(place(file), StandardCharsets.UTF_8);
            int line = kept.indexOf('\n');
            String digest = kept.substring(line + 1);
            boolean whole = line > 0 && digest.length() == 64 && digest.chars().allMatch(FileDigests::isHexadecimal);
            return whole && kept.substring(0, line).equals(state) ? Optional.of(digest) : Optional.empty();
        } catch (IOException | SecurityException none) {
            return Optional.empty();
        }
    }

    /// What tells this state of a file from another, to be taken before the file is read; null where the file system
    /// tells too little.
    @Nullable
    String state(Path file) {
        try {
            Map<String, Object> now = Files.readAttributes(file, "unix:size,ino,dev,lastModifiedTime,ctime");
            FileTime modified = requireNonNull((FileTime) now.get("lastModifiedTime"));
            FileTime changed = requireNonNull((FileTime) now.get("ctime"));
            return now.get("size") + " " + now.get("dev") + " " + now.get("ino") + " "
                    + modified.to(TimeUnit.NANOSECONDS) + " " + changed.to(TimeUnit.NANOSECONDS);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException | SecurityException none) {
            return null;
        }
    }

    /// Remembers the digest of `file`, if the folder allows.
    ///
    /// @param before the state when the reading began; what has changed since is not remembered
    void remember(Path file, @Nullable String before, String sha256) {
        if (before == null || !before.equals(state(file))) {
            return;
        }
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "new-", ".tmp");
            FileTime now = Files.getLastModifiedTime(temporary);
            long changed = Long.parseLong(before.substring(before.lastIndexOf(' ') + 1));
            if (now.to(TimeUnit.NANOSECONDS) - changed < UNSETTLED_NANOS) {
                Files.delete(temporary);
                return;
            }
            try (OutputStream out = Files.newOutputStream(temporary)) {
                out.write((before + "\n" + sha256).getBytes(StandardCharsets.UTF_8));
            }
            Files.move(temporary, place(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SecurityException notKept) {
            if (temporary != null) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException | SecurityException _) {
                    // The next clean-up of the cache takes it.
                }
            }
        }
    }

    /// Reads the whole file.
    static String compute(Path file) throws IOException {
        Sha256.expect(Files.size(file));
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path place(Path file) throws IOException {
        byte[] path = file.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(HexFormat.of().formatHex(Sha256.newDigest().digest(path), 0, 16));
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
