package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import parallax.artifact.Artifact;
import parallax.artifact.ArtifactEntry;
import parallax.artifact.ArtifactReader;
import parallax.artifact.CondaMetadata;
import parallax.artifact.DebianControl;
import parallax.artifact.DebianMetadata;
import parallax.artifact.EntryType;
import parallax.testkit.Peers;

/// Packages hold the same files for us as for Python's `tarfile`, `cph` and dpkg: the same entries, sizes, digests,
/// links
/// and fields.
///
/// Debian packages come from the folders of the property `parallax.debs`, else from `apt-get download`.
@Tag("peer")
class PackagesPeerTest {

    private static final Path REAL = Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/artifacts");

    /// Lists a tar stream from standard input as lines of ours; the last of two members with one path counts.
    private static final String TARFILE = """
            import hashlib, sys, tarfile
            entries = {}
            with tarfile.open(fileobj=sys.stdin.buffer, mode='r|*') as tar:
                for m in tar:
                    name = m.name[2:] if m.name.startswith('./') else m.name
                    if name in ('', '.'):
                        continue
                    if m.isreg():
                        data = tar.extractfile(m).read()
                        entries[name] = 'FILE %o %d %s' % (m.mode, m.size, hashlib.sha256(data).hexdigest())
                    elif m.isdir():
                        entries[name] = 'DIRECTORY %o' % m.mode
                    elif m.issym():
                        entries[name] = 'SYMLINK %o %s' % (m.mode, m.linkname)
                    elif m.islnk():
                        entries[name] = 'HARDLINK %o %s' % (m.mode, m.linkname)
                    else:
                        entries[name] = 'OTHER %o' % m.mode
            for name in sorted(entries):
                print(name, entries[name])
            """;

    @TempDir
    Path folder;

    private static String line(ArtifactEntry entry) {
        String line = entry.path() + " " + entry.type() + " " + Integer.toOctalString(entry.mode());
        if (entry.type() == EntryType.FILE) {
            return line + " " + entry.size() + " " + entry.sha256();
        }
        return entry.linkTarget() == null ? line : line + " " + entry.linkTarget();
    }

    private static List<String> lines(Artifact artifact, boolean control) {
        return artifact.entries().stream()
                .filter(entry -> entry.path().startsWith("DEBIAN/") == control)
                .map(PackagesPeerTest::line)
                .sorted()
                .toList();
    }

    /// The output of a pipeline of the shell.
    private List<String> shell(String script, Path argument) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "out", "");
        int status = new ProcessBuilder(List.of("bash", "-o", "pipefail", "-c", script, "bash", argument.toString()))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(folder.toFile())
                .start()
                .waitFor();
        assertThat(status).as("status of %s", script).isZero();
        return Files.readAllLines(output, UTF_8);
    }

    private String tarfile() throws IOException {
        return "'" + Peers.python() + "' '" + Files.writeString(folder.resolve("list.py"), TARFILE) + "'";
    }

    private static void needs(String... command) throws InterruptedException {
        Assumptions.assumeTrue(Peers.starts(List.of(command)), "skipped: needs " + command[0]);
    }

    @Test
    void condaPackagesOfFormat1HoldWhatTarfileSees() throws Exception {
        needs(Peers.python(), "--version");
        try (Stream<Path> files = Files.walk(REAL)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".tar.bz2")).toList()) {
                assertThat(lines(ArtifactReader.read(file), false))
                        .as("%s", file.getFileName())
                        .isEqualTo(sorted(shell(tarfile() + " < \"$1\"", file.toAbsolutePath())));
            }
        }
    }

    @Test
    void condaPackagesThatCphMakesHoldWhatItPutIn() throws Exception {
        needs("cph", "--help");
        Path source = folder.resolve("source");
        for (Path file : List.of(
                REAL.resolve("linux-64/zlib-1.2.11-h7b6447c_3.tar.bz2"),
                REAL.resolve("cph_test_data-0.0.1-0.tar.bz2"),
                REAL.resolve("mock-2.0.0-py37_1000.tar.bz2"))) {
            Files.createDirectories(source);
            String name = String.valueOf(file.getFileName());
            Files.copy(file, source.resolve(name));
            shell("cd source && cph transmute \"$1\" .conda", Path.of(name));
            Artifact made = ArtifactReader.read(source.resolve(name.replace(".tar.bz2", ".conda")));
            assertThat(contents(made)).as(name).isEqualTo(contents(ArtifactReader.read(file)));
            assertThat(made.metadata())
                    .isInstanceOfSatisfying(
                            CondaMetadata.class,
                            metadata -> assertThat(metadata.index().find()).isPresent());
        }
    }

    /// What survives unpacking and packing: not modes, and folders are made on the way.
    private static List<String> contents(Artifact artifact) {
        return artifact.entries().stream()
                .filter(entry -> entry.type() != EntryType.DIRECTORY)
                .map(entry -> entry.path() + " " + entry.type() + " " + entry.sha256() + " " + entry.linkTarget())
                .toList();
    }

    @Test
    void debianPackagesHoldWhatDpkgSees() throws Exception {
        needs("dpkg-deb", "--version");
        needs(Peers.python(), "--version");
        for (Path file : debianPackages()) {
            Artifact artifact = ArtifactReader.read(file);
            assertThat(lines(artifact, false))
                    .as("data of %s", file.getFileName())
                    .isEqualTo(sorted(shell("dpkg-deb --fsys-tarfile \"$1\" | " + tarfile(), file)));
            assertThat(lines(artifact, true).stream()
                            .map(line -> line.substring("DEBIAN/".length()))
                            .toList())
                    .as("control of %s", file.getFileName())
                    .isEqualTo(sorted(shell("dpkg-deb --ctrl-tarfile \"$1\" | " + tarfile(), file)));
            DebianControl control =
                    ((DebianMetadata) artifact.metadata()).control().find().orElseThrow();
            for (String field : control.fields().keySet()) {
                List<String> said = new ArrayList<>(shell("dpkg-deb -f \"$1\" " + field, file));
                said.replaceAll(line -> line.startsWith(" ") ? line.substring(1) : line);
                assertThat(control.fields().get(field)).as(field).isEqualTo(String.join("\n", said));
            }
        }
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private List<Path> debianPackages() throws IOException, InterruptedException {
        String folders = System.getProperty("parallax.debs", "");
        List<Path> packages = new ArrayList<>();
        if (folders.isEmpty()) {
            try {
                shell("apt-get download \"$1\"", Path.of("python3-pil"));
            } catch (AssertionError e) {
                throw new TestAbortedException(
                        "skipped: needs Debian packages, from apt-get or the folders of -Dparallax.debs", e);
            }
            folders = folder.toString();
        }
        for (String each : folders.split(":", -1)) {
            try (Stream<Path> files = Files.list(Path.of(each))) {
                files.filter(file -> file.toString().endsWith(".deb")).sorted().forEach(packages::add);
            }
        }
        assertThat(packages).isNotEmpty();
        return packages;
    }
}
