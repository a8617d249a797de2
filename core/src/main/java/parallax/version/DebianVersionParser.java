package parallax.version;

/// Cuts a Debian version into its parts and checks them, in the order in which dpkg does.
final class DebianVersionParser {

    private final String original;
    private final Strictness strictness;
    private final int end;
    private int start;

    DebianVersionParser(String original, Strictness strictness) {
        this.original = original;
        this.strictness = strictness;
        int last = original.length();
        while (last > 0 && isSpace(original.charAt(last - 1))) {
            last--;
        }
        this.end = last;
        while (start < end && isSpace(original.charAt(start))) {
            start++;
        }
    }

    DebianVersion parse() throws MalformedVersionException {
        if (start == end) {
            throw malformed(end, "a version");
        }
        for (int i = start; i < end; i++) {
            if (isSpace(original.charAt(i))) {
                throw malformed(i, "no white space inside a version");
            }
        }
        int epoch = epoch();
        int dash = original.lastIndexOf('-', end - 1);
        boolean hasRevision = dash >= start;
        if (hasRevision && dash == end - 1) {
            throw malformed(end, "a revision after the last `-`");
        }
        int upstreamEnd = hasRevision ? dash : end;
        if (upstreamEnd == start) {
            throw malformed(start, "the upstream part");
        }
        if (strictness == Strictness.STRICT && !isDigit(original.charAt(start))) {
            throw malformed(start, "a digit at the start of the upstream part");
        }
        check(start, upstreamEnd, ".-+~:", "the upstream part");
        check(hasRevision ? dash + 1 : end, end, ".+~", "the revision");
        return new DebianVersion(
                original,
                epoch,
                original.substring(start, upstreamEnd),
                hasRevision ? original.substring(dash + 1, end) : "");
    }

    /// What stands before the first `:`, a whole number with an optional sign, as strtol(3) reads it.
    private int epoch() throws MalformedVersionException {
        int colon = original.indexOf(':', start);
        if (colon < 0 || colon >= end) {
            return 0;
        }
        if (colon == start) {
            throw malformed(start, "a number before the `:` of the epoch");
        }
        char first = original.charAt(start);
        int i = first == '+' || first == '-' ? start + 1 : start;
        if (i == colon) {
            throw malformed(i, "a digit of the epoch");
        }
        long value = 0;
        for (; i < colon; i++) {
            if (!isDigit(original.charAt(i))) {
                throw malformed(i, "a digit of the epoch");
            }
            value = Math.min(10 * value + (original.charAt(i) - '0'), Integer.MAX_VALUE + 1L);
        }
        if (value > Integer.MAX_VALUE) {
            throw malformed(start, "an epoch of at most " + Integer.MAX_VALUE);
        }
        if (first == '-' && value > 0) {
            throw malformed(start, "an epoch that is not negative");
        }
        if (colon == end - 1) {
            throw malformed(end, "the upstream part after the epoch");
        }
        start = colon + 1;
        return (int) value;
    }

    private void check(int from, int to, String punctuation, String part) throws MalformedVersionException {
        for (int i = from; i < to; i++) {
            char c = original.charAt(i);
            boolean known = isDigit(c)
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || punctuation.indexOf(c) >= 0
                    || (strictness == Strictness.LENIENT && c > ' ' && c < 0x7f);
            if (!known) {
                throw malformed(i, "letters, digits and `" + punctuation + "` in " + part);
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private MalformedVersionException malformed(int offset, String expected) {
        String found = offset >= end ? "the end" : Excerpt.at(original, offset);
        return new MalformedVersionException(Excerpt.of(original) + " is no Debian version: at offset " + offset
                + " found " + found + ", expected " + expected + " (deb-version(7): [epoch:]upstream[-revision])");
    }
}
