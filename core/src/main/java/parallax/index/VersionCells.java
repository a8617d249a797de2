package parallax.index;

import org.jspecify.annotations.Nullable;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Version;

/// Reads cells and parts of cells that hold a version.
final class VersionCells {

    private VersionCells() {}

    static Pep440Version pep440(TableFile table, String text) throws SnapshotException {
        try {
            return Pep440Version.parse(text);
        } catch (MalformedVersionException e) {
            throw table.problem(String.valueOf(e.getMessage()));
        }
    }

    static @Nullable Pep440Version pep440OrNull(TableFile table, @Nullable String text) throws SnapshotException {
        return text == null ? null : pep440(table, text);
    }

    static CondaVersion conda(TableFile table, String text) throws SnapshotException {
        try {
            return CondaVersion.parse(text);
        } catch (MalformedVersionException e) {
            throw table.problem(String.valueOf(e.getMessage()));
        }
    }

    static @Nullable CondaVersion condaOrNull(TableFile table, @Nullable String text) throws SnapshotException {
        return text == null ? null : conda(table, text);
    }

    /// A version in the order of the source's ecosystem.
    static Version of(Source source, TableFile table, String text) throws SnapshotException {
        return switch (source.ecosystem()) {
            case PYPI -> pep440(table, text);
            case CONDA, DEBIAN -> conda(table, text);
        };
    }
}
