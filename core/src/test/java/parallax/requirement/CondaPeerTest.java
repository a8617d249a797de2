package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.testkit.Peers;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;

/// Asks an installed conda the same questions. Wants a Python that can `import conda`, see {@link Peers#python}.
@Tag("peer")
final class CondaPeerTest {

    private static final int QUESTIONS = 20_000;
    private static final List<String> WORDS = List.of(
            "0", "1", "2", "9", "10", "01", "1a", "1rc1", "2dev", "1post2", "a", "rc", "dev", "post", "alpha", "v1",
            "x86");
    private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=", "=", "");

    @TempDir
    private Path folder;

    @Test
    void versionsCompareAsInConda() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (long seed = 0; seed < QUESTIONS; seed++) {
            Random random = new Random(seed);
            String left = version(random);
            String right = version(random);
            questions.add("compare\t" + left + "\t" + right);
            answers.add(compare(left, right));
        }
        assertAgreement(questions, answers);
    }

    @Test
    void specsAdmitAsInConda() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (long seed = 0; seed < QUESTIONS; seed++) {
            Random random = new Random(seed);
            String spec =
                    clause(random) + (random.nextBoolean() ? "" : (random.nextBoolean() ? "," : "|") + clause(random));
            String version = version(random);
            questions.add("contains\t" + spec + "\t" + version);
            answers.add(contains(spec, version));
        }
        assertAgreement(questions, answers);
    }

    @Test
    void matchSpecsReadAsInConda() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (long seed = 0; seed < QUESTIONS; seed++) {
            Random random = new Random(seed);
            String version =
                    random.nextInt(4) == 0 ? ">=1.2,<2" : "1." + random.nextInt(3) + (random.nextBoolean() ? "" : ".*");
            String build = random.nextBoolean() ? "py3*_0" : "b_1";
            String spec = switch (random.nextInt(6)) {
                case 0 -> "pkg " + version;
                case 1 -> "pkg=" + (version.startsWith(">") ? "1" : version);
                case 2 -> "pkg " + version + " " + build;
                case 3 -> "pkg=" + (version.startsWith(">") ? "1" : version) + "=" + build;
                case 4 -> "conda-forge::pkg[version='" + version + "',build='" + build + "']";
                default -> "pkg" + (version.startsWith(">") ? version : "==" + version);
            };
            questions.add("matchspec\t" + spec);
            MatchSpec parsed = MatchSpec.parse(spec);
            answers.add(
                    parsed.name() + "\t" + parsed.version() + "\t" + (parsed.build() == null ? "" : parsed.build()));
        }
        List<String> condas = ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            String[] fields = condas.get(i).split("\t", -1);
            String conda = fields[0] + "\t" + CondaVersionSpec.parse(fields[1]) + "\t" + fields[2];
            assertThat(answers.get(i)).as("seed %d: %s", i, questions.get(i)).isEqualTo(conda);
        }
    }

    private void assertAgreement(List<String> questions, List<String> answers) throws Exception {
        List<String> condas = ask(questions);
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (!answers.get(i).equals(condas.get(i))) {
                disagreements.add(
                        "seed " + i + ": " + questions.get(i) + " is " + answers.get(i) + ", conda: " + condas.get(i));
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private List<String> ask(List<String> questions) throws IOException, InterruptedException {
        String python = Peers.python();
        assumeTrue(
                canImportConda(python),
                "`" + python + "` cannot import conda; set PARALLAX_PEER_PYTHON to one that can");
        Path input = folder.resolve("questions.txt");
        Path output = folder.resolve("answers.txt");
        Path script = folder.resolve("conda_peer.py");
        Files.write(input, questions);
        try (InputStream resource = CondaPeerTest.class.getResourceAsStream("/parallax/requirement/conda_peer.py")) {
            Files.write(script, resource == null ? new byte[0] : resource.readAllBytes());
        }
        Process process = new ProcessBuilder(python, script.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        List<String> answers = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(answers).hasSameSizeAs(questions);
        return answers;
    }

    private static boolean canImportConda(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import conda.models.match_spec")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static String compare(String left, String right) {
        try {
            int order = CondaVersion.parse(left).compareTo(CondaVersion.parse(right));
            return order < 0 ? "lt" : order > 0 ? "gt" : "eq";
        } catch (MalformedVersionException _) {
            return "error";
        }
    }

    private static String contains(String spec, String version) {
        try {
            return String.valueOf(CondaVersionSpec.parse(spec).contains(CondaVersion.parse(version)));
        } catch (MalformedVersionException _) {
            return "error";
        }
    }

    private static String clause(Random random) {
        String version = version(random);
        boolean plain = version.chars().noneMatch(c -> c == '+' || c == '_' || c == '-');
        return switch (random.nextInt(6)) {
            case 0 -> plain ? version + ".*" : version;
            case 1 -> plain ? "!=" + version + ".*" : version;
            default -> OPERATORS.get(random.nextInt(OPERATORS.size())) + version;
        };
    }

    private static String version(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "1!" : "");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            text.append(i > 0 ? (random.nextInt(6) == 0 ? "_" : ".") : "");
        }
        return text
                + (random.nextInt(5) == 0 ? "+" + WORDS.get(random.nextInt(WORDS.size())) : "")
                + (random.nextInt(20) == 0 ? "_" : "");
    }
}
