package parallax.cli;

import java.util.List;
import parallax.Trouble;

/// `parallax version`, the same as `parallax --version`.
final class VersionCommand implements Command {

    /// The version of the Maven project; a test compares the two.
    static final String NUMBER = "0.1.0";

    static final String LINE = "parallax " + NUMBER + "\n";

    @Override
    public Usage usage() {
        return new Usage(
                "version",
                "Show the version",
                List.of(""),
                "",
                List.of(),
                0,
                0,
                List.of(Flag.DEBUG, Flag.HELP),
                List.of(new Usage.Example("parallax version", "the same as `parallax --version`")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Output.write(LINE, null, surroundings);
        return Status.FINE;
    }
}
