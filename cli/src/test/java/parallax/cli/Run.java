package parallax.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import parallax.finding.Impact;

/// One run of the program inside the test: what it wrote, and its exit status.
record Run(int status, String out, String error, List<String> asked) {

    static Run of(String... arguments) {
        return new Setting().run(arguments);
    }

    /// As a user would type it, without quoting.
    static Run ofLine(String line) {
        return of(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    /// What the run finds around it; each `with` gives a changed copy.
    record Setting(Map<String, String> environment, Terminal terminal, Path directory, Impact impact) {

        Setting() {
            this(Map.of(), Terminal.NONE, Path.of(""), Impact.RISK);
        }

        Setting withEnvironment(String name, String value) {
            return new Setting(Map.of(name, value), terminal, directory, impact);
        }

        Setting withTerminal(int columns) {
            return new Setting(environment, new Terminal(true, columns), directory, impact);
        }

        Setting withDirectory(Path folder) {
            return new Setting(environment, terminal, folder, impact);
        }

        Setting withImpact(Impact found) {
            return new Setting(environment, terminal, directory, found);
        }

        Run run(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SmallAnswers answers = new SmallAnswers(impact);
            Run run = run(out, answers, arguments);
            return new Run(run.status(), out.toString(StandardCharsets.UTF_8), run.error(), answers.asked);
        }

        Run run(OutputStream out, Answers answers, String... arguments) {
            return run(InputStream.nullInputStream(), out, answers, arguments);
        }

        Run run(InputStream in, OutputStream out, Answers answers, String... arguments) {
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            int status = Main.run(
                    List.of(arguments), new Surroundings(in, out, error, environment, terminal, directory, answers));
            return new Run(status, "", error.toString(StandardCharsets.UTF_8), List.of());
        }
    }
}
