package parallax.version;

/// One number that stands for a whole version of a usual form, so that most comparisons are one of two numbers. Of two
/// versions of one order that both have a key, the one with the smaller key is the smaller, and equal keys are equal
/// versions, local labels aside. A version of another form, or with a number too large for its place, has none.
final class OrderKey {

    /// The version has no key.
    static final long NONE = -1;

    private static final int CONDA_FIRST_BITS = 27;
    private static final int CONDA_BITS = 12;
    private static final int CONDA_SEGMENTS = 4;

    /// Bits below the numbers of a PEP 440 release: phase 3, its number 7, post-release 5, development release 4.
    private static final int BELOW_RELEASE = 19;

    private static final int FIRST_BITS = 16;
    private static final int NUMBER_BITS = 14;
    private static final int RELEASE_NUMBERS = 3;
    private static final int MOST_PRE = 127;
    private static final int MOST_POST = 30;
    private static final int NO_DEV = 15;

    private OrderKey() {}

    /// Of numbers and dots alone: no epoch, no letters, no local part.
    static long ofConda(String text) {
        long key = 0;
        long number = 0;
        int segment = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = 10 * number + (c - '0');
                if (number >= 1L << (segment == 0 ? CONDA_FIRST_BITS : CONDA_BITS)) {
                    return NONE;
                }
            } else if (c == '.' && segment < CONDA_SEGMENTS - 1) {
                key = (key << CONDA_BITS) | number;
                number = 0;
                segment++;
            } else {
                return NONE;
            }
        }
        return ((key << CONDA_BITS) | number) << ((CONDA_SEGMENTS - 1 - segment) * CONDA_BITS);
    }

    /// The numbers are encoded as {@link Pep440Version} keeps them.
    ///
    /// @param rank place of the phase among the others, development releases of the release itself at 0
    static long ofPep440(long epoch, long[] release, int rank, long pre, long post, long dev) {
        boolean tooLarge = epoch != 0
                || pre > MOST_PRE
                || post > MOST_POST
                || dev >= NO_DEV
                || isHuge(pre)
                || isHuge(post)
                || isHuge(dev);
        long key = 0;
        for (int i = 0; i < Math.max(release.length, RELEASE_NUMBERS); i++) {
            long number = i < release.length ? release[i] : 0;
            if (i >= RELEASE_NUMBERS) {
                tooLarge |= number != 0;
                continue;
            }
            tooLarge |= number < 0 || number >= 1L << (i == 0 ? FIRST_BITS : NUMBER_BITS);
            key = (key << NUMBER_BITS) | number;
        }
        if (tooLarge) {
            return NONE;
        }
        key = (key << 3) | rank;
        key = (key << 7) | (pre == Pep440Version.ABSENT ? 0 : pre);
        key = (key << 5) | (post == Pep440Version.ABSENT ? 0 : post + 1);
        return (key << 4) | (dev == Pep440Version.ABSENT ? NO_DEV : dev);
    }

    private static boolean isHuge(long encoded) {
        return encoded < 0 && encoded != Pep440Version.ABSENT;
    }

    /// Whether the first `numbers` numbers of two releases are equal; of keys alone.
    static boolean haveSameStart(long key, long other, int numbers) {
        int below = BELOW_RELEASE + (RELEASE_NUMBERS - numbers) * NUMBER_BITS;
        return ((key ^ other) >>> below) == 0;
    }

    /// Whether two releases are equal; of keys alone.
    static boolean haveSameRelease(long key, long other) {
        return ((key ^ other) >>> BELOW_RELEASE) == 0;
    }

    /// Whether a key tells the first `numbers` numbers of a release.
    static boolean tells(int numbers) {
        return numbers > 0 && numbers <= RELEASE_NUMBERS;
    }
}
