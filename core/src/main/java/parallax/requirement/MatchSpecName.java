package parallax.requirement;

import parallax.version.Excerpt;
import parallax.version.Strictness;

/// The name at the start of a match spec. Rule: CEP 26, "Package names"; here also globs and `^…$`.
final class MatchSpecName {

    private static final int MAXIMUM_LENGTH = 64;
    private static final String RULE = "CEP 26";

    private MatchSpecName() {}

    /// Where the name ends in `text`: at white space or an operator, for a regular expression behind its `$`.
    static int endOf(String text) {
        if (text.startsWith("^") && text.indexOf('$') > 0) {
            return text.indexOf('$') + 1;
        }
        int end = 0;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "=<>!~(".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// @throws MalformedPieceException where `piece` is neither a name, a glob nor a regular expression
    static void check(Piece piece, Piece behind, Strictness strictness) throws MalformedPieceException {
        String name = piece.text();
        if (name.isEmpty()) {
            throw behind.mistake(0, "a package name; `*` stands for any");
        }
        if (name.startsWith("^")) {
            if (!name.endsWith("$")) {
                throw piece.mistake(name.length(), "the `$` that ends a regular expression");
            }
            return;
        }
        boolean strict = strictness == Strictness.STRICT;
        if (strict && name.length() > MAXIMUM_LENGTH) {
            throw piece.mistake("more", MAXIMUM_LENGTH, "a name of " + MAXIMUM_LENGTH + " characters at most", RULE);
        }
        boolean wellFormed = name.indexOf('*') >= 0 || !strict;
        int virtual = name.startsWith("__") ? 2 : name.startsWith("_") ? 1 : 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c < 128 && Character.isLetterOrDigit(c)) || c == '*';
            if (!letter && !isSeparator(c)) {
                throw piece.mistake(
                        Excerpt.at(name, i), i, "letters, digits, `.`, `_`, `-` or `*` in a package name", RULE);
            }
            boolean doubled = isSeparator(c) && i >= virtual && (i == virtual || isSeparator(name.charAt(i - 1)));
            if (doubled && !wellFormed) {
                throw piece.mistake(
                        Excerpt.at(name, i),
                        i,
                        "a letter or a digit, as a separator neither comes first nor behind another",
                        RULE);
            }
        }
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
