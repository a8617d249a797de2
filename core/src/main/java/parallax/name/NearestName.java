package parallax.name;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what was probably meant, for error messages.
public final class NearestName {

    private static final int LONGEST_COMPARED = 100;

    private NearestName() {}

    /// The known name with the smallest edit distance to `wanted`, ignoring case; the first of equals. Empty where
    /// nothing is near: more than a third of the letters, or more than three, would have to change.
    public static Optional<String> of(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String nearest = null;
        int smallest = Math.min(3, Math.max(1, lower.length() / 3)) + 1;
        for (String name : known) {
            if (Math.abs(name.length() - lower.length()) < smallest) {
                int distance = distance(lower, name.toLowerCase(Locale.ROOT));
                if (distance < smallest) {
                    smallest = distance;
                    nearest = name;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each.
    private static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[other.length()];
    }
}
