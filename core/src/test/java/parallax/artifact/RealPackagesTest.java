package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.GoldenFiles;

/// Everything that is read of small real conda packages; `artifacts/README.md` says where they come from.
class RealPackagesTest {

    private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/artifact");

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/artifacts");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux-64/zlib-1.2.11-h7b6447c_3.conda",
                "linux-64/zlib-1.2.11-h7b6447c_3.tar.bz2",
                "osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2",
                "win-64/zlib-1.2.11-h62dcd97_3.conda",
                "mock-2.0.0-py37_1000.conda",
                "mock-2.0.0-py37_1000.tar.bz2",
                "cph_test_data-0.0.1-0.tar.bz2",
                "ca-certificates-2024.7.4-hbcca054_0.conda",
                "symlink-test-1.0.0-0.conda",
                "dotslash-test-1.0.0-0.conda",
                "zip64-test-1.0.0-0.conda",
                "info-only-1.0.0-0.conda",
                "clobber-with-symlink-a-0.1.0-h4616a5c_0.conda"
            })
    void isReadAsRecorded(String file) throws Exception {
        GOLDEN.check(file.replace('/', '-') + ".txt", describe(FOLDER.resolve(file)));
    }

    private static String describe(Path file) throws Exception {
        StringBuilder text = new StringBuilder();
        try {
            Artifact artifact = ArtifactReader.read(file);
            text.append(artifact.file())
                    .append(' ')
                    .append(artifact.size())
                    .append(' ')
                    .append(artifact.sha256());
            text.append("\n\nentries\n");
            artifact.entries().forEach(entry -> text.append(Tars.line(entry)).append('\n'));
            text.append("\nanomalies\n");
            artifact.anomalies()
                    .forEach(anomaly -> text.append(Tars.line(anomaly)).append('\n'));
            CondaMetadata metadata = (CondaMetadata) artifact.metadata();
            assertThat(ArtifactReader.outline(file, Limits.DEFAULT).metadata())
                    .usingRecursiveComparison()
                    .ignoringFields("prefixNeutralSha256")
                    .isEqualTo(metadata);
            text.append("\nmetadata\n");
            append(text, "index", metadata.index());
            append(text, "paths", metadata.paths());
            append(text, "about", metadata.about());
            append(text, "run exports", metadata.runExports());
            append(text, "hash input", metadata.hashInput());
            append(text, "link", metadata.link());
            append(text, "recipe", metadata.recipe());
            text.append("licences ").append(metadata.licenceFiles()).append('\n');
            text.append("tests ").append(metadata.testFiles()).append('\n');
            text.append("without prefix ")
                    .append(metadata.prefixNeutralSha256())
                    .append('\n');
        } catch (MalformedArtifactException e) {
            text.append(String.valueOf(e.getMessage()).replace(file.toString(), String.valueOf(file.getFileName())))
                    .append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, MetadataDocument<?> document) {
        text.append(name).append(": ").append(document).append('\n');
    }
}
