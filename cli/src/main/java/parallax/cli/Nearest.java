package parallax.cli;

import java.util.List;
import java.util.Optional;

/// The word that a misspelled one was meant to be.
final class Nearest {

    /// Longer input is no slip of the fingers, and its distance would take long.
    private static final int LONGEST = 40;

    private Nearest() {}

    /// The nearest of `words`; of equally near ones that with the same first letter, else the first. Empty where more
    /// than a third of a word's letters would have to be wrong.
    static Optional<String> to(String typed, List<String> words) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            int distance = distance(typed, word);
            int rank = 2 * distance + (typed.charAt(0) == word.charAt(0) ? 0 : 1);
            if (rank < least && distance <= Math.max(1, word.length() / 3)) {
                best = word;
                least = rank;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (restricted Damerau-Levenshtein distance).
    private static int distance(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                if (row == 0 || column == 0) {
                    table[row][column] = row + column;
                    continue;
                }
                boolean same = left.charAt(row - 1) == right.charAt(column - 1);
                int least = Math.min(table[row - 1][column], table[row][column - 1]) + 1;
                least = Math.min(least, table[row - 1][column - 1] + (same ? 0 : 1));
                boolean swapped = row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1);
                table[row][column] = swapped ? Math.min(least, table[row - 2][column - 2] + 1) : least;
            }
        }
        return table[left.length()][right.length()];
    }
}
