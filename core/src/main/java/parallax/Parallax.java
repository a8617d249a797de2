package parallax;

import java.util.List;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Inspection;
import parallax.finding.SourceList;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;

/// The entry points of the library. Every answer is a value; every failure is a {@link Trouble} that says what to do.
public final class Parallax {

    private final Snapshot snapshot;

    private Parallax(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Answers from the recorded snapshot inside the program.
    public static Parallax recorded() throws Trouble {
        try {
            return new Parallax(Snapshot.open());
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Answers from another snapshot.
    public static Parallax over(Snapshot snapshot) {
        return new Parallax(snapshot);
    }

    /// What really differs between two sides.
    ///
    /// @param references one bare package name, or two references
    public Comparison compare(List<String> references, TargetRequest target) throws Trouble {
        try {
            return new Comparer(snapshot)
                    .compare(references, TargetParser.parse(target))
                    .comparison();
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Everything known of one subject.
    public Inspection inspect(String reference, TargetRequest target) throws Trouble {
        try {
            return new Inspector(snapshot).inspect(reference, TargetParser.parse(target));
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// From a finding back to the records it rests on.
    ///
    /// @param findingId an id out of a comparison, or the rule it begins with where that is unambiguous
    /// @param references as for `compare`
    public Explanation why(String findingId, List<String> references, TargetRequest target) throws Trouble {
        try {
            return new Explainer(snapshot).why(findingId, references, TargetParser.parse(target));
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Every source that references can name.
    public SourceList sources() throws Trouble {
        try {
            return Sources.of(snapshot);
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    private static Trouble trouble(SnapshotException e) {
        return new Trouble(
                String.valueOf(e.getMessage()),
                "the recorded data is part of the program: build or install it again",
                e);
    }
}
