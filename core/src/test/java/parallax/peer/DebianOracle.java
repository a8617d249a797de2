package parallax.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import parallax.testkit.Peers;

/// Asks dpkg itself, one process a question, and its Perl modules, one process for all.
final class DebianOracle {

    /// What dpkg says of a version.
    enum Verdict {
        ACCEPTED,
        WARNED,
        REFUSED
    }

    /// Every version gets a blank before it, which dpkg drops: it would take `-1` for an option otherwise.
    private static final String VALIDATE = """
            while IFS= read -r version; do
                dpkg --validate-version " $version"
                echo "= $?" >&2
            done
            """;

    private static final String COMPARE = """
            while read -r left operator right; do
                dpkg --compare-versions " $left" "$operator" " $right" 2>/dev/null
                echo $?
            done
            """;

    /// As many loops at once: starting dpkg is what takes the time.
    private static final int LOOPS = 2;

    private final Path folder;

    /// @param folder for questions and answers
    DebianOracle(Path folder) {
        this.folder = folder;
    }

    /// @param versions without line feeds
    /// @throws org.opentest4j.TestAbortedException without dpkg, so that the test shows as skipped
    List<Verdict> validate(List<String> versions) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        String said = "";
        for (String line : dpkg(VALIDATE, versions)) {
            if (line.startsWith("= ")) {
                verdicts.add(verdict(line, said));
                said = "";
            } else {
                said += line;
            }
        }
        return verdicts;
    }

    private static Verdict verdict(String status, String said) {
        if (status.equals("= 0")) {
            return Verdict.ACCEPTED;
        }
        return said.startsWith("dpkg: warning: ") ? Verdict.WARNED : Verdict.REFUSED;
    }

    /// Whether dpkg finds each comparison true.
    ///
    /// @param comparisons such as `1.0 lt 1.1`
    /// @throws org.opentest4j.TestAbortedException without dpkg, so that the test shows as skipped
    List<Boolean> compare(List<String> comparisons) throws IOException, InterruptedException {
        return dpkg(COMPARE, comparisons).stream().map("0"::equals).toList();
    }

    private List<String> dpkg(String script, List<String> lines) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Peers.starts(List.of("dpkg", "--version")), "skipped: needs dpkg");
        int share = (lines.size() + LOOPS - 1) / LOOPS;
        List<Process> loops = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            Path input = folder.resolve("questions" + i);
            Files.write(
                    input,
                    lines.subList(Math.min(i * share, lines.size()), Math.min((i + 1) * share, lines.size())),
                    UTF_8);
            ProcessBuilder loop = new ProcessBuilder("sh", "-c", script)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("answers" + i).toFile());
            loop.environment().put("LC_ALL", "C");
            loops.add(loop.start());
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            loops.get(i).waitFor();
            String said = Files.readString(folder.resolve("answers" + i), ISO_8859_1);
            answers.addAll(
                    said.isEmpty() ? List.of() : List.of(said.stripTrailing().split("\n", -1)));
        }
        return answers;
    }

    /// Answers in the order of the questions. The first field of a question is its kind.
    ///
    /// @throws org.opentest4j.TestAbortedException without the modules, so that the test shows as skipped
    List<List<String>> ask(List<List<String>> questions) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Peers.starts(List.of("perl", "-MDpkg::Deps", "-e", "1")),
                "skipped: needs a Perl that loads Dpkg::Deps (Debian's libdpkg-perl)");
        Path script = folder.resolve("debian_oracle.pl");
        try (InputStream resource = DebianOracle.class.getResourceAsStream("debian_oracle.pl")) {
            Files.write(script, Objects.requireNonNull(resource).readAllBytes());
        }
        Path input = folder.resolve("questions");
        Files.write(input, questions.stream().map(OracleLine::of).toList());
        Path output = folder.resolve("answers");
        Path problems = folder.resolve("problems");
        int status = new ProcessBuilder("perl", script.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(problems.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(output);
        if (status != 0 || lines.size() != questions.size() + 1) {
            throw new IllegalStateException(Files.readString(problems));
        }
        return lines.stream().skip(1).map(OracleLine::fields).toList();
    }
}
