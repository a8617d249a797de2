package parallax;

import parallax.finding.Matrix;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;

/// Answers `matrix`.
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
final class MatrixMaker {

    private final Snapshot snapshot;
    private final ArtifactAccess access;

    MatrixMaker(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
    }

    Matrix matrix(MatrixRequest request) throws Trouble, SnapshotException {
        throw new Trouble("not built yet", null);
    }
}
