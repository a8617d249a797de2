package parallax.artifact;

import java.util.List;

/// A software bill of materials inside an artifact (PEP 770).
///
/// @param path of the entry
/// @param format what its content is; empty components of a format that is not read mean nothing
/// @param components what the document lists, in its order
/// @param problem why the components are not known, or not all; empty where they are
public record Sbom(String path, Format format, List<Component> components, String problem) {

    /// Formats of such documents.
    public enum Format {
        /// CycloneDX in JSON.
        CYCLONEDX,
        /// SPDX 2 in JSON.
        SPDX,
        /// Any other, whose components are not read.
        OTHER
    }

    /// One thing that is listed.
    ///
    /// @param version empty where it does not say
    /// @param purl its package URL; empty where it does not say
    public record Component(String name, String version, String purl) {}

    public Sbom {
        components = List.copyOf(components);
    }
}
