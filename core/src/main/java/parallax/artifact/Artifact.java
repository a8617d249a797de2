package parallax.artifact;

import java.util.List;

/// One artifact, read whole.
///
/// @param file the last part of its path: `torchvision-0.29.1-cp311-cp311-manylinux_2_28_x86_64.whl`
/// @param size of the archive in bytes; of a folder the sum of its files
/// @param sha256 of the archive, lower-case hexadecimal; of a folder that of the sorted list of its entries
/// @param entries sorted by path
/// @param anomalies sorted
public record Artifact(
        String file,
        ArtifactFormat format,
        long size,
        String sha256,
        List<ArtifactEntry> entries,
        ArtifactMetadata metadata,
        List<Anomaly> anomalies) {

    public Artifact {
        entries = List.copyOf(entries);
        anomalies = List.copyOf(anomalies);
    }
}
