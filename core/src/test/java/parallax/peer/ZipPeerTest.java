package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.artifact.Artifact;
import parallax.artifact.ArtifactEntry;
import parallax.artifact.ArtifactReader;
import parallax.artifact.EntryType;
import parallax.testkit.Peers;

/// Real wheels beside Python's `zipfile` and `hashlib`: the same entries, sizes, modes and digests. The wheels are
/// those in the folders that the system property `parallax.wheels` names, separated as in a class path; of each
/// folder the smallest hundred below 30 MB.
@Tag("peer")
class ZipPeerTest {

    private static final String SCRIPT = """
            import sys, zipfile, hashlib
            with zipfile.ZipFile(sys.argv[1]) as z:
                for i in z.infolist():
                    d = hashlib.sha256()
                    with z.open(i) as f:
                        while b := f.read(1 << 20):
                            d.update(b)
                    m = i.external_attr >> 16
                    if not i.is_dir():
                        print(i.filename, i.file_size, (m & 0xfff) if m else -1, d.hexdigest(), sep='\\t')
            """;

    private static final int WHEELS = 100;
    private static final long LARGEST = 30L << 20;

    static List<Path> wheels() throws IOException {
        List<Path> wheels = new ArrayList<>();
        for (String name : System.getProperty("parallax.wheels", "").split(File.pathSeparator, -1)) {
            if (!name.isEmpty() && Files.isDirectory(Path.of(name))) {
                try (Stream<Path> files = Files.list(Path.of(name))) {
                    files.filter(file -> file.toString().endsWith(".whl") && size(file) < LARGEST)
                            .sorted((a, b) -> Long.compare(size(a), size(b)))
                            .limit(WHEELS)
                            .forEach(wheels::add);
                }
            }
        }
        return wheels;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreWheelsToCompare() throws Exception {
        assumeTrue(!wheels().isEmpty(), "skipped: no wheels in the folders of the property parallax.wheels");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("wheels")
    void entriesAndDigestsAreThoseOfPython(Path wheel) throws Exception {
        Process python = new ProcessBuilder(Peers.python(), "-c", SCRIPT, wheel.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(python.getInputStream().readAllBytes(), UTF_8);
        assumeTrue(python.waitFor() == 0, "skipped: Python cannot read " + wheel.getFileName());
        Artifact artifact = ArtifactReader.read(wheel);
        List<String> ours = new ArrayList<>();
        for (ArtifactEntry entry : artifact.entries()) {
            if (entry.type() != EntryType.DIRECTORY) {
                ours.add(entry.path() + "\t" + entry.size() + "\t" + entry.mode() + "\t" + entry.sha256());
            }
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(output.lines().toList());
    }
}
