package parallax.binary;

import java.util.ArrayList;
import java.util.List;

/// Collects notes. Past {@link #MOST} of them only their number is kept, so that a file that is damage all
/// through costs no more than another.
final class BinaryNotes {

    static final int MOST = 1000;

    private final List<BinaryNote> notes = new ArrayList<>();
    private long more;

    void add(BinaryPart part, BinaryDamage damage) {
        add(part, damage.offset(), damage.problem());
    }

    void add(BinaryPart part, long offset, String text) {
        if (notes.size() < MOST) {
            notes.add(new BinaryNote(part, offset, text));
        } else {
            more++;
        }
    }

    List<BinaryNote> toList() {
        List<BinaryNote> all = new ArrayList<>(notes);
        if (more > 0) {
            all.add(new BinaryNote(notes.getLast().part(), -1, more + " more problems are not listed"));
        }
        return List.copyOf(all);
    }

    static boolean isWhole(List<BinaryNote> notes, BinaryPart part) {
        for (BinaryNote note : notes) {
            if (note.part() == part) {
                return false;
            }
        }
        return true;
    }
}
