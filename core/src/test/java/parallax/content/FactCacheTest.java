package parallax.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.artifact.Progress;

class FactCacheTest {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER_KEY = "fedcba9876543210".repeat(4);
    private static final long SIZE = 12;

    @TempDir
    Path root;

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Shape<T> {
        record Round<T>(T of, int radius) implements Shape<T> {}

        record Flat<T>(String why) implements Shape<T> {}
    }

    record Small(String text) {}

    record Plain(String text, List<String> last) {}

    @Test
    void whatIsKeptComesBackEqual() {
        FactCache<Plain> cache = new FactCache<>(root, Plain.class, 1);
        Plain plain = new Plain("Zürich \0 \ud83d\ude00", List.of());
        cache.put(KEY, SIZE, plain);

        assertThat(cache.get(KEY, SIZE)).contains(plain);
        assertThat(cache.get(KEY, 2)).isEmpty();
        assertThat(cache.hasOfSize(SIZE)).isTrue();
        assertThat(cache.hasOfSize(2)).isFalse();
        assertThat(cache.get(OTHER_KEY, SIZE)).isEmpty();
    }

    @Test
    void everyKindOfValueIsWrittenAndReadBack() throws IOException {
        record Kinds(
                @Nullable String none,
                long number,
                boolean truth,
                Colour colour,
                List<String> list,
                Shape<List<String>> round,
                Shape<List<String>> flat) {}
        Kinds kinds = new Kinds(
                null,
                Long.MIN_VALUE,
                true,
                Colour.GREEN,
                List.of("a", "a", ""),
                new Shape.Round<>(List.of("x"), -1),
                new Shape.Flat<>("because"));
        ValueCodec codec = new ValueCodec(Kinds.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(kinds, new ByteWriter(bytes));

        assertThat(codec.read(new ByteReader(bytes.toByteArray()))).isEqualTo(kinds);
        for (int length = 0; length < bytes.size(); length++) {
            byte[] cut = Arrays.copyOf(bytes.toByteArray(), length);
            assertThatThrownBy(() -> codec.read(new ByteReader(cut))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anotherVersionOrShapeOfTheFactsIsNeverRead() {
        new FactCache<>(root, Plain.class, 1).put(KEY, SIZE, new Plain("old", List.of()));

        assertThat(new FactCache<>(root, Plain.class, 2).get(KEY, SIZE)).isEmpty();
        assertThat(new FactCache<>(root, Small.class, 1).get(KEY, SIZE)).isEmpty();
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        FactCache<Plain> cache = new FactCache<>(root, Plain.class, 1);
        cache.put(KEY, SIZE, new Plain("text", List.of("one")));
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThat(cache.get(KEY, SIZE)).as("byte %d", at).isEmpty();
            Files.write(file, Arrays.copyOf(whole, at));
            assertThat(cache.get(KEY, SIZE)).as("cut at %d", at).isEmpty();
        }
        Files.write(file, whole);
        assertThat(cache.get(KEY, SIZE)).isPresent();
    }

    @Test
    void factsOfOneArtifactAreNotTakenForThoseOfAnother() throws IOException {
        FactCache<Plain> cache = new FactCache<>(root, Plain.class, 1);
        cache.put(KEY, SIZE, new Plain("text", List.of()));
        Path file = onlyFile();
        Files.move(file, file.resolveSibling(OTHER_KEY + "-" + SIZE + ".facts"));

        assertThat(cache.get(OTHER_KEY, SIZE)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeKeepsNothingAndHurtsNobody() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        FactCache<Plain> cache = new FactCache<>(file.resolve("below"), Plain.class, 1);
        cache.put(KEY, SIZE, new Plain("text", List.of()));

        assertThat(cache.get(KEY, SIZE)).isEmpty();
    }

    @Test
    void theContentsOfARealArtifactAreTheSameFromTheCache() throws Exception {
        Path artifact = Path.of("src/test/resources/artifacts/linux-64/zlib-1.2.11-h7b6447c_3.conda");
        Contents fresh = new ContentReader(null, Progress.NONE).read(artifact);
        Contents first = new ContentReader(root, Progress.NONE).read(artifact);
        Contents second = new ContentReader(root, Progress.NONE).read(artifact);

        assertThat(first).isEqualTo(fresh);
        assertThat(second).isEqualTo(fresh);
        assertThat(fresh.libraries()).hasSize(1);
    }

    @Test
    void factsOfAFileOfAnyOtherNameAreReadAnew() throws Exception {
        Path artifact = Path.of("src/test/resources/artifacts/linux-64/zlib-1.2.11-h7b6447c_3.conda");
        Contents fresh = new ContentReader(null, Progress.NONE).read(artifact);
        for (String name : Arrays.asList("other.conda", "a\0b", "", null)) {
            new FactCache<>(root, Contents.class, ContentReader.VERSION)
                    .put(fresh.sha256(), fresh.size(), renamed(fresh, name));
            assertThat(new ContentReader(root, Progress.NONE).read(artifact)).isEqualTo(fresh);
        }
    }

    @SuppressWarnings("NullAway") // the bytes of a file can say so
    private static Contents renamed(Contents contents, @Nullable String name) {
        return new Contents(
                name,
                contents.format(),
                contents.size(),
                contents.sha256(),
                contents.claims(),
                contents.entries(),
                contents.neutralDigests(),
                contents.libraries(),
                contents.modules(),
                contents.anomalies());
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
