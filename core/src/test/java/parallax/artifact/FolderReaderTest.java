package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.testkit.WheelBuilder;

class FolderReaderTest {

    @TempDir
    private Path folder;

    private void file(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static Map<String, String> logicalPaths(Artifact artifact) {
        Map<String, String> paths = new TreeMap<>();
        for (ArtifactEntry entry : artifact.entries()) {
            if (entry.type() != EntryType.DIRECTORY) {
                paths.put(entry.path(), String.valueOf(entry.logicalPath()));
            }
        }
        return paths;
    }

    private void unpack(WheelBuilder wheel, String below) throws IOException {
        file(below + wheel.distInfo() + "METADATA", "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\n");
        file(
                below + wheel.distInfo() + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: testkit\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        file(below + wheel.distInfo() + "RECORD", wheel.record());
    }

    @Test
    void anUnpackedWheelIsComparedWithItsRecord() throws Exception {
        unpack(new WheelBuilder("demo", "1.0").file("demo/a.py", "a").file("demo/gone.py", "g"), "");
        file("demo/a.py", "b");
        file("demo/new.py", "n");
        file("demo-1.0.data/scripts/run", "r");
        Artifact artifact = ArtifactReader.read(folder);
        assertThat(artifact.format()).isEqualTo(ArtifactFormat.FOLDER);
        assertThat(((WheelMetadata) artifact.metadata()).core().name()).isEqualTo("demo");
        assertThat(artifact.anomalies())
                .extracting(anomaly -> anomaly.kind() + " " + anomaly.path())
                .containsExactly(
                        "MANIFEST_MISMATCH demo/a.py",
                        "NOT_IN_MANIFEST demo-1.0.data/scripts/run",
                        "NOT_IN_MANIFEST demo/new.py",
                        "MISSING_FILE demo/gone.py");
        assertThat(logicalPaths(artifact))
                .containsEntry("demo/a.py", "site-packages/demo/a.py")
                .containsEntry("demo-1.0.data/scripts/run", "bin/run");
    }

    @Test
    void anInstalledDistributionMayHaveFilesThatRecordDoesNotProve() throws Exception {
        unpack(
                new WheelBuilder("demo", "1.0")
                        .file("demo/a.py", "a")
                        .recordLine("x", "../../../bin/run,sha256=AAAA,1")
                        .recordLine("y", "demo/__pycache__/a.cpython-312.pyc,,"),
                "lib/python3.12/site-packages/");
        file("lib/python3.12/site-packages/demo-1.0.dist-info/INSTALLER", "pip\n");
        file("lib/python3.12/site-packages/demo/a.py", "a");
        file("lib/python3.12/site-packages/other.py", "o");
        file("bin/run", "r");
        Artifact artifact = ArtifactReader.read(folder);
        assertThat(((WheelMetadata) artifact.metadata()).installer()).isEqualTo("pip");
        assertThat(artifact.anomalies())
                .extracting(anomaly -> anomaly.kind() + " " + anomaly.path())
                .containsExactly(
                        "MANIFEST_MISMATCH bin/run", "METADATA lib/python3.12/site-packages/demo-1.0.dist-info/RECORD");
        assertThat(logicalPaths(artifact))
                .containsEntry("lib/python3.12/site-packages/demo/a.py", "site-packages/demo/a.py")
                .containsEntry("bin/run", "bin/run");
    }

    @Test
    void anUnpackedCondaPackageKeepsItsPrefixAndLeavesInfoBehind() throws Exception {
        file("info/index.json", "{}");
        file("lib/libz.so", "z");
        file("Lib/site-packages/a.py", "a");
        file("site-packages/b.py", "b");
        file("python-scripts/c", "c");
        Artifact artifact = ArtifactReader.read(folder);
        assertThat(artifact.metadata()).isInstanceOf(CondaMetadata.class);
        assertThat(logicalPaths(artifact))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "info/index.json", "null",
                        "lib/libz.so", "lib/libz.so",
                        "Lib/site-packages/a.py", "site-packages/a.py",
                        "site-packages/b.py", "site-packages/b.py",
                        "python-scripts/c", "bin/c"));
    }

    @Test
    void linksAreListedAndNeverFollowed() throws Exception {
        file("a/b.py", "b");
        Files.createSymbolicLink(folder.resolve("a/loop"), Path.of("../a"));
        Files.createSymbolicLink(folder.resolve("a/out"), Path.of("../../secret"));
        Files.createSymbolicLink(folder.resolve("abs"), Path.of("/etc/passwd"));
        Artifact artifact = ArtifactReader.read(folder);
        assertThat(artifact.entries())
                .extracting(entry -> entry.path() + " " + entry.type() + " " + entry.linkTarget())
                .containsExactly(
                        "a DIRECTORY null",
                        "a/b.py FILE null",
                        "a/loop SYMLINK ../a",
                        "a/out SYMLINK ../../secret",
                        "abs SYMLINK /etc/passwd");
        assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.UNSAFE_PATH))
                .containsExactly(
                        "a/out: a link out of the tree, to `../../secret`",
                        "abs: a link to the absolute path `/etc/passwd`");
    }

    @Test
    void theDigestOfAFolderIsThatOfWhatItHolds() throws Exception {
        file("one/a/b.py", "b");
        file("two/a/b.py", "b");
        String digest = ArtifactReader.read(folder.resolve("one")).sha256();
        assertThat(ArtifactReader.read(folder.resolve("two")).sha256()).isEqualTo(digest);
        file("two/a/b.py", "c");
        assertThat(ArtifactReader.read(folder.resolve("two")).sha256()).isNotEqualTo(digest);
    }

    @Test
    void moreFilesThanTheLimitAreOneError() throws Exception {
        for (int i = 0; i < 12; i++) {
            file("f" + i, "x");
        }
        Limits few = new Limits(10, 1 << 20, 1 << 20, 200, 1 << 20, 4096, 128, 1 << 20);
        assertThatThrownBy(() -> ArtifactReader.read(folder, ArtifactReader.NOBODY, few, Progress.NONE))
                .isInstanceOf(MalformedArtifactException.class)
                .hasMessage("`" + folder + "`: more files and folders than the limit of 10");
    }
}
