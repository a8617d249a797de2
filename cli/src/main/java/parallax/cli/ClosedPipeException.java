package parallax.cli;

import java.io.IOException;

/// The reader of standard output has gone (`| head`): no trouble, but nothing is left to do.
final class ClosedPipeException extends Exception {

    private static final long serialVersionUID = 1L;

    ClosedPipeException(IOException cause) {
        super(cause);
    }
}
