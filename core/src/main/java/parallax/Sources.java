package parallax;

import java.util.ArrayList;
import java.util.List;
import parallax.finding.SourceList;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.name.PackageName;

/// Answers `sources`.
final class Sources {

    private Sources() {}

    static SourceList of(Snapshot snapshot) throws SnapshotException {
        List<SourceList.Entry> entries = new ArrayList<>();
        for (Source source : snapshot.sources()) {
            int records = 0;
            List<PackageName> packages = snapshot.packages(source);
            for (PackageName name : packages) {
                records += snapshot.load(source, name).records().size();
            }
            entries.add(new SourceList.Entry(
                    source.id(),
                    source.title(),
                    source.ecosystem().id(),
                    source.locator(),
                    packages.size(),
                    records,
                    snapshot.aliases(source),
                    records == 0 ? "recipe history only" : "a sample: what is not recorded may well exist"));
        }
        return new SourceList(snapshot.recordedDate().toString(), entries);
    }
}
