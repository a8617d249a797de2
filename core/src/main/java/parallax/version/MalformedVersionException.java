package parallax.version;

/// Text that is no version, version specifier or constraint of its ecosystem.
public final class MalformedVersionException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message names the text, what was found where in it, and the rule that it breaks
    public MalformedVersionException(String message) {
        super(message);
    }
}
