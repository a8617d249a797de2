package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.GoldenFiles;

class CompletionTest {

    private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/completion");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theScript(String shell) {
        GOLDEN.check("parallax." + shell, Run.of("completion", shell).out());
    }

    @Tag("peer")
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellAcceptsTheScript(String shell) throws Exception {
        assumeInstalled(shell);
        Path script = script(shell);
        assertThat(output(shell, "-n", script.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandAndOptionIsInTheScript(String shell) {
        String script = Run.of("completion", shell).out();
        for (Usage usage : Commands.usages()) {
            assertThat(script).contains(usage.name());
            for (Flag flag : usage.flags()) {
                assertThat(script).contains((shell.equals("fish") ? "-l " : "--") + flag.name());
                flag.choices().forEach(choice -> assertThat(script).contains(choice));
            }
        }
    }

    @ParameterizedTest(name = "parallax {0}<Tab>")
    @CsvSource(delimiter = '|', textBlock = """
                    'comp'                             | compare completion
                    'compare --form'                   | --format
                    'compare --format '                | text json md html sarif
                    'compare --format = s'             | sarif
                    'compare --format ='               | text json md html sarif
                    'inspect --format '                | text json md html
                    'compare --fail-on c'              | changes
                    'ch'                               | check
                    'check --fail-on '                 | breaks risk changes note never
                    'check --host '                    | ''
                    'matrix --format '                 | text json md html
                    'completion '                      | --output -o --debug --help -h bash zsh fish
                    'completion z'                     | zsh
                    'help w'                           | why
                    'compare --python '                | ''
                    'sources --a'                      | ''
                    '--v'                              | --version
                    """)
    void bashOffersWhatFits(String typed, String offered) throws Exception {
        assumeInstalled("bash");
        StringBuilder words = new StringBuilder("parallax");
        for (String word : typed.split(" ", -1)) {
            words.append(' ').append(word.isEmpty() ? "''" : word);
        }
        String program = "source " + script("bash") + "; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _parallax; echo \"${COMPREPLY[*]}\"";
        assertThat(output("bash", "--norc", "-c", program).strip()).isEqualTo(offered);
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(
                folder.resolve("parallax." + shell), Run.of("completion", shell).out());
    }

    private static void assumeInstalled(String shell) {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean installed = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, shell)));
        assumeTrue(installed, shell + " is not installed");
    }

    /// Standard output and standard error together.
    private static String output(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
