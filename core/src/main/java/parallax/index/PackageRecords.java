package parallax.index;

import java.util.ArrayList;
import java.util.List;
import parallax.name.PackageName;

/// The recorded builds of one package in one source. The snapshot is a sample: a build that is not here may well
/// exist.
///
/// @param records sorted by version, then file name, then index
/// @param seenFiles builds known by file name only, sorted by file name; they may also be among `records`
/// @param unreadable rows left out because a part of them does not parse
public record PackageRecords(
        Source source,
        PackageName name,
        List<IndexRecord> records,
        List<SeenFile> seenFiles,
        List<Unreadable> unreadable) {

    public PackageRecords {
        records = List.copyOf(records);
        seenFiles = List.copyOf(seenFiles);
        unreadable = List.copyOf(unreadable);
    }

    /// True where the snapshot holds nothing of the package: not recorded, not absent.
    public boolean isEmpty() {
        return records.isEmpty() && seenFiles.isEmpty() && unreadable.isEmpty();
    }

    /// The records of a PyPI-like index; empty for a channel.
    public List<WheelRecord> wheels() {
        List<WheelRecord> wheels = new ArrayList<>();
        for (IndexRecord each : records) {
            if (each instanceof WheelRecord wheel) {
                wheels.add(wheel);
            }
        }
        return wheels;
    }

    /// The records of a conda channel; empty for an index.
    public List<CondaRecord> condaBuilds() {
        List<CondaRecord> builds = new ArrayList<>();
        for (IndexRecord each : records) {
            if (each instanceof CondaRecord build) {
                builds.add(build);
            }
        }
        return builds;
    }
}
