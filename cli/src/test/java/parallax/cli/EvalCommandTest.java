package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.eval.Evaluator;
import parallax.finding.Impact;

/// The way of requests and answers through the program; what the answers say is the business of `parallax.eval`.
class EvalCommandTest {

    private static final String REQUESTS = """
            {"id": 1, "op": "pep440.compare", "a": "2.11.0+cu130", "b": "2.11.0"}
            {"id": 2, "op": "conda.compare", "a": "2.11.0+cu130", "b": "2.11.0"}
            """;
    private static final String ANSWERS = """
            {"id":1,"result":1}
            {"id":2,"result":-1}
            """;

    @TempDir
    private Path folder;

    private Run run(InputStream in, OutputStream out, String... arguments) {
        return new Run.Setting().withDirectory(folder).run(in, out, new SmallAnswers(Impact.RISK), arguments);
    }

    private String answers(String requests, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Run run = run(new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8)), out, arguments);
        assertThat(run.error()).isEmpty();
        assertThat(run.status()).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersComeInTheOrderOfTheRequests() {
        assertThat(answers(REQUESTS, "eval")).isEqualTo(ANSWERS);
        assertThat(answers(REQUESTS, "eval", "-")).isEqualTo(ANSWERS);
        assertThat(answers("", "eval")).isEmpty();
    }

    @Test
    void theHelpNamesEveryOperation() {
        assertThat(EvalCommand.OPERATIONS.split(", ")).containsExactlyElementsOf(Evaluator.operations());
    }

    @Test
    void theLastLineNeedsNoLineEnd() {
        assertThat(answers(REQUESTS.stripTrailing(), "eval")).isEqualTo(ANSWERS);
        assertThat(answers(REQUESTS.replace("\n", "\r\n"), "eval")).isEqualTo(ANSWERS);
    }

    @Test
    void requestsMayComeFromAFile() throws IOException {
        Files.writeString(folder.resolve("requests.jsonl"), REQUESTS);
        assertThat(answers("", "eval", "requests.jsonl")).isEqualTo(ANSWERS);
    }

    @Test
    void aBadLineIsAnAnswerAndNotTheEnd() {
        String answers = answers("{\n\n[]\n\u0000\n" + REQUESTS, "eval");
        assertThat(answers.lines().limit(4))
                .allMatch(line -> line.startsWith("{\"id\":null,\"error\":{\"code\":\"bad_json\""));
        assertThat(answers.lines().skip(4))
                .containsExactlyElementsOf(ANSWERS.lines().toList());
    }

    @Test
    void bytesThatAreNotUtf8AreABadLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] line = "{\"op\": \"name.normalize\", \"name\": \"\u00ff\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(run(new ByteArrayInputStream(line), out, "eval").status()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"id\":null,\"error\":{\"code\":\"bad_json\"");
    }

    @Test
    void aFileThatCannotBeReadIsTrouble() throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Run missing = run(InputStream.nullInputStream(), OutputStream.nullOutputStream(), "eval", "none.jsonl");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.error()).isEqualTo("error: cannot read `none.jsonl`: there is no such file\n");
        Run wrong = run(InputStream.nullInputStream(), OutputStream.nullOutputStream(), "eval", "folder");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.error()).isEqualTo("error: cannot read `folder`: is a directory\n");
    }

    @Test
    void aReaderThatHasGoneEndsItQuietly() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Run run = run(new ByteArrayInputStream(REQUESTS.getBytes(StandardCharsets.UTF_8)), gone, "eval");
        assertThat(run.error()).isEmpty();
        assertThat(run.status()).isEqualTo(Status.CLOSED_PIPE);
    }

    @Test
    void aFullDiskIsTrouble() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Run run = run(new ByteArrayInputStream(REQUESTS.getBytes(StandardCharsets.UTF_8)), full, "eval");
        assertThat(run.error()).isEqualTo("error: cannot write standard output: no space left on device\n");
        assertThat(run.status()).isEqualTo(2);
    }
}
