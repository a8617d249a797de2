package parallax.artifact;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads sdists in a ZIP archive, as they were before PEP 625.
final class SdistZipReader implements FormatReader {

    /// Nothing of an sdist lands anywhere: what a build makes of it is not known.
    private static final ZipEntries.Paths NOWHERE = (path, type) -> null;

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        try (ZipDirectory directory = ZipDirectory.open(reading)) {
            SdistMetadata metadata = metadata(directory);
            ZipContents contents = ZipContents.read(directory, new ZipContents.Plan() {
                @Override
                public Content.Use use(ZipMember member) {
                    return member.type() == EntryType.FILE ? Content.Use.OFFER : Content.Use.NONE;
                }

                @Override
                public @Nullable String digest(ZipMember member) {
                    return null;
                }
            });
            List<ArtifactEntry> entries = ZipEntries.list(directory, contents, NOWHERE);
            return new Artifact(
                    reading.name(),
                    ArtifactFormat.SDIST_ZIP,
                    reading.size(),
                    contents.sha256(),
                    entries,
                    metadata,
                    reading.anomalies().sorted());
        }
    }

    @Override
    public ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException {
        try (ZipDirectory directory = ZipDirectory.open(reading)) {
            SdistMetadata metadata = metadata(directory);
            return new ArtifactOutline(
                    reading.name(),
                    ArtifactFormat.SDIST_ZIP,
                    reading.size(),
                    metadata,
                    reading.anomalies().sorted());
        }
    }

    private static SdistMetadata metadata(ZipDirectory directory) throws MalformedArtifactException, IOException {
        String top = SdistLayout.topFolder(
                directory.reading(),
                directory.members().stream()
                        .filter(member -> member.type() != EntryType.DIRECTORY)
                        .map(ZipMember::path)
                        .toList());
        String folder = top.isEmpty() ? "" : top + "/";
        byte[] pkgInfo = null;
        boolean hasPyproject = false;
        try (ZipInput input = new ZipInput(directory)) {
            for (ZipMember member : directory.members()) {
                if (directory.shadowed(member) || member.type() == EntryType.DIRECTORY) {
                    continue;
                }
                if (member.path().equals(folder + "PKG-INFO")) {
                    pkgInfo = input.readAll(member);
                }
                hasPyproject |= member.path().equals(folder + "pyproject.toml");
            }
        }
        return SdistLayout.metadata(directory.reading(), top, pkgInfo, hasPyproject);
    }
}
