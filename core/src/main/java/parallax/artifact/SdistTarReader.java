package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a source distribution `.tar.gz`: one top folder with PKG-INFO in it. Rules: PyPA specification "Source
/// distribution format" (PEP 517, 625, 643, 721).
///
/// Where its files land is for its build to say, so no entry has a logical path.
final class SdistTarReader implements FormatReader {

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        TarEntries entries = new TarEntries(reading);
        Pass pass = new Pass();
        String sha256;
        try (HashedInput file = HashedInput.open(reading)) {
            entries.read(file.buffered(), Compression.GZIP, null, pass);
            sha256 = file.finish();
        }
        SdistMetadata metadata = pass.metadata(reading, entries);
        List<ArtifactEntry> listed = entries.finish(_ -> null);
        return new Artifact(
                reading.name(),
                ArtifactFormat.SDIST_TAR_GZ,
                reading.size(),
                sha256,
                listed,
                metadata,
                reading.anomalies().sorted());
    }

    /// As dear as reading all of it, for PKG-INFO may come last and only all of it shows whether there is one top
    /// folder.
    @Override
    public ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException {
        TarEntries entries = new TarEntries(reading);
        Pass pass = new Pass();
        try (InputStream file = Files.newInputStream(reading.file())) {
            entries.read(file, Compression.GZIP, null, pass);
        }
        return new ArtifactOutline(
                reading.name(),
                ArtifactFormat.SDIST_TAR_GZ,
                reading.size(),
                pass.metadata(reading, entries),
                reading.anomalies().sorted());
    }

    /// The one pass; the first member's top folder is taken for the one.
    private static final class Pass implements TarEntries.Format {

        private @Nullable String top;
        private byte @Nullable [] pkgInfo;

        @Override
        public Content.Use use(String path) {
            if (top == null) {
                top = topFolder(path);
            }
            return path.equals(top + "/PKG-INFO") ? Content.Use.OFFER_AND_KEEP : Content.Use.OFFER;
        }

        @Override
        public @Nullable MessageDigest digest(String path) {
            return null;
        }

        @Override
        public void read(String path, Content content) {
            if (content.kept() != null) {
                pkgInfo = content.kept();
            }
        }

        private static String topFolder(String path) {
            int slash = path.indexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }

        SdistMetadata metadata(Reading reading, TarEntries entries) {
            List<String> paths = entries.entries().stream()
                    .filter(entry -> entry.type() != EntryType.DIRECTORY)
                    .map(ArtifactEntry::path)
                    .toList();
            String folder = SdistLayout.topFolder(reading, paths);
            boolean hasPyproject =
                    entries.find(folder.isEmpty() ? "pyproject.toml" : folder + "/pyproject.toml") != null;
            return SdistLayout.metadata(reading, folder, pkgInfo, hasPyproject);
        }
    }
}
