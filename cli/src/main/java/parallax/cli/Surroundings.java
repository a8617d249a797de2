package parallax.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import parallax.ArtifactAccess;
import parallax.artifact.Progress;

/// Everything a run takes from outside, so that a test can be the outside.
///
/// @param in standard input
/// @param out standard output; throws when it cannot be written, as `System.out` would not
/// @param environment environment variables
/// @param directory what relative file names are relative to
record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream error,
        Map<String, String> environment,
        Terminal terminal,
        Path directory,
        Answers answers) {

    static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.fromLauncher();
        OutputStream error = new FileOutputStream(FileDescriptor.err);
        Path directory = Path.of("");
        ArtifactAccess access = new ArtifactAccess(
                directory,
                CacheFolder.of(environment),
                terminal.isTerminal() ? new ProgressLine(error) : Progress.NONE);
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                error,
                environment,
                terminal,
                directory,
                new Answers.Recorded(access));
    }
}
