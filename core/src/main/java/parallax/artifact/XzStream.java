package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/// The xz format, through XZ for Java. Apart from [Compression], so that the library is loaded for an xz stream only:
/// its jar is sealed, and a JVM whose start-up cache holds classes of a sealed jar does not start once the folder of
/// the program has moved.
final class XzStream {
    /// Of the dictionary and what is around it, KiB. The highest preset takes 65 MiB.
    private static final int LARGEST = 256 << 10;

    private XzStream() {}

    static InputStream open(InputStream raw) throws IOException {
        return new XZInputStream(raw, LARGEST);
    }

    /// What only an exception of this library can mean; null where it says nothing that others do not.
    static @Nullable String problem(Exception e, String title) {
        return e instanceof MemoryLimitException memory
                ? "the " + title + " needs " + memory.getMemoryNeeded() + " KiB of memory, more than the limit of "
                        + LARGEST
                : null;
    }
}
