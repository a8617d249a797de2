package parallax.artifact;

import java.io.IOException;

/// Reads artifacts of one format.
interface FormatReader {

    /// Everything, in one pass over the contents, which go to the consumer of the reading.
    Artifact read(Reading reading) throws MalformedArtifactException, IOException;

    /// The metadata alone, at the least cost the format allows. The consumer is not asked.
    ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException;
}
