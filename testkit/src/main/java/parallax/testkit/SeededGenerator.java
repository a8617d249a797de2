package parallax.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Makes random test data that can be made again: the same seed gives the same data.
///
/// ```java
/// SeededGenerator.forEachSeed(1000, generator -> {
///     Pep440Version version = Pep440Version.parse(generator.pick(RELEASES) + generator.pick(SUFFIXES));
///     assertThat(Pep440Version.parse(version.toString())).isEqualTo(version);
/// });
/// ```
///
/// A failure names its seed; `./test -Dseed=42` runs every such test with that seed alone. Without the property the
/// seeds are always the same ones, so that a build does not fail by chance; `-Dseed=random` tries new ones.
public final class SeededGenerator {

    /// A check of one property on data from one seed.
    @FunctionalInterface
    public interface Property {
        void check(SeededGenerator generator) throws Exception;
    }

    private final RandomGenerator random;

    private SeededGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param runs how many seeds to try, each with a generator of its own
    /// @throws AssertionError naming the seed, with the failure of the property as its cause
    public static void forEachSeed(int runs, Property property) {
        forEachSeed(System.getProperty("seed", ""), runs, property);
    }

    static void forEachSeed(String wanted, int runs, Property property) {
        switch (wanted) {
            case "" -> trySeeds(0, runs, property);
            // Far from Long.MAX_VALUE, so that counting up from it stays below.
            case "random" -> trySeeds(new SplittableRandom().nextLong(1L << 40), runs, property);
            default -> trySeeds(Long.parseLong(wanted), 1, property);
        }
    }

    private static void trySeeds(long first, int runs, Property property) {
        for (long seed = first; seed < first + runs; seed++) {
            try {
                property.check(new SeededGenerator(seed));
            } catch (Exception | AssertionError failure) {
                throw new AssertionError("with -Dseed=%d: %s".formatted(seed, failure.getMessage()), failure);
            }
        }
    }

    /// @param bound above every answer, at least 1
    /// @return from 0 on
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean chance() {
        return random.nextBoolean();
    }

    /// @param values not empty
    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /// @param alphabet the characters to choose from, one a code point; repeat one to see it more often
    /// @param maximum the greatest length in code points; the least is 0
    public String text(String alphabet, int maximum) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int left = below(maximum + 1); left > 0; left--) {
            text.appendCodePoint(points[below(points.length)]);
        }
        return text.toString();
    }
}
