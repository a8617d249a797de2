package parallax.version;

/// Checks that a text is a conda version and finds its parts, in one pass.
final class CondaVersionParser {

    private CondaVersionParser() {}

    /// @param original as given, kept for display
    /// @param version the same, stripped and in lower case
    static CondaVersion parse(String original, String version) throws MalformedVersionException {
        if (version.isEmpty()) {
            throw new MalformedVersionException("a conda version is empty (CEP 33)");
        }
        checkCharacters(original, version);
        int mainStart = version.indexOf('!') + 1;
        checkEpoch(original, version, mainStart);
        int plus = version.indexOf('+', mainStart);
        if (plus >= 0 && version.indexOf('+', plus + 1) >= 0) {
            throw malformed(original, "a second `+` at offset " + version.indexOf('+', plus + 1));
        }
        int mainEnd = plus < 0 ? version.length() : plus;
        if (mainEnd == mainStart) {
            throw malformed(original, plus < 0 ? "nothing after the epoch" : "nothing before the local part's `+`");
        }
        boolean trailing = isUnderscore(version.charAt(mainEnd - 1));
        checkSegments(original, version, mainStart, trailing ? mainEnd - 1 : mainEnd, trailing);
        if (plus >= 0) {
            checkSegments(original, version, plus + 1, version.length(), false);
        }
        return new CondaVersion(original, version, mainStart, mainEnd);
    }

    private static void checkCharacters(String original, String version) throws MalformedVersionException {
        boolean dash = false;
        boolean underscore = false;
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            dash |= c == '-';
            underscore |= c == '_';
            boolean known = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "._-+!".indexOf(c) >= 0;
            if (!known) {
                throw malformed(
                        original,
                        "`" + Character.toString(version.codePointAt(i)) + "` at offset " + i
                                + "; letters, digits, `.`, `_`, `+` and `!` are allowed");
            }
        }
        if (dash && underscore) {
            throw malformed(original, "both `-` and `_`; conda reads `-` as `_` only where no `_` is");
        }
    }

    private static void checkEpoch(String original, String version, int mainStart) throws MalformedVersionException {
        if (mainStart == 0) {
            return;
        }
        if (version.indexOf('!', mainStart) >= 0) {
            throw malformed(original, "a second `!` at offset " + version.indexOf('!', mainStart));
        }
        if (mainStart == 1) {
            throw malformed(original, "nothing before the epoch's `!`");
        }
        for (int i = 0; i < mainStart - 1; i++) {
            if (!isDigit(version.charAt(i))) {
                throw malformed(original, "the epoch `" + version.substring(0, mainStart - 1) + "` is no number");
            }
        }
    }

    /// @param lastMayBeEmpty the last segment is completed by the trailing underscore, which is not in the range
    private static void checkSegments(String original, String version, int start, int end, boolean lastMayBeEmpty)
            throws MalformedVersionException {
        int segmentStart = start;
        for (int i = start; i <= end; i++) {
            if (i < end && !isSeparator(version.charAt(i))) {
                continue;
            }
            if (i == segmentStart && !(i == end && lastMayBeEmpty)) {
                throw malformed(original, "an empty segment at offset " + i);
            }
            segmentStart = i + 1;
        }
    }

    static boolean isSeparator(char c) {
        return c == '.' || isUnderscore(c);
    }

    static boolean isUnderscore(char c) {
        return c == '_' || c == '-';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static MalformedVersionException malformed(String original, String found) {
        return new MalformedVersionException(
                "`" + shown(original) + "` is no conda version: " + Excerpt.cut(found, 200) + " (CEP 33)");
    }

    /// User text in a message stays readable: the start of what is long.
    static String shown(String text) {
        return Excerpt.plain(text);
    }
}
