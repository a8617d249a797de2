package parallax.python;

/// A text that is not Python 3 as far as its tokens tell.
final class NotTokenisedException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message lower-case start, no full stop; names the line where there is one
    NotTokenisedException(String message) {
        super(message, null, false, false);
    }

    /// @param line counted from 1
    NotTokenisedException(int line, String message) {
        this("line " + line + ": " + message);
    }
}
