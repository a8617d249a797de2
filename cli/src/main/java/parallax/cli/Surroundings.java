package parallax.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

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
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                Terminal.fromLauncher(),
                Path.of(""),
                new Answers.Recorded());
    }
}
