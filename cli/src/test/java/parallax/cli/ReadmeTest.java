package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import parallax.ArtifactAccess;
import parallax.artifact.Progress;
import parallax.testkit.GoldenFiles;

/// The README shows what the program prints: its screens are run here, and written anew with `-Dgolden.update=true`.
/// Of a long answer it shows the beginning, up to the line `…`.
class ReadmeTest {

    private static final Pattern SCREEN =
            Pattern.compile("```console\n\\$ ./parallax ([^\n]*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("`\\./parallax ([^`|]+)`");
    private static final int LINES_SHOWN = 30;
    private static final String FULL_SCREEN = "compare torchvision";

    private static String readme() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", "")).resolve("../README.md"));
    }

    /// What a terminal would show: standard output and standard error.
    private static Run run(String line, Path directory) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = Main.run(
                Arrays.asList(line.split(" ")),
                new Surroundings(
                        InputStream.nullInputStream(),
                        out,
                        error,
                        Map.of(),
                        Terminal.NONE,
                        directory,
                        new Answers.Recorded(new ArtifactAccess(directory, null, Progress.NONE))));
        return new Run(status, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8), List.of());
    }

    @Test
    void theScreensAreWhatTheProgramPrints() throws IOException {
        String page = SCREEN.matcher(readme()).replaceAll(screen -> {
            Run run = run(screen.group(1), Path.of(""));
            String shown = shown(screen.group(1), run.out() + run.error());
            return Matcher.quoteReplacement("```console\n$ ./parallax " + screen.group(1) + "\n" + shown + "```");
        });
        GoldenFiles.in("../../../..").check("README.md", page);
    }

    private static String shown(String line, String output) {
        List<String> lines = output.lines().toList();
        if (line.equals(FULL_SCREEN) || lines.size() <= LINES_SHOWN) {
            return output;
        }
        List<String> beginning = new ArrayList<>(lines.subList(0, LINES_SHOWN));
        while (beginning.getLast().isBlank()) {
            beginning.removeLast();
        }
        return String.join("\n", beginning) + "\n…\n";
    }

    @TestFactory
    List<DynamicTest> everyCommandOfTheReadmeRuns(@TempDir Path folder) throws IOException {
        List<String> commands = COMMAND.matcher(readme())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(commands).hasSizeGreaterThan(6).anyMatch(line -> line.startsWith("compare core/"));
        // Some read artifacts of the clone, one writes where it is run.
        Path core =
                Path.of(System.getProperty("basedir", "")).resolve("../core").toRealPath();
        Files.createSymbolicLink(folder.resolve("core"), core);
        return commands.stream()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    Run run = run(line, folder);
                    assertThat(run.error()).isEmpty();
                    assertThat(run.status()).isZero();
                }))
                .toList();
    }
}
