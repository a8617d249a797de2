package parallax.binary;

import java.util.ArrayList;
import java.util.List;

/// Collects the damage of one file; of each part the first few, so that a hostile file cannot make a long list.
final class ElfProblems {

    private static final int MAX_PER_PART = 8;

    private final List<ElfProblem> found = new ArrayList<>();
    private final int[] counts = new int[ElfPart.values().length];

    void add(ElfPart part, long offset, String text) {
        if (counts[part.ordinal()]++ < MAX_PER_PART) {
            found.add(new ElfProblem(part, offset, text));
        }
    }

    void add(ElfPart part, ElfDamage damage) {
        add(part, damage.offset(), damage.problem());
    }

    List<ElfProblem> found() {
        return found;
    }
}
