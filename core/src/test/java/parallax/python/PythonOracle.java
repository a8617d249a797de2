package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import parallax.testkit.Peers;

/// Asks Python's own `tokenize` and `ast` the questions that the classes under test answer.
final class PythonOracle {

    private static final String NEEDED = "a Python 3.9 or newer";

    private final Path folder;

    PythonOracle(Path folder) {
        this.folder = folder;
    }

    /// Answers in the order of the questions; the first field is `ok` or `refused`.
    ///
    /// @throws TestAbortedException where there is no Python, so that it shows as skipped
    List<List<String>> ask(List<List<String>> questions) throws IOException, InterruptedException {
        Path script = folder.resolve("python_source_oracle.py");
        try (InputStream resource = PythonOracle.class.getResourceAsStream("python_source_oracle.py")) {
            Files.write(script, Objects.requireNonNull(resource).readAllBytes());
        }
        Path input = Files.createTempFile(folder, "questions", "");
        Files.write(input, questions.stream().map(PythonOracle::line).toList());
        List<String> answers = run(List.of(Peers.python(), script.toString()), input);
        if (answers.size() != questions.size()) {
            throw new IllegalStateException(answers.size() + " answers to " + questions.size() + " questions");
        }
        return answers.stream().map(PythonOracle::fields).toList();
    }

    private List<String> run(List<String> command, Path input) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "answers", "");
        Path problems = Files.createTempFile(folder, "problems", "");
        int status;
        try {
            status = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(problems.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs " + NEEDED, e);
        }
        if (status != 0) {
            throw new IllegalStateException(Files.readString(problems));
        }
        return Files.readAllLines(output);
    }

    /// Python sources of this machine: below the folders of the system property `parallax.sources`, apart by `:`, or
    /// else those that Python itself comes with and what is installed beside them.
    ///
    /// @param most how many at most, taken evenly; all of the folders that are named
    List<Path> sources(int most) throws IOException, InterruptedException {
        String named = System.getProperty("parallax.sources", "");
        List<Path> all = new ArrayList<>();
        for (String root : named.isEmpty() ? roots() : List.of(named.split(":", -1))) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".py") && Files.isRegularFile(file))
                        .sorted()
                        .forEach(all::add);
            }
        }
        if (!named.isEmpty() || all.size() <= most) {
            return all;
        }
        List<Path> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return some;
    }

    private List<String> roots() throws IOException, InterruptedException {
        Path nothing = Files.createTempFile(folder, "nothing", "");
        return run(List.of(Peers.python(), "-c", "import os; print(os.path.dirname(os.__file__))"), nothing);
    }

    private static String line(List<String> fields) {
        return String.join(
                "\t",
                fields.stream()
                        .map(field -> URLEncoder.encode(field, UTF_8).replace("+", "%20"))
                        .toList());
    }

    private static List<String> fields(String line) {
        return Stream.of(line.split("\t", -1))
                .map(field -> URLDecoder.decode(field.replace("+", "%2B"), UTF_8))
                .toList();
    }
}
