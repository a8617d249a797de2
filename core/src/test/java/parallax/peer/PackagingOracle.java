package parallax.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;
import parallax.testkit.Peers;

/// Asks Python's `packaging` library, through `python3`, the same questions that the classes under test answer.
final class PackagingOracle {

    private static final String NEEDED = "a Python that imports packaging 26.3 or newer (peers/install gets one)";

    private final Path folder;
    private String version = "";

    PackagingOracle(Path folder) {
        this.folder = folder;
    }

    /// Answers in the order of the questions. The first field of a question is its kind.
    ///
    /// @throws TestAbortedException where there is no `packaging`, or too old a one, so that it shows as skipped
    List<List<String>> ask(List<List<String>> questions) throws IOException, InterruptedException {
        Path script = folder.resolve("packaging_oracle.py");
        try (InputStream resource = PackagingOracle.class.getResourceAsStream("packaging_oracle.py")) {
            Files.write(script, Objects.requireNonNull(resource).readAllBytes());
        }
        Path input = folder.resolve("questions");
        Files.write(input, questions.stream().map(OracleLine::of).toList());
        Path output = folder.resolve("answers");
        Path problems = folder.resolve("problems");
        int status = run(script, input, output, problems);
        List<String> lines = Files.readAllLines(output);
        Assumptions.assumeTrue(!lines.isEmpty() && isNewEnough(lines.getFirst()), () -> "skipped: needs " + NEEDED);
        if (status != 0 || lines.size() != questions.size() + 1) {
            throw new IllegalStateException(Files.readString(problems));
        }
        version = lines.getFirst();
        return lines.stream().skip(1).map(OracleLine::fields).toList();
    }

    /// The library's version, once it has been asked.
    String version() {
        return version;
    }

    private static int run(Path script, Path input, Path output, Path problems)
            throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(Peers.python(), script.toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(problems.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs " + NEEDED, e);
        }
    }

    private static boolean isNewEnough(String version) {
        String[] numbers = version.split("\\.", -1);
        int major = Integer.parseInt(numbers[0]);
        return major > 26 || (major == 26 && Integer.parseInt(numbers[1]) >= 3);
    }
}
