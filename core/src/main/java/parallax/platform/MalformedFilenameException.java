package parallax.platform;

/// A file name that does not follow its format's rule.
public final class MalformedFilenameException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message names the file name, what was found where in it, and the rule that it breaks
    public MalformedFilenameException(String message) {
        super(message);
    }
}
