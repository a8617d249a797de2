package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.GoldenFiles;

class HelpTest {

    private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/help");

    static Stream<String> commands() {
        return Commands.NAMES.stream();
    }

    @Test
    void theProgram() {
        GOLDEN.check("parallax.txt", Run.of("--help").out());
        assertThat(Run.of("-h")).isEqualTo(Run.of("--help"));
        assertThat(Run.of("help")).isEqualTo(Run.of("--help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommand(String command) {
        Run run = Run.of(command, "--help");
        GOLDEN.check(command + ".txt", run.out());
        assertThat(run.status()).isZero();
        assertThat(Run.of("help", command)).isEqualTo(run);
        assertThat(Run.of(command, "-h")).isEqualTo(run);
        assertThat(Run.of("--help", command)).isEqualTo(run);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsLongerThanEightyColumns(String command) {
        assertThat(Run.of(command, "--help").out().lines()).allMatch(line -> line.length() <= 80 || example(line));
    }

    /// An example is to be copied, so it is one line.
    private static boolean example(String line) {
        return line.startsWith("  parallax ");
    }

    /// Every example in a help text is something that the program takes.
    @ParameterizedTest
    @MethodSource("commands")
    void theExamplesWork(String command) {
        List<String> lines = new ArrayList<>();
        for (Usage usage : Commands.usages()) {
            if (usage.name().equals(command)) {
                usage.examples().forEach(example -> lines.add(example.command()));
            }
        }
        assertThat(lines).isNotEmpty().allSatisfy(HelpTest::parses);
    }

    private static void parses(String example) throws Exception {
        String line = example.replaceAll("^source <\\((.*)\\)$", "$1").replaceAll("^echo '[^']*' \\| ", "");
        assertThat(line).startsWith("parallax ");
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.removeFirst();
        Command command = Objects.requireNonNull(Commands.find(words.removeFirst()), example);
        CommandLine.parse(command.usage(), words);
    }

    @Test
    void theOptionsThatTakeAValueAreKnownBeforeTheCommandToo() {
        for (Usage usage : Commands.usages()) {
            for (Flag flag : usage.flags()) {
                if (flag.takesValue()) {
                    Run run = Run.of("--" + flag.name(), "sources", "no-such-command");
                    assertThat(run.error()).as(flag.name()).startsWith("error: unknown command `no-such-command`");
                }
            }
        }
    }
}
