package parallax.artifact;

import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Loads zstd-jni's native library without leaving anything behind: the library itself would delete the file it
/// unpacks
/// when the process ends in peace, and so leave it when the process is killed. A loaded library needs its file no
/// more
/// on POSIX systems. Where this does not work, on Windows or a system that we do not know by name, the
/// library does it in its way.
final class ZstdLibrary {

    private ZstdLibrary() {}

    private static final class Loaded {
        private static final boolean HERE = loadAndDelete();

        private Loaded() {}
    }

    static void load() throws IOException {
        if (!Loaded.HERE) {
            try {
                Native.load();
            } catch (UnsatisfiedLinkError | ExceptionInInitializerError e) {
                throw new IOException("no Zstandard library for this system: " + e.getMessage(), e);
            }
        }
    }

    /// Where zstd-jni keeps the library of this system; null where that is not for us to know.
    private static @Nullable String resource() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        String version = ZstdVersion.VERSION;
        if (system.startsWith("linux")) {
            return "/linux/" + processor + "/libzstd-jni-" + version + ".so";
        }
        if (system.startsWith("mac")) {
            return "/darwin/" + processor + "/libzstd-jni-" + version + ".dylib";
        }
        return null;
    }

    @SuppressWarnings("restricted") // the launcher allows native access
    private static boolean loadAndDelete() {
        String resource = resource();
        if (resource == null || Native.isLoaded()) {
            return Native.isLoaded();
        }
        try (InputStream in = Native.class.getResourceAsStream(resource)) {
            if (in == null) {
                return false;
            }
            Path file = Files.createTempFile("parallax-zstd-", ".so");
            try {
                Files.write(file, in.readAllBytes());
                System.load(file.toString());
            } finally {
                Files.delete(file);
            }
            Native.assumeLoaded();
            return true;
        } catch (IOException | UnsatisfiedLinkError _) {
            return false;
        }
    }
}
