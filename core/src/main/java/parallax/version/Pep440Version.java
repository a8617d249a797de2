package parallax.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PEP 440 version. Every accepted spelling is read (`v1.0-ALPHA.2` is `1.0a2`), numbers are kept without loss, and
/// the order is total. Trailing zeros of the release do not count: `1.0` equals `1.0.0`, though both keep their
/// spelling. A local label makes a version greater than the same one without: `2.11.0 < 2.11.0+cu130`.
/// Rule: PyPA specification "Version specifiers" (PEP 440).
public final class Pep440Version implements Version, Comparable<Pep440Version> {

    /// The part that makes a version an alpha, beta or release candidate.
    ///
    /// @param letter `a`, `b` or `rc`
    public record PreRelease(String letter, BigInteger number) {}

    static final int ALPHA = 1;
    static final int BETA = 2;
    static final int CANDIDATE = 3;
    static final int FINAL = 4;

    /// A development release of the release itself comes before its first alpha.
    private static final int BEFORE_ALPHA = 0;

    /// Numbers are kept as `long`; a negative one is 1-based, negated, in `huge`, except for this one.
    static final long ABSENT = Long.MIN_VALUE;

    private final String original;
    private final long epoch;
    private final long[] release;
    private final int phase;
    private final long pre;
    private final long post;
    private final long dev;
    private final String local;
    private final BigInteger @Nullable [] huge;
    private final long key;
    private @Nullable String normal;

    private Pep440Version(Pep440Scanner scanned, String original) {
        this.original = original;
        this.epoch = scanned.epoch;
        this.release = Arrays.copyOf(scanned.release, scanned.releaseLength);
        this.phase = scanned.phase;
        this.pre = scanned.pre;
        this.post = scanned.post;
        this.dev = scanned.dev;
        this.local = scanned.local;
        this.huge = scanned.huge();
        this.key = OrderKey.ofPep440(epoch, release, rank(), pre, post, dev);
    }

    /// Another version with the same numbers, without its local label and, where asked, without all but the release.
    private Pep440Version(Pep440Version other, boolean releaseOnly) {
        this.epoch = other.epoch;
        this.release = other.release;
        this.phase = releaseOnly ? FINAL : other.phase;
        this.pre = releaseOnly ? ABSENT : other.pre;
        this.post = releaseOnly ? ABSENT : other.post;
        this.dev = releaseOnly ? ABSENT : other.dev;
        this.local = "";
        this.huge = other.huge;
        this.key = OrderKey.ofPep440(epoch, release, rank(), pre, post, dev);
        this.original = spell(release.length);
        this.normal = original;
    }

    /// A version that nobody spelled, such as the next one after another; its spelling is the normal form.
    Pep440Version(Pep440Parts parts) {
        List<BigInteger> beyond = new ArrayList<>();
        this.epoch = encode(parts.epoch(), beyond);
        this.release = parts.release().stream()
                .mapToLong(number -> encode(number, beyond))
                .toArray();
        this.phase = parts.phase();
        this.pre = encode(parts.pre(), beyond);
        this.post = encode(parts.post(), beyond);
        this.dev = encode(parts.dev(), beyond);
        this.local = parts.local();
        this.huge = beyond.isEmpty() ? null : beyond.toArray(BigInteger[]::new);
        this.key = OrderKey.ofPep440(epoch, release, rank(), pre, post, dev);
        this.original = spell(release.length);
        this.normal = original;
    }

    private static long encode(@Nullable BigInteger number, List<BigInteger> beyond) {
        if (number == null) {
            return ABSENT;
        }
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        beyond.add(number);
        return -beyond.size();
    }

    /// Surrounding white space is allowed.
    ///
    /// @throws MalformedVersionException with the text, the offset and the rule it breaks
    public static Pep440Version parse(String text) throws MalformedVersionException {
        Pep440Scanner scanner = new Pep440Scanner(text);
        scanner.scan();
        return new Pep440Version(scanner, text);
    }

    /// As {@link #parse(String)}; {@link Strictness#LENIENT} also reads, where nothing else could be meant:
    /// - quotes around the version: `'1.0'`,
    /// - a full stop at its end: `1.0.`,
    /// - `final` at its end, which setuptools read as nothing before PEP 440: `1.0.final`, `1.0-final`, `1.0final`.
    ///
    /// {@link #original()} keeps the mistake, {@link #toString()} does not.
    ///
    /// @throws MalformedVersionException as {@link #parse(String)} does
    public static Pep440Version parse(String text, Strictness strictness) throws MalformedVersionException {
        try {
            return parse(text);
        } catch (MalformedVersionException e) {
            String repaired = strictness == Strictness.LENIENT ? PublishedMistakes.repairVersion(text) : text;
            if (repaired.equals(text)) {
                throw e;
            }
            return readRepaired(text, repaired, e);
        }
    }

