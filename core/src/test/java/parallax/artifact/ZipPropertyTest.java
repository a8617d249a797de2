package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.testkit.SeededGenerator;
import parallax.testkit.ZipBuilder;

/// Whatever was put into an archive is read out of it, and whatever is done to its bytes, there is an answer.
class ZipPropertyTest {

    @TempDir
    private Path folder;

    private static Map<String, byte[]> contents(SeededGenerator generator) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (int left = generator.below(8); left > 0; left--) {
            byte[] content = new byte[generator.below(4) * generator.below(50_000)];
            for (int i = 0; i < content.length; i++) {
                content[i] = (byte) generator.below(generator.chance() ? 256 : 2);
            }
            contents.put("demo-1/" + left + generator.text("abcé", 5), content);
        }
        return contents;
    }

    private static byte[] zip(SeededGenerator generator, Map<String, byte[]> contents) {
        ZipBuilder zip = new ZipBuilder();
        contents.forEach((path, content) -> zip.member(path, content, member -> switch (generator.below(5)) {
            case 0 -> member.stored();
            case 1 -> member.zip64();
            case 2 -> member.descriptor(generator.chance());
            default -> member;
        }));
        return (generator.chance() ? zip.zip64() : zip).build();
    }

    @Test
    void whatWasPutInIsReadOut() {
        SeededGenerator.forEachSeed(60, generator -> {
            Map<String, byte[]> contents = contents(generator);
            ArtifactFiles.Collector collector = new ArtifactFiles.Collector(path -> true);
            Artifact artifact = ArtifactReader.read(
                    ArtifactFiles.write(folder, "demo-1.zip", zip(generator, contents)),
                    collector,
                    Limits.DEFAULT,
                    Progress.NONE);
            assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.AMBIGUOUS_ARCHIVE))
                    .isEmpty();
            assertThat(collector.contents).containsExactlyInAnyOrderEntriesOf(contents);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Map<String, String> digests = contents.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> HexFormat.of().formatHex(digest.digest(entry.getValue()))));
            assertThat(artifact.entries().stream()
                            .collect(Collectors.toMap(ArtifactEntry::path, ArtifactEntry::sha256)))
                    .isEqualTo(digests);
        });
    }

    @Test
    void whateverTheBytesAreThereIsAnAnswer() {
        SeededGenerator.forEachSeed(1500, generator -> {
            byte[] bytes = zip(generator, Map.of("demo-1/PKG-INFO", new byte[40], "demo-1/b", new byte[7]));
            for (int left = 1 + generator.below(4); left > 0; left--) {
                bytes[generator.below(bytes.length)] =
                        generator.pick(List.of((byte) 0, (byte) -1, (byte) 1, (byte) 80));
            }
            byte[] damaged = generator.chance() ? bytes : Arrays.copyOf(bytes, generator.below(bytes.length + 1));
            Path file = ArtifactFiles.write(folder, "demo-1.zip", damaged);
            try {
                assertThat(ArtifactReader.read(file).entries()).isNotNull();
            } catch (MalformedArtifactException e) {
                assertThat(e.getMessage()).contains("demo-1.zip");
            }
        });
    }
}
