package parallax.artifact;

/// What an artifact says of itself, in the terms of its format.
public sealed interface ArtifactMetadata
        permits ArtifactMetadata.None, CondaMetadata, DebianMetadata, SdistMetadata, WheelMetadata {

    /// Nothing: a folder without metadata.
    record None() implements ArtifactMetadata {}
}