    private static Pep440Version readRepaired(String text, String repaired, MalformedVersionException problem)
            throws MalformedVersionException {
        try {
            Pep440Scanner scanner = new Pep440Scanner(repaired);
            scanner.scan();
            return new Pep440Version(scanner, text);
        } catch (MalformedVersionException _) {
            throw problem;
        }
    }

    /// The version between two offsets of a longer text, of which errors speak.
    static Pep440Version parse(String text, int start, int end, String kind) throws MalformedVersionException {
        Pep440Scanner scanner = new Pep440Scanner(text, start, end, kind);
        scanner.scan();
        return new Pep440Version(scanner, text.substring(start, end));
    }

    @Override
    public String original() {
        return original;
    }

    /// The number before `!`; 0 when there is none.
    public BigInteger epoch() {
        return number(epoch);
    }

    /// The numbers of the release as spelled, trailing zeros included; at least one.
    public List<BigInteger> release() {
        return Arrays.stream(release).mapToObj(this::number).toList();
    }

    /// One number of the release, counted from 0: `2` at index 0 of `2.11`, `11` at index 1, and 0 after the last.
    /// A number past `Long.MAX_VALUE` is given as that.
    public long releaseNumber(int index) {
        long number = index < release.length ? release[index] : 0;
        return number < 0 ? Long.MAX_VALUE : number;
    }

    public Optional<PreRelease> pre() {
        return phase == FINAL ? Optional.empty() : Optional.of(new PreRelease(letter(), number(pre)));
    }

    public Optional<BigInteger> post() {
        return post == ABSENT ? Optional.empty() : Optional.of(number(post));
    }

    public Optional<BigInteger> dev() {
        return dev == ABSENT ? Optional.empty() : Optional.of(number(dev));
    }

    /// The local label in normal form, or the empty string.
    public String local() {
        return local;
    }

    /// One of {@link #ALPHA}, {@link #BETA}, {@link #CANDIDATE}, {@link #FINAL}.
    int phase() {
        return phase;
    }

    @Override
    public boolean hasLocal() {
        return !local.isEmpty();
    }

    /// Without the local label.
    public Pep440Version publicVersion() {
        return local.isEmpty() ? this : new Pep440Version(this, false);
    }

    /// Epoch and release alone.
    public Pep440Version baseVersion() {
        boolean bare = phase == FINAL && post == ABSENT && dev == ABSENT && local.isEmpty();
        return bare ? this : new Pep440Version(this, true);
    }

    /// Pre-release or development release; development releases count as pre-releases.
    public boolean isPreRelease() {
        return phase != FINAL || dev != ABSENT;
    }

    public boolean isPostRelease() {
        return post != ABSENT;
    }

    public boolean isDevRelease() {
        return dev != ABSENT;
    }

    @Override
    public int compareTo(Pep440Version other) {
        int byPublic = comparePublic(other);
        return byPublic != 0 ? byPublic : LocalLabel.compare(local, other.local);
    }

    /// The order without regard to local labels.
    public int comparePublic(Pep440Version other) {
        // Most pairs differ in the first number already.
        if (release[0] != other.release[0] && epoch == 0 && other.epoch == 0 && (release[0] | other.release[0]) >= 0) {
            return release[0] < other.release[0] ? -1 : 1;
        }
        int order = compareNumbers(epoch, other, other.epoch);
        if (order == 0) {
            order = compareRelease(other);
        }
        if (order == 0) {
            order = Integer.compare(rank(), other.rank());
        }
        if (order == 0) {
            order = compareNumbers(pre, other, other.pre);
        }
        if (order == 0) {
            order = compareNumbers(post, other, other.post);
        }
        if (order == 0 && (dev == ABSENT || other.dev == ABSENT)) {
            return Boolean.compare(dev == ABSENT, other.dev == ABSENT);
        }
        return order == 0 ? compareNumbers(dev, other, other.dev) : order;
    }

    private int rank() {
        return phase == FINAL && post == ABSENT && dev != ABSENT ? BEFORE_ALPHA : phase;
    }

