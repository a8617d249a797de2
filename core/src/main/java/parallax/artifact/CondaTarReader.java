package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a conda package of format 1: one tar stream, compressed with bzip2, in which `info/` may stand anywhere.
final class CondaTarReader implements FormatReader {

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        CondaDocuments documents = new CondaDocuments(reading);
        TarEntries entries = new TarEntries(reading);
        Pass pass = new Pass(documents);
        String sha256;
        try (HashedInput file = HashedInput.open(reading)) {
            entries.read(file.buffered(), Compression.BZIP2, null, pass);
            sha256 = file.finish();
        }
        documents.paths().find().ifPresent(paths -> CondaManifest.verify(paths, entries, reading));
        Map<String, String> neutral = prefixNeutral(reading, documents, entries, pass);
        CondaMetadata metadata = documents.metadata(1, entries.entries(), neutral);
        IndexJson index = metadata.index().find().orElse(null);
        List<ArtifactEntry> listed = entries.finish(path -> CondaPlaces.place(path, index));
        return new Artifact(
                reading.name(),
                ArtifactFormat.CONDA_TAR_BZ2,
                reading.size(),
                sha256,
                listed,
                metadata,
                reading.anomalies().sorted());
    }

    /// Files that came before the list of placeholders are read a second time: rare, as conda-build sorts small
    /// documents to the front, and dearer memory would be the only other way.
    private static Map<String, String> prefixNeutral(
            Reading reading, CondaDocuments documents, TarEntries entries, Pass first)
            throws MalformedArtifactException, IOException {
        PrefixNeutralContents known = first.neutral;
        PrefixNeutralContents all = new PrefixNeutralContents(documents.placeholders());
        PrefixNeutralContents sofar = known == null ? all : known;
        if (sofar.isComplete(entries)) {
            return sofar.digests();
        }
        Reading again = new Reading(
                reading.file(),
                reading.name(),
                reading.size(),
                ArtifactReader.NOBODY,
                reading.limits(),
                Progress.NONE,
                reading.spillFolder());
        TarEntries second = new TarEntries(again);
        try (InputStream file = Files.newInputStream(reading.file())) {
            second.read(file, Compression.BZIP2, null, new TarEntries.Format() {
                @Override
                public Content.Use use(String path) {
                    return Content.Use.NONE;
                }

                @Override
                public @Nullable MessageDigest digest(String path) {
                    return all.begin(path);
                }

                @Override
                public void read(String path, Content content) {
                    all.end(path);
                }
            });
        }
        return all.digests();
    }

    @Override
    public ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException {
        CondaDocuments documents = new CondaDocuments(reading);
        TarEntries entries = new TarEntries(reading);
        try (InputStream file = Files.newInputStream(reading.file())) {
            entries.read(file, Compression.BZIP2, null, new Pass(documents));
        }
        return new ArtifactOutline(
                reading.name(),
                ArtifactFormat.CONDA_TAR_BZ2,
                reading.size(),
                documents.metadata(1, entries.entries(), Map.of()),
                reading.anomalies().sorted());
    }

    /// The one pass over the members.
    private static final class Pass implements TarEntries.Format {

        private final CondaDocuments documents;
        private @Nullable PrefixNeutralContents neutral;

        Pass(CondaDocuments documents) {
            this.documents = documents;
        }

        @Override
        public Content.Use use(String path) {
            return CondaDocuments.isDocument(path) ? Content.Use.OFFER_AND_KEEP : Content.Use.OFFER;
        }

        @Override
        public @Nullable MessageDigest digest(String path) {
            return neutral == null ? null : neutral.begin(path);
        }

        @Override
        public void read(String path, Content content) {
            documents.keep(path, content);
            if (neutral != null) {
                neutral.end(path);
            } else if (documents.hasPaths()) {
                neutral = new PrefixNeutralContents(documents.placeholders());
            }
        }
    }
}
