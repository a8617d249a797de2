package parallax.version;

/// Checks that a text is a Debian version and finds its parts, in one pass.
final class DebianVersionParser {

    private static final String IN_UPSTREAM = ".+~-:";
    private static final String IN_REVISION = ".+~";

    private final String text;
    private final boolean strict;
    private final int start;
    private final int end;

    DebianVersionParser(String text, Strictness strictness) {
        this.text = text;
        this.strict = strictness == Strictness.STRICT;
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        this.start = from;
        this.end = to;
    }

    DebianVersion parse() throws MalformedVersionException {
        if (start == end) {
            throw new MalformedVersionException("a Debian version is empty (Debian Policy 5.6.12)");
        }
        checkWhole();
        int colon = text.indexOf(':', start);
        boolean hasEpoch = colon >= 0 && colon < end;
        int epoch = hasEpoch ? epoch(colon) : 0;
        int upstreamStart = hasEpoch ? colon + 1 : start;
        int hyphen = text.lastIndexOf('-', end - 1);
        boolean hasRevision = hyphen >= upstreamStart;
        int upstreamEnd = hasRevision ? hyphen : end;
        if (upstreamStart == upstreamEnd) {
            throw expected(upstreamStart, hasEpoch ? "the upstream version behind the epoch" : "the upstream version");
        }
        if (hasRevision && hyphen + 1 == end) {
            throw expected(end, "a revision behind the last `-`");
        }
        if (strict) {
            checkCharacters(upstreamStart, upstreamEnd, hasRevision);
        }
        return new DebianVersion(
                text,
                epoch,
                text.substring(upstreamStart, upstreamEnd),
                hasRevision ? text.substring(hyphen + 1, end) : "");
    }

    /// What no version may hold anywhere: dpkg ends a text at a NUL, and refuses blanks.
    private void checkWhole() throws MalformedVersionException {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isBlank(c) || c == 0) {
                throw expected(i, "the end or a character that a version may have");
            }
        }
    }

    private int epoch(int colon) throws MalformedVersionException {
        int i = start;
        boolean negative = false;
        if (!strict) {
            while (text.charAt(i) >= '\t' && text.charAt(i) <= '\r') {
                i++;
            }
            negative = text.charAt(i) == '-';
            i += negative || text.charAt(i) == '+' ? 1 : 0;
        }
        if (i == colon) {
            throw expected(i, "a number before the `:`");
        }
        long epoch = 0;
        for (int digit = i; digit < colon; digit++) {
            char c = text.charAt(digit);
            if (!DebianVersionPart.isDigit(c)) {
                throw expected(digit, "a digit of the epoch before the first `:`");
            }
            epoch = Math.min(10 * epoch + (c - '0'), Integer.MAX_VALUE + 1L);
        }
        if (epoch > Integer.MAX_VALUE || (negative && epoch > 0)) {
            throw expected(start, "an epoch from 0 to " + Integer.MAX_VALUE);
        }
        return (int) epoch;
    }

    private void checkCharacters(int upstreamStart, int upstreamEnd, boolean hasRevision)
            throws MalformedVersionException {
        if (!DebianVersionPart.isDigit(text.charAt(upstreamStart))) {
            throw expected(upstreamStart, "a digit at the start of the upstream version");
        }
        for (int i = upstreamStart; i < upstreamEnd; i++) {
            if (!isAllowed(text.charAt(i), IN_UPSTREAM)) {
                throw expected(i, "letters, digits, `.`, `+`, `~`, `-` and `:` in the upstream version");
            }
        }
        for (int i = upstreamEnd + 1; hasRevision && i < end; i++) {
            if (!isAllowed(text.charAt(i), IN_REVISION)) {
                throw expected(i, "letters, digits, `.`, `+` and `~` in the revision");
            }
        }
    }

    private static boolean isAllowed(char c, String others) {
        return DebianVersionPart.isDigit(c) || DebianVersionPart.isLetter(c) || others.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private MalformedVersionException expected(int offset, String expected) {
        return new MalformedVersionException(Excerpt.of(text) + " is no Debian version: at offset " + offset + " found "
                + Excerpt.at(text, offset) + ", expected " + expected + " (Debian Policy 5.6.12)");
    }
}
