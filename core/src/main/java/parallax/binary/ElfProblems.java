package parallax.binary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects the damage of one file; of each part the first few, so that a hostile file cannot make a long list.
final class ElfProblems {

    private static final int MAX_PER_PART = 8;

    private final List<ElfProblem> found = new ArrayList<>();
    private final Map<ElfPart, Integer> counts = new EnumMap<>(ElfPart.class);

    /// Whether another problem of this part would be kept; asked first where there may be millions.
    boolean hasRoom(ElfPart part) {
        Integer count = counts.get(part);
        return count == null || count < MAX_PER_PART;
    }

    void add(ElfPart part, long offset, String text) {
        if (hasRoom(part)) {
            Integer count = counts.get(part);
            counts.put(part, count == null ? 1 : count + 1);
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
