package parallax.reference;

import org.jspecify.annotations.Nullable;

/// A reference that is no reference, or that names a source that is not there.
public final class MalformedReferenceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /// @param message what is wrong, naming the reference as written
    /// @param hint what is possible instead; null where there is nothing to add
    public MalformedReferenceException(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    public @Nullable String hint() {
        return hint;
    }
}
