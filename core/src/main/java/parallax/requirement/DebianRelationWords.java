package parallax.requirement;

import parallax.version.DebianVersion;

/// Which characters the words of a Debian relation are made of. Rules: Debian Policy 5.6.1 (names), 5.1 (white space),
/// 11.1 (architectures), 7.1; where a rule names no characters, those that dpkg's parsers take.
final class DebianRelationWords {

    private DebianRelationWords() {}

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isSmallLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isNameCharacter(char c) {
        return isSmallLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }

    static boolean isArchitectureCharacter(char c) {
        return isSmallLetterOrDigit(c) || c == '-';
    }

    /// Visible ASCII without the signs of the grammar: `pkg.linux.nosource`.
    static boolean isProfileCharacter(char c) {
        return c > ' ' && c < 0x7f && "!<>[](),|".indexOf(c) < 0;
    }

    /// What ends a version in a relation is none of its characters, however lenient: the signs of the grammar.
    static boolean isVersionCharacter(char c) {
        return !isSpace(c) && "<>=[](),|".indexOf(c) < 0;
    }

    /// Also those that {@link parallax.version.Strictness#STRICT} refuses: one letter, and `_`.
    static boolean isName(String text) {
        return !text.isEmpty()
                && isSmallLetterOrDigit(text.charAt(0))
                && all(text, c -> isNameCharacter(c) || c == '_');
    }

    static boolean isArchitecture(String text) {
        return !text.isEmpty()
                && isSmallLetterOrDigit(text.charAt(0))
                && all(text, DebianRelationWords::isArchitectureCharacter);
    }

    static boolean isProfile(String text) {
        return !text.isEmpty() && all(text, DebianRelationWords::isProfileCharacter);
    }

    static boolean isVersion(DebianVersion version) {
        return all(version.toString(), DebianRelationWords::isVersionCharacter);
    }

    private static boolean all(String text, TextCursor.CharacterTest test) {
        for (int i = 0; i < text.length(); i++) {
            if (!test.accepts(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
