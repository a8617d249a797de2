package parallax;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parallax.compare.Pair;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;

/// Comparisons over the real snapshot, each made once for all tests that look at it.
// The package is exported, what the rules look at is not; tests of both use it.
@SuppressWarnings("exports")
public final class Recorded {

    private static final Map<List<String>, Comparer.Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final Snapshot SNAPSHOT = open();

    private Recorded() {}

    private static Snapshot open() {
        try {
            return Snapshot.open();
        } catch (SnapshotException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Snapshot snapshot() {
        return SNAPSHOT;
    }

    /// @param references as `compare` takes them
    public static Comparison compare(String... references) {
        return answer(references).comparison();
    }

    /// What the rules looked at in that comparison.
    public static Pair pair(String... references) {
        return answer(references).pair();
    }

    /// @throws AssertionError where the comparison has no such finding
    public static Finding finding(String id, String... references) {
        Comparison comparison = compare(references);
        return comparison
                .finding(id)
                .orElseThrow(() -> new AssertionError("no finding " + id + " in " + List.of(references) + ", only "
                        + comparison.findings().stream().map(Finding::id).toList()));
    }

    /// Made anew, not out of the store.
    public static Comparison compareAgain(String... references) {
        return make(List.of(references)).comparison();
    }

    public static Explanation why(String id, String... references) {
        try {
            return Parallax.over(SNAPSHOT).why(id, List.of(references), TargetRequest.DEFAULT);
        } catch (Trouble e) {
            throw new AssertionError(id + " of " + List.of(references) + ": " + e.getMessage(), e);
        }
    }

    private static Comparer.Answer answer(String... references) {
        return ANSWERS.computeIfAbsent(List.of(references), Recorded::make);
    }

    private static Comparer.Answer make(List<String> references) {
        try {
            return new Comparer(SNAPSHOT).compare(references, TargetParser.parse(TargetRequest.DEFAULT));
        } catch (Trouble | SnapshotException e) {
            throw new AssertionError(references + ": " + e.getMessage(), e);
        }
    }
}
