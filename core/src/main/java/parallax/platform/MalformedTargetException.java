package parallax.platform;

/// A target that does not exist in the form given: a Python version or a platform.
public final class MalformedTargetException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message names the text, what was found and what forms there are
    public MalformedTargetException(String message) {
        super(message);
    }
}
