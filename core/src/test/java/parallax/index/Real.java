package parallax.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import parallax.name.PackageName;

/// Shortcuts into the real snapshot.
final class Real {

    private Real() {}

    static Source source(Snapshot snapshot, String id) {
        return snapshot.source(id).orElseThrow();
    }

    static PackageRecords load(Snapshot snapshot, String id, String name) throws SnapshotException {
        Source source = source(snapshot, id);
        return snapshot.load(source, PackageName.of(source.ecosystem(), name));
    }

    static byte[] bytes(String path) {
        try (InputStream in = Snapshot.class.getResourceAsStream("snapshot/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException(path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