    private int compareRelease(Pep440Version other) {
        int longer = Math.max(release.length, other.release.length);
        for (int i = 0; i < longer; i++) {
            long left = i < release.length ? release[i] : 0;
            long right = i < other.release.length ? other.release[i] : 0;
            int order = compareNumbers(left, other, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Absent comes before every number; numbers past `long` come after all others.
    private int compareNumbers(long mine, Pep440Version other, long theirs) {
        if (huge == null && other.huge == null) {
            return Long.compare(mine, theirs);
        }
        boolean mineHuge = mine < 0 && mine != ABSENT;
        boolean theirsHuge = theirs < 0 && theirs != ABSENT;
        if (mineHuge && theirsHuge) {
            return number(mine).compareTo(other.number(theirs));
        }
        return mineHuge || theirsHuge ? Boolean.compare(mineHuge, theirsHuge) : Long.compare(mine, theirs);
    }

    private BigInteger number(long encoded) {
        return encoded < 0 && huge != null ? huge[(int) (-encoded - 1)] : BigInteger.valueOf(encoded);
    }

    /// Same epoch and same release, trailing zeros aside.
    boolean hasSameRelease(Pep440Version other) {
        if (key != OrderKey.NONE && other.key != OrderKey.NONE) {
            return OrderKey.haveSameRelease(key, other.key);
        }
        return compareNumbers(epoch, other, other.epoch) == 0 && compareRelease(other) == 0;
    }

    boolean hasSamePreRelease(Pep440Version other) {
        return phase == other.phase && compareNumbers(pre, other, other.pre) == 0;
    }

    boolean hasSamePostRelease(Pep440Version other) {
        return compareNumbers(post, other, other.post) == 0;
    }

    /// Whether epoch and the first `length` numbers of the release, filled up with zeros, are those of `prefix`.
    boolean startsWith(Pep440Version prefix, int length) {
        if (key != OrderKey.NONE && prefix.key != OrderKey.NONE && OrderKey.tells(length)) {
            return OrderKey.haveSameStart(key, prefix.key, length);
        }
        if (compareNumbers(epoch, prefix, prefix.epoch) != 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (compareNumbers(i < release.length ? release[i] : 0, prefix, prefix.release[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    int releaseLength() {
        return release.length;
    }

    private int significantLength() {
        int length = release.length;
        while (length > 1 && release[length - 1] == 0) {
            length--;
        }
        return length;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Pep440Version version && compareTo(version) == 0);
    }

    @Override
    public int hashCode() {
        int hash = hash(epoch);
        for (int i = 0; i < significantLength(); i++) {
            hash = 31 * hash + hash(release[i]);
        }
        hash = 31 * hash + phase;
        hash = 31 * hash + hash(pre);
        hash = 31 * hash + hash(post);
        hash = 31 * hash + hash(dev);
        return 31 * hash + local.hashCode();
    }

    private int hash(long encoded) {
        return encoded < 0 && encoded != ABSENT ? number(encoded).hashCode() : Long.hashCode(encoded);
    }

    /// The normal form.
    @Override
    public String toString() {
        String spelled = normal;
        if (spelled == null) {
            spelled = spell(release.length);
            // Most versions are written in normal form; one string then serves for both.
            normal = spelled = spelled.equals(original) ? original : spelled;
        }
        return spelled;
    }

    /// The normal form with the trailing zeros of the release removed: equal versions, and only they, share it.
    String canonical() {
        return significantLength() == release.length ? toString() : spell(significantLength());
    }

    private String spell(int length) {
        StringBuilder spelled = new StringBuilder(24);
        if (epoch != 0) {
            spelled.append(number(epoch)).append('!');
        }
        for (int i = 0; i < length; i++) {
            append(i == 0 ? "" : ".", release[i], spelled);
        }
        append(letter(), pre, spelled);
        append(".post", post, spelled);
        append(".dev", dev, spelled);
        return local.isEmpty()
                ? spelled.toString()
                : spelled.append('+').append(local).toString();
    }

    private void append(String word, long encoded, StringBuilder spelled) {
        if (encoded == ABSENT) {
            return;
        }
        spelled.append(word);
        if (encoded >= 0) {
            spelled.append(encoded);
        } else {
            spelled.append(number(encoded));
        }
    }

    private String letter() {
        return switch (phase) {
            case ALPHA -> "a";
            case BETA -> "b";
            case CANDIDATE -> "rc";
            default -> "";
        };
    }
}
