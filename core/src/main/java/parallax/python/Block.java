package parallax.python;

import java.util.List;

/// One compound statement around another, as far as it decides whether that is run and what becomes of its errors.
public sealed interface Block {

    /// Of the `if`, `for`, `try` and so on, from 1; of an `elif` or `except` its own.
    int line();

    /// Run only on a condition. The body of a loop is run on the condition of its head.
    ///
    /// @param text the condition as it is written; of what is no `if` or `while`, the whole head. On one line, cut
    ///     where it is long
    /// @param holds whether it has to hold: false in an `else`, and behind an `if` whose body returns
    record Condition(int line, String text, boolean holds) implements Block {}

    /// In the body of a `try` that has an `except`.
    ///
    /// @param handlers in their order; none of a `try` that has only a `finally`
    record Guarded(int line, List<Handler> handlers) implements Block {
        public Guarded {
            handlers = List.copyOf(handlers);
        }
    }

    /// In an `except`: run only after an error.
    ///
    /// @param tryLine line of the `try`
    record InHandler(int line, int tryLine) implements Block {}

    /// In the `else` of a `try`: run only without an error.
    ///
    /// @param tryLine line of the `try`
    record WithoutError(int line, int tryLine) implements Block {}
}
