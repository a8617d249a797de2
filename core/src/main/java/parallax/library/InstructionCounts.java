package parallax.library;

import java.util.ArrayList;
import java.util.List;

/// Counts what a sweep finds. An instruction near bytes that are none may be data that happens to decode, and is
/// counted as doubtful; for that, the latest ones wait until enough good ones have followed.
final class InstructionCounts {

    /// So many instructions before and after bytes that are none are doubtful.
    private static final int DISTANCE = 16;

    private static final int WAITING = 64;
    private static final InstructionSet[] SETS = InstructionSet.values();

    long instructions;
    long undecodedBytes;

    private final long[] certain = new long[SETS.length];
    private final long[] doubtful = new long[SETS.length];
    private final long[] firstCertain = new long[SETS.length];
    private final long[] firstDoubtful = new long[SETS.length];

    private final long[] waitingAt = new long[WAITING];
    private final long[] waitingAddress = new long[WAITING];
    private final int[] waitingSet = new int[WAITING];
    private int waiting;
    private long doubtfulUntil;

    /// @param set counted from 0
    void add(int set, long address) {
        if (instructions < doubtfulUntil) {
            addTo(doubtful, firstDoubtful, set, address);
            return;
        }
        if (waiting == WAITING) {
            settle(instructions - DISTANCE);
        }
        waitingAt[waiting] = instructions;
        waitingAddress[waiting] = address;
        waitingSet[waiting++] = set;
    }

    /// What comes next and what came last may be no code.
    void doubt() {
        settle(instructions - DISTANCE);
        for (int i = 0; i < waiting; i++) {
            addTo(doubtful, firstDoubtful, waitingSet[i], waitingAddress[i]);
        }
        waiting = 0;
        doubtfulUntil = instructions + DISTANCE;
    }

    /// At the end of code that is followed by none.
    void finish() {
        settle(Long.MAX_VALUE);
    }

    List<InstructionSetUse.Extension> extensions() {
        List<InstructionSetUse.Extension> found = new ArrayList<>();
        for (int set = 0; set < SETS.length; set++) {
            long count = certain[set] + doubtful[set];
            if (count != 0) {
                long first = certain[set] != 0 ? firstCertain[set] : firstDoubtful[set];
                found.add(new InstructionSetUse.Extension(SETS[set], count, doubtful[set], first));
            }
        }
        return found;
    }

    /// Those before this instruction are certain.
    private void settle(long before) {
        int kept = 0;
        for (int i = 0; i < waiting; i++) {
            if (waitingAt[i] < before) {
                addTo(certain, firstCertain, waitingSet[i], waitingAddress[i]);
            } else {
                waitingAt[kept] = waitingAt[i];
                waitingAddress[kept] = waitingAddress[i];
                waitingSet[kept++] = waitingSet[i];
            }
        }
        waiting = kept;
    }

    private static void addTo(long[] counts, long[] firsts, int set, long address) {
        if (counts[set]++ == 0) {
            firsts[set] = address;
        }
    }
}
