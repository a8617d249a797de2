package parallax.content;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.artifact.Progress;
import parallax.testkit.GoldenFiles;

/// Users keep facts from one version of the program to the next, so other facts need another number.
class FactVersionTest {

    private static final List<String> ARTIFACTS = List.of(
            "linux-64/zlib-1.2.11-h7b6447c_3.conda",
            "osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2",
            "win-64/zlib-1.2.11-h62dcd97_3.conda",
            "mock-2.0.0-py37_1000.conda",
            "cph_test_data-0.0.1-0.tar.bz2");

    /// The golden file is named after the number: where facts of these artifacts have changed, raise
    /// `ContentReader.VERSION`, write the new file with `-Dgolden.update=true`, and delete the old one.
    @Test
    void otherFactsOfTheSameArtifactsNeedAnotherVersion() throws Exception {
        StringBuilder digests = new StringBuilder();
        for (String artifact : ARTIFACTS) {
            Contents contents =
                    new ContentReader(null, Progress.NONE).read(Path.of("src/test/resources/artifacts", artifact));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ValueCodec(Contents.class).write(contents, new ByteWriter(bytes));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            digests.append(HexFormat.of().formatHex(digest, 0, 8))
                    .append(' ')
                    .append(artifact)
                    .append('\n');
        }
        GoldenFiles.in("golden/facts").check("version-" + ContentReader.VERSION + ".txt", digests.toString());
    }
}
