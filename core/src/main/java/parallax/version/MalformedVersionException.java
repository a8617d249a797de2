package parallax.version;

/// Text that is no version, version specifier or constraint of its ecosystem.
public final class MalformedVersionException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int NO_PLACE = -1;

    private final int offset;
    private final String expected;
    private final String rule;

    /// @param message names the text, what was found where in it, and the rule that it breaks
    public MalformedVersionException(String message) {
        super(message);
        this.offset = NO_PLACE;
        this.expected = "";
        this.rule = "";
    }

    /// @param kind what the text should be: "version specifier"
    /// @param offset where in the text it goes wrong; its length for the end
    /// @param expected what should stand there, and where it helps, why
    /// @param rule the standard that says so
    MalformedVersionException(String text, String kind, int offset, String expected, String rule) {
        super(Excerpt.of(text) + " is no " + kind + ": at offset " + offset + " found " + found(text, offset)
                + ", expected " + expected + " (" + rule + ")");
        this.offset = offset;
        this.expected = expected;
        this.rule = rule;
    }

    /// What was found at which offset of a longer text, what was expected there, and the rule, for messages about that
    /// text: `at offset 8 found the end, expected a digit (PEP 440: …)`. The whole message where no place is known.
    ///
    /// @param start where in `whole` the text begins that was parsed
    public String within(String whole, int start) {
        if (offset == NO_PLACE) {
            return String.valueOf(getMessage());
        }
        int place = start + offset;
        return "at offset " + place + " found " + found(whole, place) + ", expected " + expected + " (" + rule + ")";
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
