package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/// Runs compilers and binary tools beside our readers.
final class NativeTools {

    private NativeTools() {}

    /// What the command writes to standard output, one line each.
    ///
    /// @throws TestAbortedException where the program is not there
    static List<String> run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", "");
        Path problems = Files.createTempFile(folder, "problems", "");
        int status;
        try {
            status = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(problems.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs " + command.getFirst(), e);
        }
        if (status != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(problems, UTF_8));
        }
        return Files.readAllLines(output, UTF_8);
    }
}
