package parallax;

import org.jspecify.annotations.Nullable;

/// A question that cannot be answered: bad reference, unreadable data, nothing found. Exit status 2.
public final class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /// @param message what is wrong and where, lower-case start, no full stop
    /// @param hint what to do or what is possible instead; null where there is nothing to add
    public Trouble(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    public Trouble(String message, @Nullable String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public @Nullable String hint() {
        return hint;
    }
}
