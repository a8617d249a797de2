package parallax.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.version.Mistake;

/// A file name that does not follow its format's rule.
public final class MalformedFilenameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Mistake mistake;

    /// @param message names the file name, what was found where in it, and the rule that it breaks
    public MalformedFilenameException(String message) {
        super(message);
        this.mistake = null;
    }

    /// @param message says the mistake too
    MalformedFilenameException(String message, Mistake mistake) {
        super(message);
        this.mistake = mistake;
    }

    /// The mistake by itself, for a text that the name was a part of. Names of conda artifacts always say it.
    public Optional<Mistake> mistake() {
        return Optional.ofNullable(mistake);
    }
}
