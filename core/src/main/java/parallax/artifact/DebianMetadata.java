package parallax.artifact;

import java.util.List;

/// What a Debian package says of itself in its control archive.
///
/// @param formatVersion of `debian-binary`: `2.0`
/// @param conffiles the configuration files that it keeps across upgrades: absolute paths, in the order written
/// @param maintainerScripts that run when it is installed or removed, sorted: `postinst`, `prerm`, …
/// @param controlFiles every file of the control archive, sorted
/// @param hasMd5sums whether it states digests of its files; where it does not, nothing was verified
public record DebianMetadata(
        String formatVersion,
        MetadataDocument<DebianControl> control,
        List<String> conffiles,
        List<String> maintainerScripts,
        List<String> controlFiles,
        boolean hasMd5sums)
        implements ArtifactMetadata {

    public DebianMetadata {
        conffiles = List.copyOf(conffiles);
        maintainerScripts = List.copyOf(maintainerScripts);
        controlFiles = List.copyOf(controlFiles);
    }
}
