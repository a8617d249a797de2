package parallax.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Text that is no version, version specifier or constraint of its ecosystem. The message names the text, what was
/// found where in it, and the rule that it breaks.
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

    /// @param kind what the text should be: "version specifier"
    /// @param offset where in the text it goes wrong; its length for the end
    /// @param expected what should stand there, and where it helps, why
    /// @param rule the standard that says so
    MalformedVersionException(String text, String kind, int offset, String expected, String rule) {
        super(Excerpt.of(text) + " is no " + kind + ": " + placed(text, offset, expected, rule));
        this.mistake = new Mistake(found(text, offset), offset, expected, rule);
    }

    /// The mistake by itself, for a text that this one was a part of. Versions, specs and patterns of conda, and
    /// versions and specifiers of Python, always say it.
    public Optional<Mistake> mistake() {
        return Optional.ofNullable(mistake);
    }

    /// What was found at which offset of a longer text, what was expected there, and the rule, for messages about that
    /// text: `at offset 8 found the end, expected a digit (PEP 440: …)`. The whole message where no place is known.
    ///
    /// @param start where in `whole` the text begins that was parsed
    public String within(String whole, int start) {
        return mistake == null
                ? String.valueOf(getMessage())
                : placed(whole, start + mistake.offset(), mistake.expected(), mistake.rule());
    }

    private static String placed(String text, int offset, String expected, String rule) {
        return "at offset " + offset + " found " + found(text, offset) + ", expected " + expected + " (" + rule + ")";
    }

    /// White space at the end of a text is never what is wrong with it.
    private static String found(String text, int offset) {
        for (int i = offset; i < text.length(); i++) {
            if (!Pep440Scanner.isWhitespace(text.charAt(i))) {
                return Excerpt.at(text, offset);
            }
        }
        return "the end";
    }
}
