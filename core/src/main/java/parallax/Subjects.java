package parallax;

import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.finding.Subject;
import parallax.index.Snapshot;
import parallax.reference.Reference;

/// Says what a reference resolved to, for reports.
final class Subjects {

    private Subjects() {}

    /// @param build the build looked at in depth; null where none is
    static Subject of(Snapshot snapshot, Reference reference, Distribution side, @Nullable Build build) {
        return new Subject(
                reference.text(),
                side.source().id(),
                side.source().title(),
                side.name(),
                side.newest().map(release -> release.version().toString()).orElse(null),
                build == null ? null : build.record().version().original(),
                build == null ? null : build.fileName(),
                build == null ? null : build.record().sha256(),
                snapshot.recordedDate().toString());
    }
}
