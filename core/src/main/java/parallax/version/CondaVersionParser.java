package parallax.version;

import java.util.Locale;

/// Checks that a text is a conda version and finds its parts.
final class CondaVersionParser {

    private static final String RULE = "CEP 33";

    /// The text without outer white space; offsets of mistakes are counted from its start and moved at the end.
    private final String version;

    private final Strictness strictness;

    private int firstDash = -1;
    private int firstUnderscore = -1;
    private boolean capitals;

    private CondaVersionParser(String version, Strictness strictness) {
        this.version = version;
        this.strictness = strictness;
    }

    static CondaVersion parse(String original, Strictness strictness) throws MalformedVersionException {
        String version = original.strip();
        CondaVersionParser parser = new CondaVersionParser(version, strictness);
        try {
            return parser.read(original);
        } catch (MistakeException e) {
            int start = version.isEmpty() ? original.length() : original.indexOf(version);
            throw new MalformedVersionException(original, "conda version", e.mistake.at(start + e.mistake.offset()));
        }
    }

    private CondaVersion read(String original) throws MistakeException {
        checkCharacters();
        int mainStart = version.indexOf('!') + 1;
        checkEpoch(mainStart);
        int plus = version.indexOf('+', mainStart);
        if (plus >= 0 && version.indexOf('+', plus + 1) >= 0) {
            throw mistake("a second `+`", version.indexOf('+', plus + 1), "one at most");
        }
        int mainEnd = plus < 0 ? version.length() : plus;
        boolean trailing = mainEnd > mainStart && isUnderscore(version.charAt(mainEnd - 1));
        checkSegments(mainStart, trailing ? mainEnd - 1 : mainEnd, trailing);
        if (plus >= 0) {
            checkLocal(plus + 1);
        }
        return new CondaVersion(original, capitals ? version.toLowerCase(Locale.ROOT) : version, mainStart, mainEnd);
    }

    private void checkCharacters() throws MistakeException {
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.') {
                continue;
            }
            if (c >= 'A' && c <= 'Z') {
                capitals = true;
            } else if (c == '-') {
                firstDash = firstDash < 0 ? i : firstDash;
            } else if (c == '_') {
                firstUnderscore = firstUnderscore < 0 ? i : firstUnderscore;
            } else if (c != '+' && c != '!') {
                throw mistake(i, "a letter, a digit, `.`, `_`, `-`, `+` or `!`");
            }
        }
        if (firstDash >= 0 && firstUnderscore >= 0) {
            throw mistake(Math.max(firstDash, firstUnderscore), "either `-` or `_`, not both");
        }
    }

    private void checkEpoch(int mainStart) throws MistakeException {
        if (mainStart == 0) {
            return;
        }
        for (int i = 0; i < mainStart; i++) {
            boolean last = i == mainStart - 1;
            if (last ? i == 0 : !isDigit(version.charAt(i))) {
                throw mistake(i, "the epoch's number before `!`");
            }
        }
        if (version.indexOf('!', mainStart) >= 0) {
            throw mistake("a second `!`", version.indexOf('!', mainStart), "one at most");
        }
    }

    /// Strict, a local part ends in no underscore; rattler reads one as it does at the end of the main part.
    private void checkLocal(int start) throws MistakeException {
        int end = version.length();
        boolean trailing = strictness == Strictness.LENIENT && end > start + 1 && isUnderscore(version.charAt(end - 1));
        checkSegments(start, trailing ? end - 1 : end, trailing);
    }

    /// @param lastMayBeEmpty the last segment is completed by the trailing underscore, which is not in the range
    private void checkSegments(int start, int end, boolean lastMayBeEmpty) throws MistakeException {
        int segmentStart = start;
        for (int i = start; i <= end; i++) {
            if (i < end && !isSeparator(version.charAt(i))) {
                continue;
            }
            if (i == segmentStart && !(i == end && lastMayBeEmpty)) {
                throw mistake(i, version.isEmpty() ? "a version such as `1.2.0`" : "a letter or a digit");
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

    private MistakeException mistake(int offset, String expected) {
        return mistake(Excerpt.at(version, offset), offset, expected);
    }

    private static MistakeException mistake(String found, int offset, String expected) {
        return new MistakeException(new Mistake(found, offset, expected, RULE));
    }
}
