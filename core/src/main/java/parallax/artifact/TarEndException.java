package parallax.artifact;

import java.io.IOException;

/// A tar stream that ends inside the content of a member.
final class TarEndException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long missing;

    /// @param missing bytes of the content that are not there
    TarEndException(long missing) {
        super("the tar stream ends " + missing + " bytes early");
        this.missing = missing;
    }

    long missing() {
        return missing;
    }
}
