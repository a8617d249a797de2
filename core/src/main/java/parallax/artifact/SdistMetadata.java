package parallax.artifact;

/// What a source distribution says of itself.
///
/// @param core from PKG-INFO in the top folder
/// @param topFolder the one folder that holds everything: `torchvision-0.29.1`; empty where there is not exactly one
/// @param hasPyproject whether there is a `pyproject.toml` in the top folder, which says how to build it (PEP 518)
public record SdistMetadata(CoreMetadata core, String topFolder, boolean hasPyproject) implements ArtifactMetadata {}
