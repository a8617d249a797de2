package parallax.content;

import java.util.List;
import parallax.artifact.Anomaly;
import parallax.artifact.ArtifactEntry;
import parallax.artifact.ArtifactFormat;

/// Everything that is known of one build from its artifact: plain data, so that it can be kept and compared without the
/// artifact.
///
/// @param file the last part of the artifact's path
/// @param size of the archive in bytes; of a folder the sum of its files
/// @param sha256 of the archive; of a folder that of the list of its entries
/// @param entries sorted by path
/// @param neutralDigests digests of the files that hold the prefix of the build, as if they did not; sorted by path
/// @param libraries native binaries, sorted by path
/// @param modules Python sources, sorted by path
/// @param anomalies sorted
public record Contents(
        String file,
        ArtifactFormat format,
        long size,
        String sha256,
        Claims claims,
        List<ArtifactEntry> entries,
        List<NeutralDigest> neutralDigests,
        List<NativeLibrary> libraries,
        List<PythonModule> modules,
        List<Anomaly> anomalies) {

    public Contents {
        entries = List.copyOf(entries);
        neutralDigests = List.copyOf(neutralDigests);
        libraries = List.copyOf(libraries);
        modules = List.copyOf(modules);
        anomalies = List.copyOf(anomalies);
    }

    /// @param path as the archive spells it
    public record NeutralDigest(String path, String sha256) {}
}
