package parallax.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs several commands in one process, so that the JVM can record for its start-up cache what they use. Only
/// `launcher/build.sh` calls it.
final class TrainingRun {

    private TrainingRun() {}

    /// @param commandLines one command a piece, its arguments apart by single spaces; the answers are thrown away
    public static void main(String[] commandLines) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        for (String commandLine : List.of(commandLines)) {
            Main.run(commandLine.split(" ", -1), nowhere, nowhere);
        }
    }
}
