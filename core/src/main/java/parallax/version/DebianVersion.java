package parallax.version;

import java.util.Optional;

/// A version of a Debian package: `[epoch:]upstream[-revision]`.
///
/// The epoch decides first, then the upstream part, then the revision; one that is missing counts as `0`. A part is
/// read as
/// runs of other characters and of digits in turn. Digits compare as numbers of any length; of other characters a `~`
/// sorts before everything, even before the end of the part, letters before all else. So `1.0~rc1 < 1.0 < 1.0a <
/// 1.0+b1`, and
/// `1.0-1 < 1.0-1+b1`. Leading zeros do not count (`1.01` equals `1.1`), and nothing equals `0`: `1.` is `1.0`.
///
/// Rule: deb-version(7); Debian Policy 5.6.12. What is accepted is what dpkg's `--validate-version` accepts, under
/// {@link Strictness#LENIENT} what its `--compare-versions` compares in spite of a warning.
public final class DebianVersion implements Version, Comparable<DebianVersion> {

    private final String original;
    private final int epoch;
    private final String upstream;
    private final String revision;

    DebianVersion(String original, int epoch, String upstream, String revision) {
        this.original = original;
        this.epoch = epoch;
        this.upstream = upstream;
        this.revision = revision;
    }

    /// Surrounding white space is allowed.
    ///
    /// @throws MalformedVersionException with the text, the offset and the rule it breaks
    public static DebianVersion parse(String text) throws MalformedVersionException {
        return parse(text, Strictness.STRICT);
    }

    /// {@link Strictness#LENIENT} also takes an upstream part that does not start with a digit, and any visible ASCII
    /// character.
    ///
    /// @throws MalformedVersionException with the text, the offset and the rule it breaks
    public static DebianVersion parse(String text, Strictness strictness) throws MalformedVersionException {
        return new DebianVersionParser(text, strictness).parse();
    }

    @Override
    public String original() {
        return original;
    }

    @Override
    public boolean hasLocal() {
        return false;
    }

    /// 0 where none is written.
    public int epoch() {
        return epoch;
    }

    /// What the authors call the version; may hold `-` where there is a revision, and `:` where there is an epoch.
    public String upstream() {
        return upstream;
    }

    /// The revision of the packaging; empty for a native package. Counts as `0` then.
    public Optional<String> revision() {
        return revision.isEmpty() ? Optional.empty() : Optional.of(revision);
    }

    @Override
    public int compareTo(DebianVersion other) {
        int order = Integer.compare(epoch, other.epoch);
        if (order == 0) {
            order = comparePart(upstream, other.upstream);
        }
        return order == 0 ? comparePart(revision, other.revision) : order;
    }

    private static int comparePart(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while (isOther(left, i) || isOther(right, j)) {
                int order = Integer.compare(weight(left, i), weight(right, j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            i = withoutZeros(left, i);
            j = withoutZeros(right, j);
            int leftEnd = endOfDigits(left, i);
            int rightEnd = endOfDigits(right, j);
            int order = Integer.compare(leftEnd - i, rightEnd - j);
            for (; order == 0 && i < leftEnd; i++, j++) {
                order = Character.compare(left.charAt(i), right.charAt(j));
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean isOther(String part, int index) {
        return index < part.length() && !isDigit(part.charAt(index));
    }

    /// `~`, then the end and digits, letters, all else by their codes.
    private static int weight(String part, int index) {
        if (index >= part.length() || isDigit(part.charAt(index))) {
            return 0;
        }
        char c = part.charAt(index);
        if (c == '~') {
            return -1;
        }
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : c + 256;
    }

    private static int withoutZeros(String part, int start) {
        int i = start;
        while (i < part.length() && part.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int endOfDigits(String part, int start) {
        int i = start;
        while (i < part.length() && isDigit(part.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof DebianVersion version && compareTo(version) == 0);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * epoch + hash(upstream)) + hash(revision);
    }

    /// Zeros at the start of a run of digits do not count, a number 0 at the end neither.
    private static int hash(String part) {
        int hash = 0;
        int i = 0;
        while (i < part.length()) {
            char c = part.charAt(i);
            if (!isDigit(c)) {
                hash = 31 * hash + c;
                i++;
                continue;
            }
            int start = withoutZeros(part, i);
            i = endOfDigits(part, start);
            if (start == i && i < part.length()) {
                hash = 31 * hash + '0';
            }
            for (int k = start; k < i; k++) {
                hash = 31 * hash + part.charAt(k);
            }
        }
        return hash;
    }

    /// Without outer white space, and without an epoch of 0 unless the upstream part needs one to be told from it.
    @Override
    public String toString() {
        boolean withEpoch = epoch != 0 || upstream.indexOf(':') >= 0;
        boolean withRevision = !revision.isEmpty() || upstream.indexOf('-') >= 0;
        return (withEpoch ? epoch + ":" : "")
                + upstream
                + (withRevision ? "-" + (revision.isEmpty() ? "0" : revision) : "");
    }
}
