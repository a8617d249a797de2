package parallax.requirement;

import parallax.version.Excerpt;

/// A place in the text of a requirement, marker or Debian relation, for parsers that go from left to right.
final class TextCursor {

    private final String text;
    private final String kind;
    private final String rule;
    private int position;

    /// @param kind what the text should be, for messages: "requirement"
    TextCursor(String text, String kind) {
        this(text, kind, "PEP 508");
    }

    /// @param rule where the grammar is written down, for messages
    TextCursor(String text, String kind, String rule) {
        this.text = text;
        this.kind = kind;
        this.rule = rule;
    }

    int position() {
        return position;
    }

    /// Goes to `offset`, so that an error points at where a part began.
    void reset(int offset) {
        position = offset;
    }

    boolean atEnd() {
        return position == text.length();
    }

    /// The character here; NUL at the end.
    char peek() {
        return at(position);
    }

    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : 0;
    }

    /// Passes over blanks and tabs, the only white space of the grammar; tells whether there was any.
    boolean skipBlanks() {
        int start = position;
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
        return position > start;
    }

    /// Passes over `symbol` if it stands here.
    boolean take(String symbol) {
        boolean found = text.startsWith(symbol, position);
        if (found) {
            position += symbol.length();
        }
        return found;
    }

    /// Passes over `word` if it stands here and no letter, digit or underscore follows it.
    boolean takeWord(String word) {
        boolean found = text.startsWith(word, position) && !isWordCharacter(at(position + word.length()));
        if (found) {
            position += word.length();
        }
        return found;
    }

    /// The text up to the first character that `end` accepts, or to the end.
    String takeUntil(CharacterTest end) {
        int start = position;
        while (!atEnd() && !end.accepts(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    /// A word of a marker, dots included; empty if none stands here.
    String takeDottedWord() {
        return takeUntil(c -> !isWordCharacter(c) && c != '.');
    }

    /// A name of a package or extra: letters, digits, `-`, `_`, `.`, the first a letter or digit. The last may be an
    /// underscore besides, as `packaging` reads it, though the rule for names knows no such name.
    String takeName(String what) throws MalformedRequirementException {
        int start = position;
        String name = takeUntil(c -> !isLetterOrDigit(c) && c != '-' && c != '_' && c != '.');
        if (name.isEmpty()) {
            throw expected(what);
        }
        if (!isLetterOrDigit(name.charAt(0))) {
            position = start;
            throw expected("a letter or digit at the start of " + what);
        }
        char last = name.charAt(name.length() - 1);
        if (!isLetterOrDigit(last) && last != '_') {
            position--;
            throw expected("a letter or digit at the end of " + what);
        }
        return name;
    }

    /// The error of a part that its own parser refused.
    ///
    /// @param problem what was found at which offset of this text, what was expected and the rule
    MalformedRequirementException malformed(String problem) {
        return new MalformedRequirementException(Excerpt.of(text) + " is no " + kind + ": " + problem);
    }

    /// @param expected what should stand here
    MalformedRequirementException expected(String expected) {
        return expected(expected, rule);
    }

    /// As {@link #expected(String)}, for a part that another rule speaks of.
    MalformedRequirementException expected(String expected, String rule) {
        return malformed("at offset " + position + " found " + Excerpt.at(text, position) + ", expected " + expected
                + " (" + rule + ")");
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isWordCharacter(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /// Where a run of characters ends.
    @FunctionalInterface
    interface CharacterTest {
        boolean accepts(char c);
    }
}
