package parallax.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one version from left to right, without going back: the grammar of PEP 440, appendix B, is deterministic once
/// each word is tried longest first. The parts stay in the fields, numbers encoded as {@link Pep440Version} keeps them.
final class Pep440Scanner {

    static final String RULE = "PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]";

    private static final String KIND = "PEP 440 version";

    /// Longest number read. CPython refuses longer ones too, and so reading stays linear in the text.
    private static final int LONGEST_NUMBER = 4300;

    /// More digits than this may not fit a `long`.
    private static final int DIGITS_OF_LONG = 18;

    private final String text;
    private final String kind;
    private final int end;
    private int position;

    long epoch;
    long[] release = new long[4];
    int releaseLength;
    int phase = Pep440Version.FINAL;
    long pre = Pep440Version.ABSENT;
    long post = Pep440Version.ABSENT;
    long dev = Pep440Version.ABSENT;
    String local = "";
    private @Nullable List<BigInteger> huge;

    Pep440Scanner(String text) {
        this(text, 0, text.length(), KIND);
    }

    /// Reads the version that stands between two offsets of a longer text; errors speak of that text.
    ///
    /// @param kind what the whole text should be, for messages
    Pep440Scanner(String text, int start, int end, String kind) {
        this.text = text;
        this.kind = kind;
        this.position = start;
        int last = end;
        while (last > start && isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        this.end = last;
    }

    /// Numbers that do not fit a `long`, in the order met; null when there are none.
    BigInteger @Nullable [] huge() {
        return huge == null ? null : huge.toArray(BigInteger[]::new);
    }

    void scan() throws MalformedVersionException {
        while (position < end && isWhitespace(text.charAt(position))) {
            position++;
        }
        if (lower(position) == 'v') {
            position++;
        }
        release();
        preRelease();
        postRelease();
        developmentRelease();
        local();
        if (position < end) {
            throw malformed("the version to end here");
        }
    }

    private void release() throws MalformedVersionException {
        long first = number("a digit");
        if (position < end && text.charAt(position) == '!') {
            position++;
            epoch = first;
            first = number("a digit after the epoch");
        }
        release[releaseLength++] = first;
        while (position < end && text.charAt(position) == '.' && isDigit(position + 1)) {
            position++;
            if (releaseLength == release.length) {
                release = Arrays.copyOf(release, 2 * releaseLength);
            }
            release[releaseLength++] = number("a digit");
        }
    }

    private void preRelease() throws MalformedVersionException {
        int start = position;
        separator();
        phase = switch (lower(position)) {
            case 'a' -> word("alpha") || word("a") ? Pep440Version.ALPHA : Pep440Version.FINAL;
            case 'b' -> word("beta") || word("b") ? Pep440Version.BETA : Pep440Version.FINAL;
            case 'c' -> word("c") ? Pep440Version.CANDIDATE : Pep440Version.FINAL;
            case 'r' -> word("rc") ? Pep440Version.CANDIDATE : Pep440Version.FINAL;
            case 'p' -> word("preview") || word("pre") ? Pep440Version.CANDIDATE : Pep440Version.FINAL;
            default -> Pep440Version.FINAL;
        };
        if (phase == Pep440Version.FINAL) {
            position = start;
        } else {
            pre = optionalNumber();
        }
    }

    private void postRelease() throws MalformedVersionException {
        int start = position;
        if (lower(position) == '-' && isDigit(position + 1)) {
            position++;
            post = number("a digit");
            return;
        }
        separator();
        if (word("post") || word("rev") || word("r")) {
            post = optionalNumber();
        } else {
            position = start;
        }
    }

    private void developmentRelease() throws MalformedVersionException {
        int start = position;
        separator();
        if (word("dev")) {
            dev = optionalNumber();
        } else {
            position = start;
        }
    }

    private void local() throws MalformedVersionException {
        if (lower(position) != '+') {
            return;
        }
        StringBuilder label = new StringBuilder(end - position);
        do {
            position++;
            if (!label.isEmpty()) {
                label.append('.');
            }
            segment(label);
        } while (isSeparator(lower(position)));
        local = label.toString();
    }

    /// One segment of the local label: lower case, a number without its leading zeros.
    private void segment(StringBuilder label) throws MalformedVersionException {
        int start = position;
        boolean numeric = true;
        while (isLetterOrDigit(lower(position))) {
            numeric &= isDigit(position);
            position++;
        }
        if (position == start) {
            throw malformed("a letter or digit of the local label");
        }
        if (numeric) {
            while (start < position - 1 && text.charAt(start) == '0') {
                start++;
            }
        }
        for (int i = start; i < position; i++) {
            label.append(lower(i));
        }
    }

    /// The number after a word: a separator may stand between, and without digits it is 0.
    private long optionalNumber() throws MalformedVersionException {
        separator();
        return isDigit(position) ? number("a digit") : 0;
    }

    private long number(String expected) throws MalformedVersionException {
        int start = position;
        long value = 0;
        while (isDigit(position)) {
            value = 10 * value + (text.charAt(position) - '0');
            position++;
        }
        int digits = position - start;
        if (digits == 0) {
            throw malformed(expected);
        }
        return digits <= DIGITS_OF_LONG ? value : longNumber(start);
    }

    private long longNumber(int start) throws MalformedVersionException {
        if (position - start > LONGEST_NUMBER) {
            position = start;
            throw malformed("a number of at most " + LONGEST_NUMBER + " digits");
        }
        BigInteger value = new BigInteger(text.substring(start, position));
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        if (huge == null) {
            huge = new ArrayList<>(1);
        }
        huge.add(value);
        return -huge.size();
    }

    private void separator() {
        if (isSeparator(lower(position))) {
            position++;
        }
    }

    private boolean word(String word) {
        if (end - position < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(position + i) != word.charAt(i)) {
                return false;
            }
        }
        position += word.length();
        return true;
    }

    /// The character at `offset` with ASCII letters in lower case; NUL past the end, which no rule accepts.
    private char lower(int offset) {
        if (offset >= end) {
            return 0;
        }
        char c = text.charAt(offset);
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private boolean isDigit(int offset) {
        return offset < end && text.charAt(offset) >= '0' && text.charAt(offset) <= '9';
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /// White space as Python's `str.isspace` has it, no-break spaces included.
    static boolean isWhitespace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) || (c >= 0x80 && isWideSpace(c));
    }

    private static boolean isWideSpace(char c) {
        return c == 0x85 || Character.isSpaceChar(c);
    }

    private MalformedVersionException malformed(String expected) {
        return new MalformedVersionException(text, kind, Math.min(position, end), expected, RULE);
    }
}
