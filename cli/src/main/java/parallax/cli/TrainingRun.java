package parallax.cli;

import java.util.List;
import parallax.artifact.Sha256;

/// Runs several commands in one process, so that the JVM can record for its start-up cache what they use. Only
/// `launcher/build.sh` calls it.
final class TrainingRun {

    private TrainingRun() {}

    /// @param commandLines one command a piece, its arguments apart by single spaces
    public static void main(String[] commandLines) {
        Surroundings surroundings = Surroundings.ofProcess();
        // As for large artifacts, which the sources do not hold.
        Sha256.expect(Long.MAX_VALUE);
        int worst = 0;
        for (String commandLine : commandLines) {
            worst = Math.max(worst, Main.run(List.of(commandLine.split(" ", -1)), surroundings));
        }
        System.exit(worst);
    }
}
