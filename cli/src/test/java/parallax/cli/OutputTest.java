package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.finding.Impact;

/// Where answers go, and what happens when they cannot.
class OutputTest {

    private static final String ANSWER = Run.of("sources").out();

    @TempDir
    Path folder;

    private Run write(String file) {
        return new Run.Setting().withDirectory(folder).run("sources", "-o", file);
    }

    @Test
    void aFileGetsWhatStandardOutputWouldHaveGot() throws IOException {
        assertThat(write("new.txt")).isEqualTo(new Run(0, "", "", List.of("sources")));
        assertThat(folder.resolve("new.txt")).hasContent(ANSWER);
        assertThat(names()).containsExactly("new.txt");
    }

    @Test
    void anOldFileIsReplacedAndKeepsItsPermissions() throws IOException {
        Path old = Files.writeString(folder.resolve("old.txt"), "old".repeat(10_000));
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "the file system has no permissions");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(write("old.txt").status()).isZero();
        assertThat(old).hasContent(ANSWER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path old = Files.writeString(folder.resolve("old.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("old.txt"));
        assertThat(write("link.txt").status()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(old).hasContent(ANSWER);
    }

    @Test
    void aLinkToWhatIsNotThereYetMakesIt() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("reports/again.txt"));
        Path second = Files.createSymbolicLink(reports.resolve("again.txt"), Path.of("new.txt"));
        assertThat(write("link.txt")).isEqualTo(new Run(0, "", "", List.of("sources")));
        assertThat(link).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        assertThat(reports.resolve("new.txt")).hasContent(ANSWER).isRegularFile();
    }

    @Test
    void linksInACircleAreLeftAlone() throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
        Path other = Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
        assertThat(write("one").error()).isEqualTo("error: cannot write `one`: its links lead in a circle\n");
        assertThat(one).isSymbolicLink();
        assertThat(other).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1"})
    void standardOutputCanBeNamed(String name) {
        assertThat(write(name).out()).isEqualTo(ANSWER);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(folder.resolve("reports"));
        assertThat(write("reports").error())
                .isEqualTo("error: cannot write `reports`: it is a folder\n\nhint: name a file in it\n");
    }

    @Test
    void aMissingFolderIsNotMade() {
        Run run = write("missing/report.txt");
        assertThat(run.error()).isEqualTo("error: cannot write `missing/report.txt`: its folder does not exist\n");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(write("file/report.txt").error())
                .matches("error: cannot write `file/report\\.txt`: .*(not a directory|is a file)\n");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        assertThat(write("a\0b").error()).startsWith("error: cannot write `a\\x00b`: ");
        assertThat(write("x".repeat(5000)).error()).contains("name too long");
        assertThat(names()).isEmpty();
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() {
        assumeTrue(Files.isWritable(Path.of("/dev/null")), "no /dev/null here");
        assertThat(write("/dev/null").status()).isZero();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aFullDiskIsTold() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");
        Run run = write("/dev/full");
        assertThat(run.error()).isEqualTo("error: cannot write `/dev/full`: no space left on device\n");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void troubleLeavesTheOldFileAlone() throws IOException {
        Path old = Files.writeString(folder.resolve("old.txt"), "old");
        Run run = new Run.Setting().withDirectory(folder).run("compare", "torch", "-o", "old.txt");
        assertThat(run.status()).isEqualTo(2);
        assertThat(old).hasContent("old");
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThat(write("").error()).startsWith("error: option `--output` needs a value\n");
    }

    @Test
    void aReaderThatHasGoneIsNoTrouble() {
        Run run = failing("Broken pipe");
        assertThat(run).isEqualTo(new Run(141, "", "", List.of()));
    }

    @Test
    void standardOutputThatCannotBeWrittenIsTrouble() {
        Run run = failing("No space left on device");
        assertThat(run.error()).isEqualTo("error: cannot write standard output: no space left on device\n");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void colourAndTheWidthOfTheTerminalStayOutOfFiles() {
        Run run = new Run.Setting()
                .withTerminal(60)
                .withDirectory(folder)
                .run("compare", "torchvision", "-o", "report.txt");
        assertThat(run.status()).isZero();
        assertThat(folder.resolve("report.txt"))
                .hasContent(Run.of("compare", "torchvision").out());
    }

    @Test
    void textIsUtf8WhateverTheLocale() {
        assertThat(Run.of("compare", "日本語").error().getBytes(StandardCharsets.UTF_8))
                .containsSequence("日本語".getBytes(StandardCharsets.UTF_8));
    }

    private static Run failing(String message) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int unit) throws IOException {
                throw new IOException(message);
            }
        };
        return new Run.Setting().run(broken, new SmallAnswers(Impact.NOTE), "sources");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
