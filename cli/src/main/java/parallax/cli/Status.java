package parallax.cli;

/// Exit statuses, as of `diff` (POSIX.1-2024, diff, EXIT STATUS).
final class Status {

    static final int FINE = 0;
    /// Something at or above `--fail-on` was found.
    static final int FOUND = 1;
    static final int TROUBLE = 2;
    /// What a shell reports of a program that SIGPIPE ended: 128 and the signal's number.
    static final int CLOSED_PIPE = 141;

    private Status() {}
}
