package parallax.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Compares whole outputs with files that are kept beside the tests.
///
/// ```java
/// private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/report");
///
/// @Test
/// void namesTheSideThatLacksTheDependency() {
///     GOLDEN.check("dependency-on-one-side.txt", report);
/// }
/// ```
///
/// `./test -Dgolden.update=true` writes the files anew. How to review the change that follows: read each changed line
/// as what a user will see tomorrow, and be able to name the change in the code that caused it. A file of which
/// the diff cannot be explained line by line is not committed, and the update never goes into the same commit
/// as an unrelated change. Output must be the same on every run: times, absolute paths and the order of a hash
/// do not belong in it.
public final class GoldenFiles {

    private static final String UPDATE = "golden.update";

    private final Path folder;
    private final boolean update;

    GoldenFiles(Path folder, boolean update) {
        this.folder = folder;
        this.update = update;
    }

    /// @param folder inside `src/test/resources` of the module whose tests run, `/` between its parts
    public static GoldenFiles in(String folder) {
        // Maven names the module's folder; elsewhere tests are started in it.
        Path module = Path.of(System.getProperty("basedir", ""));
        return new GoldenFiles(module.resolve("src/test/resources").resolve(folder), Boolean.getBoolean(UPDATE));
    }

    /// Passes when the file holds exactly this text in UTF-8, or when files are being updated.
    ///
    /// @param name file name with its extension, named after the test
    /// @throws AssertionError naming the file, the first line that differs, and how to update
    public void check(String name, String actual) {
        Path file = folder.resolve(name);
        try {
            if (update) {
                Files.createDirectories(folder);
                Files.writeString(file, actual);
                return;
            }
            String expected = Files.readString(file, StandardCharsets.UTF_8);
            if (!expected.equals(actual)) {
                throw new AssertionError(firstDifference(expected, actual) + howToUpdate(file));
            }
        } catch (NoSuchFileException _) {
            throw new AssertionError("there is no golden file yet" + howToUpdate(file));
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot compare with " + file, problem);
        }
    }

    private static String howToUpdate(Path file) {
        return "\ngolden file: %s\nif the new output is right, run the test with -D%s=true and review the diff"
                .formatted(file, UPDATE);
    }

    private static String firstDifference(String expected, String actual) {
        String[] expectedLines = expected.split("\n", -1);
        String[] actualLines = actual.split("\n", -1);
        int line = 0;
        while (line < expectedLines.length
                && line < actualLines.length
                && expectedLines[line].equals(actualLines[line])) {
            line++;
        }
        return "first difference in line %d\n  golden file: %s\n  output:      %s"
                .formatted(line + 1, show(expectedLines, line), show(actualLines, line));
    }

    /// The line between bars, so that spaces at its end are seen; a text that ends in a newline has an empty last line.
    private static String show(String[] lines, int line) {
        if (line >= lines.length) {
            return "(ends before this line)";
        }
        StringBuilder shown = new StringBuilder("|");
        lines[line].codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                shown.append("\\u%04x".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.append('|').toString();
    }
}
