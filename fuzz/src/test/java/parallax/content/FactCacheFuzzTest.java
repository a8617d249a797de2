package parallax.content;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.artifact.Progress;
import parallax.testkit.ElfBuilder;
import parallax.testkit.WheelBuilder;

/// Whatever the bytes of a file of the cache are, it is as good as none unless it is what was kept. In the package of
/// the cache, which nobody else can see.
class FactCacheFuzzTest {

    private static final ValueCodec CODEC = new ValueCodec(Contents.class);

    @TempDir
    private static Path folder;

    private static @Nullable Contents contents;

    @MethodSource("files")
    @FuzzTest
    void anyFileIsWhatWasKeptOrNothing(byte[] bytes) throws Exception {
        Contents contents = contents();
        Path file = keep(contents);
        Files.delete(file);
        Files.write(file, bytes);
        Optional<Contents> kept = cache().get(contents.sha256(), contents.size());
        if (kept.isPresent() && !kept.get().equals(contents)) {
            throw new AssertionError("other facts than were kept");
        }
    }

    static Stream<byte[]> files() throws Exception {
        return Stream.of(Files.readAllBytes(keep(contents())), new byte[47]);
    }

    /// The digest in front of the facts keeps these bytes away; here they get through.
    @MethodSource("values")
    @FuzzTest
    void anyBytesAreAValueOrRefused(byte[] bytes) throws IOException {
        Record value;
        try {
            value = (Record) CODEC.read(new ByteReader(bytes));
        } catch (IOException _) {
            return;
        }
        if (!CODEC.read(new ByteReader(written(value))).equals(value)) {
            throw new AssertionError("another value when written and read again");
        }
    }

    static Stream<byte[]> values() throws Exception {
        return Stream.of(written(contents()), new byte[] {1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
    }

    private static byte[] written(Record value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CODEC.write(value, new ByteWriter(bytes));
        return bytes.toByteArray();
    }

    private static FactCache<Contents> cache() {
        return new FactCache<>(folder, Contents.class, ContentReader.VERSION);
    }

    /// @return the file in which they are now
    private static Path keep(Contents contents) throws IOException {
        cache().put(contents.sha256(), contents.size(), contents);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".facts"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Contents contents() throws Exception {
        Contents found = contents;
        if (found == null) {
            byte[] wheel = new WheelBuilder("demo", "1.0")
                    .file("demo/a.py", "import os\n__all__ = ['f']\nX = 1\n\ndef f(a):\n    return a\n")
                    .file("demo/b.py", "print 'old'\n")
                    .file(
                            "demo/_c.abi3.so",
                            new ElfBuilder()
                                    .soname("_c.so")
                                    .needed("libc.so.6")
                                    .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                                    .defined("PyInit__c")
                                    .comment("GCC: (GNU) 11.2.1")
                                    .build())
                    .build();
            Path file = Files.write(folder.resolve("demo-1.0-py3-none-any.whl"), wheel);
            found = new ContentReader(null, Progress.NONE).read(file);
            contents = found;
        }
        return found;
    }
}
