package parallax.content;

/// A build whose content cannot be read at all; a single file that cannot be read is a fact that is unknown instead.
public final class ContentUnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message names the artifact and the place in it, lower-case start, no full stop
    public ContentUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
