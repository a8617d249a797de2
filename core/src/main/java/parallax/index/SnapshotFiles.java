package parallax.index;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Reads whole files of the snapshot and checks them against the manifest, so that a damaged one is never taken for a
/// short one.
final class SnapshotFiles {

    private final Snapshot.Files files;

    SnapshotFiles(Snapshot.Files files) {
        this.files = files;
    }

    byte[] read(String path) throws SnapshotException {
        try (@Nullable InputStream in = files.open(path)) {
            if (in == null) {
                throw new SnapshotException(path, "the file", "is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new SnapshotException(path, "the file", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    byte[] read(Manifest.Entry entry) throws SnapshotException {
        byte[] bytes = read(entry.path());
        if (bytes.length != entry.bytes()) {
            throw new SnapshotException(
                    entry.path(),
                    "byte " + Math.min(bytes.length, entry.bytes()),
                    "has " + bytes.length + " bytes, the manifest says " + entry.bytes());
        }
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        if (crc.getValue() != entry.crc()) {
            throw new SnapshotException(
                    entry.path(),
                    "the content",
                    "its checksum is " + Long.toHexString(crc.getValue()) + ", the manifest says "
                            + Long.toHexString(entry.crc()));
        }
        return bytes;
    }
}
