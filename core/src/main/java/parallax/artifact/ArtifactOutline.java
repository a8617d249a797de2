package parallax.artifact;

import java.util.List;

/// What an artifact says of itself, without a look at its other files.
///
/// @param file the last part of its path
/// @param size of the archive in bytes; 0 for a folder
/// @param anomalies sorted; those of the metadata and of the archive's directory, never of contents
public record ArtifactOutline(
        String file, ArtifactFormat format, long size, ArtifactMetadata metadata, List<Anomaly> anomalies) {

    public ArtifactOutline {
        anomalies = List.copyOf(anomalies);
    }
}
