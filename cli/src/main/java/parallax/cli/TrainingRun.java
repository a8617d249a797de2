package parallax.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs several commands in one process, so that the JVM can record for its start-up cache what they use. Only
/// `launcher/build.sh` calls it.
final class TrainingRun {

    private TrainingRun() {}

    /// @param commandLines one command a piece, its arguments apart by single spaces; the answers are thrown away
    public static void main(String[] commandLines) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Surroundings surroundings =
                new Surroundings(nowhere, nowhere, Map.of(), Terminal.NONE, Path.of(""), new Answers.Recorded());
        for (String commandLine : commandLines) {
            Main.run(List.of(commandLine.split(" ", -1)), surroundings);
        }
    }
}
