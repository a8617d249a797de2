package parallax.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {

    @TempDir
    Path folder;

    @Test
    void theSameTextPasses() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "één\ntwo\n");

        assertThatCode(() -> checking().check("a.txt", "één\ntwo\n")).doesNotThrowAnyException();
    }

    @Test
    void aFailureShowsTheFirstDifferenceAndHowToUpdate() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\ntwo\nthree\n");

        assertThatThrownBy(() -> checking().check("a.txt", "one\ntwo \r\nfour\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        first difference in line 2
                          golden file: |two|
                          output:      |two \\u000d|
                        golden file: %s
                        if the new output is right, run the test with -Dgolden.update=true and review the diff""", folder.resolve("a.txt"));
    }

    @Test
    void aMissingLastNewlineIsADifference() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\n");

        assertThatThrownBy(() -> checking().check("a.txt", "one"))
                .hasMessageContaining("first difference in line 2")
                .hasMessageContaining("golden file: ||")
                .hasMessageContaining("output:      (ends before this line)");
    }

    @Test
    void aMissingFileIsAFailureAndIsNotWritten() {
        assertThatThrownBy(() -> checking().check("new.txt", "text"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no golden file yet")
                .hasMessageContaining("-Dgolden.update=true");
        assertThat(folder.resolve("new.txt")).doesNotExist();
    }

    @Test
    void anUpdateWritesTheFileWithItsFolder() {
        GoldenFiles updating = new GoldenFiles(folder.resolve("report"), true);

        updating.check("new.txt", "één\n");

        assertThat(folder.resolve("report/new.txt")).content().isEqualTo("één\n");
    }

    private GoldenFiles checking() {
        return new GoldenFiles(folder, false);
    }
}
