package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.testkit.TarBuilder;

/// Source distributions in a gzipped tar archive.
class SdistTarReaderTest {

    private static final String PKG_INFO = "Metadata-Version: 2.2\nName: x\nVersion: 1.0\n";

    @TempDir
    Path folder;

    private Artifact read(TarBuilder tar) throws Exception {
        return Tars.read(folder, "x-1.0.tar.gz", CompressionTest.compress(Compression.GZIP, tar.end()));
    }

    @Test
    void readsPkgInfoInTheTopFolder() throws Exception {
        Artifact artifact = read(new TarBuilder()
                .paxGlobal("comment=0123456789abcdef")
                .folder("x-1.0/")
                .file("x-1.0/src/x/__init__.py", "text")
                .file("x-1.0/pyproject.toml", "")
                .file("x-1.0/PKG-INFO", PKG_INFO));
        SdistMetadata metadata = (SdistMetadata) artifact.metadata();
        assertThat(metadata.topFolder()).isEqualTo("x-1.0");
        assertThat(metadata.core().name()).isEqualTo("x");
        assertThat(metadata.hasPyproject()).isTrue();
        assertThat(artifact.entries()).allMatch(entry -> entry.logicalPath() == null);
        assertThat(Tars.anomalies(artifact)).isEmpty();
    }

    @Test
    void tellsOfFilesOutsideOfTheTopFolderAndOfAMissingPkgInfo() throws Exception {
        Artifact artifact = read(new TarBuilder().file("x-1.0/a", "").file("y/b", ""));
        assertThat(Tars.anomalies(artifact))
                .hasSize(2)
                .allMatch(line -> line.startsWith("METADATA y/b: ") || line.startsWith("METADATA PKG-INFO: missing"));
        assertThat(((SdistMetadata) artifact.metadata()).topFolder()).isEmpty();
    }

    @Test
    void tellsOfLinksOutOfTheTree() throws Exception {
        Artifact artifact =
                read(new TarBuilder().file("x-1.0/PKG-INFO", PKG_INFO).symlink("x-1.0/a", "../../b"));
        assertThat(Tars.anomalies(artifact))
                .containsExactly("UNSAFE_PATH x-1.0/a: a link out of the tree, to `../../b`");
    }
}
