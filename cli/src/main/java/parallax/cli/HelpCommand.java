package parallax.cli;

import java.util.List;
import parallax.Trouble;

/// `parallax help [COMMAND]`.
final class HelpCommand implements Command {

    /// The program called without a command.
    static final Usage PROGRAM = new Usage(
            "",
            "Tell what really differs between one Python package from two sources",
            List.of("[OPTIONS] COMMAND ..."),
            "",
            List.of(),
            0,
            0,
            List.of(Flag.OFFLINE, Flag.DEBUG, Flag.VERSION, Flag.HELP),
            List.of());

    @Override
    public Usage usage() {
        return new Usage(
                "help",
                "Show help for a command",
                List.of("[COMMAND]"),
                "",
                List.of(new Usage.Operand("COMMAND", "Which command [default: all, in short]", Commands.NAMES)),
                0,
                1,
                List.of(Flag.DEBUG, Flag.HELP),
                List.of(new Usage.Example("parallax help compare", "how `compare` is called")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Command command =
                line.operands().isEmpty() ? null : Commands.find(line.operands().getFirst());
        Output.write(command == null ? Help.overview() : Help.of(command.usage()), null, surroundings);
        return Status.FINE;
    }
}
