package parallax.cli;

import parallax.Trouble;

/// One command of the program.
interface Command {

    Usage usage();

    /// @return the exit status
    /// @throws Trouble what the user has to know; nothing has been written to standard output then
    /// @throws ClosedPipeException where nobody reads standard output any more
    int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException;
}
