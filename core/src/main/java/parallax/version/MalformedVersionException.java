package parallax.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Text that is no version, version specifier or constraint of its ecosystem.
public final class MalformedVersionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Mistake mistake;

    /// @param message names the text, what was found where in it, and the rule that it breaks
    public MalformedVersionException(String message) {
        super(message);
        this.mistake = null;
    }

    /// @param text as the user gave it
    /// @param what it should have been: `version spec`
    MalformedVersionException(String text, String what, Mistake mistake) {
        super(Excerpt.of(text) + " is no " + what + ": " + mistake.in(text));
        this.mistake = mistake;
    }

    /// The mistake by itself, for a text that this one was a part of. Conda's versions, specs and patterns
    /// always say it.
    public Optional<Mistake> mistake() {
        return Optional.ofNullable(mistake);
    }
}
