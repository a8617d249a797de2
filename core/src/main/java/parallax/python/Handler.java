package parallax.python;

import java.util.List;

/// One `except` of a `try`, or a `with suppress(...)`, which is the same.
///
/// @param line of the `except`, from 1
/// @param caught last names of the exceptions as they are written (`ImportError` of `builtins.ImportError`); empty
///     for a bare `except`
/// @param reraises whether a `raise` stands in it
/// @param raised last name of the exception that it raises instead; empty where it raises the same again, or none
public record Handler(int line, List<String> caught, Reraise reraises, String raised) {

    /// Whether an exception leaves the handler.
    public enum Reraise {
        /// No `raise` in it.
        NO,
        /// A `raise` under a condition, or under a further `try`.
        MAYBE,
        /// A `raise` as one of its own statements.
        YES
    }

    public Handler {
        caught = List.copyOf(caught);
    }
}
