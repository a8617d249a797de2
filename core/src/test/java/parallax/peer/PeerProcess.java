package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/// Runs a script among the test resources once for many questions, through files.
final class PeerProcess {

    private final Path folder;

    PeerProcess(Path folder) {
        this.folder = folder;
    }

    /// Puts a script where the program can read it.
    Path script(String resource) throws IOException {
        Path script = folder.resolve(resource);
        try (InputStream stream = PeerProcess.class.getResourceAsStream(resource)) {
            Files.write(script, Objects.requireNonNull(stream, resource).readAllBytes());
        }
        return script;
    }

    /// Answers as they come, percent-encoding undone.
    ///
    /// @throws TestAbortedException where the program cannot be started, or ends with status 3, which says
    ///     that it misses the library
    List<List<String>> ask(List<String> command, List<List<String>> questions, String needed)
            throws IOException, InterruptedException {
        Path input = Files.createTempFile(folder, "questions", "");
        Path output = Files.createTempFile(folder, "answers", "");
        Path problems = Files.createTempFile(folder, "problems", "");
        Files.write(input, questions.stream().map(PeerProcess::line).toList());
        int status;
        try {
            status = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(problems.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs " + needed, e);
        }
        if (status == 3) {
            throw new TestAbortedException("skipped: needs " + needed);
        }
        if (status != 0) {
            throw new IllegalStateException(Files.readString(problems));
        }
        return Files.readAllLines(output).stream().map(PeerProcess::fields).toList();
    }

    private static String line(List<String> fields) {
        List<String> encoded = new ArrayList<>(fields.size());
        for (String field : fields) {
            StringBuilder text = new StringBuilder();
            for (byte b : field.getBytes(UTF_8)) {
                boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_';
                text.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
            }
            encoded.add(text.toString());
        }
        return String.join("\t", encoded);
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1))
                .map(field -> URLDecoder.decode(field.replace("+", "%2B"), UTF_8))
                .toList();
    }
}
