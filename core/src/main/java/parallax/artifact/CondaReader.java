package parallax.artifact;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;

/// Reads a conda package of format 2: a ZIP archive of `metadata.json`, `info-STEM.tar.zst` and
/// `pkg-STEM.tar.zst`, in
/// any order. Rule: CEP 35.
final class CondaReader implements FormatReader {

    private static final String SUFFIX = ".tar.zst";
    private static final String METADATA = "metadata.json";

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        try (ZipDirectory zip = ZipDirectory.open(reading);
                ZipInput input = new ZipInput(zip)) {
            Parts parts = Parts.of(zip, input);
            ZipMember files = parts.pkg;
            if (files == null) {
                throw reading.malformed(null, -1, "no member `pkg-…" + SUFFIX + "`: the package has no files");
            }
            CondaDocuments documents = new CondaDocuments(reading);
            TarEntries entries = new TarEntries(reading);
            entries.read(input.open(parts.info), Compression.ZSTD, parts.info.path(), new InfoPass(documents, reading));
            PrefixNeutralContents neutral = new PrefixNeutralContents(documents.placeholders());
            entries.read(input.open(files), Compression.ZSTD, files.path(), new FilesPass(neutral, reading));
            documents.paths().find().ifPresent(paths -> CondaManifest.verify(paths, entries, reading));
            CondaMetadata metadata = documents.metadata(2, entries.entries(), neutral.digests());
            IndexJson index = metadata.index().find().orElse(null);
            List<ArtifactEntry> listed = entries.finish(path -> CondaPlaces.place(path, index));
            return new Artifact(
                    reading.name(),
                    ArtifactFormat.CONDA,
                    reading.size(),
                    sha256(reading),
                    listed,
                    metadata,
                    reading.anomalies().sorted());
        }
    }

    private static String sha256(Reading reading) throws IOException {
        try (MappedArchive file = MappedArchive.open(reading)) {
            return file.sha256();
        }
    }

    @Override
    public ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException {
        try (ZipDirectory zip = ZipDirectory.open(reading);
                ZipInput input = new ZipInput(zip)) {
            Parts parts = Parts.of(zip, input);
            if (parts.pkg == null) {
                reading.odd(Anomaly.Kind.METADATA, "", "no member `pkg-…" + SUFFIX + "`: the package has no files");
            }
            CondaDocuments documents = new CondaDocuments(reading);
            TarEntries entries = new TarEntries(reading);
            entries.read(input.open(parts.info), Compression.ZSTD, parts.info.path(), new InfoPass(documents, reading));
            return new ArtifactOutline(
                    reading.name(),
                    ArtifactFormat.CONDA,
                    reading.size(),
                    documents.metadata(2, entries.entries(), Map.of()),
                    reading.anomalies().sorted());
        }
    }

    /// The members that count.
    private record Parts(ZipMember info, @Nullable ZipMember pkg) {

        static Parts of(ZipDirectory zip, ZipInput input) throws MalformedArtifactException, IOException {
            Reading reading = zip.reading();
            checkVersion(zip, input);
            ZipMember info = find(zip, "info-");
            if (info == null) {
                throw reading.malformed(null, -1, "no member `info-…" + SUFFIX + "` at the top" + elsewhere(zip));
            }
            for (ZipMember member : zip.members()) {
                String path = member.path();
                boolean known = path.equals(METADATA)
                        || ((path.startsWith("info-") || path.startsWith("pkg-")) && path.endsWith(SUFFIX));
                if (!known && !zip.shadowed(member)) {
                    reading.odd(Anomaly.Kind.METADATA, path, "a member that CEP 35 does not know");
                }
            }
            return new Parts(info, find(zip, "pkg-"));
        }

        private static void checkVersion(ZipDirectory zip, ZipInput input)
                throws MalformedArtifactException, IOException {
            Reading reading = zip.reading();
            ZipMember member = null;
            for (ZipMember candidate : zip.members()) {
                if (candidate.path().equals(METADATA) && !zip.shadowed(candidate)) {
                    member = candidate;
                }
            }
            if (member == null) {
                reading.odd(Anomaly.Kind.METADATA, METADATA, "missing, though CEP 35 asks for it");
                return;
            }
            AtomicReference<@Nullable Long> found = new AtomicReference<>();
            try (JsonReader json = JsonReader.of(input.readAll(member))) {
                json.document(name -> {
                    if (name.equals("conda_pkg_format_version")) {
                        found.set(json.number());
                    }
                });
            } catch (UnreadableDocumentException e) {
                reading.odd(Anomaly.Kind.METADATA, METADATA, e.problem());
                return;
            }
            Long version = found.get();
            if (version == null) {
                reading.odd(Anomaly.Kind.METADATA, METADATA, "`conda_pkg_format_version` is missing");
            } else if (version != 2) {
                throw reading.malformed(
                        METADATA, member.offset(), "conda package format " + version + ", only 2 is known");
            }
        }

        /// The member that goes with the file's name, else the only one. Null where there is none.
        private static @Nullable ZipMember find(ZipDirectory zip, String prefix) throws MalformedArtifactException {
            Reading reading = zip.reading();
            String file = reading.name();
            String stem = file.endsWith(".conda") ? file.substring(0, file.length() - 6) : file;
            ZipMember found = null;
            int count = 0;
            for (ZipMember member : zip.members()) {
                String path = member.path();
                if (path.startsWith(prefix) && path.endsWith(SUFFIX) && !zip.shadowed(member)) {
                    count++;
                    if (found == null || path.equals(prefix + stem + SUFFIX)) {
                        found = member;
                    }
                }
            }
            if (found != null && count > 1) {
                if (!found.path().equals(prefix + stem + SUFFIX)) {
                    throw reading.malformed(
                            null, -1, count + " members `" + prefix + "…" + SUFFIX + "`, none of the file's name");
                }
                reading.odd(
                        Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                        found.path(),
                        count + " members `" + prefix + "…" + SUFFIX + "`; the one of the file's name counts");
            } else if (found != null && !found.path().equals(prefix + stem + SUFFIX)) {
                reading.odd(
                        Anomaly.Kind.METADATA,
                        found.path(),
                        "the file's name asks for " + Excerpt.ofFile(prefix + stem + SUFFIX));
            }
            return found;
        }

        private static String elsewhere(ZipDirectory zip) {
            for (ZipMember member : zip.members()) {
                String path = member.path();
                if (path.contains("/info-") && path.endsWith(SUFFIX)) {
                    return ", but " + Excerpt.ofFile(path);
                }
            }
            return "";
        }
    }

    private static void misplaced(Reading reading, String path, String text) {
        reading.odd(Anomaly.Kind.METADATA, path, text);
    }

    /// The pass over the metadata.
    private record InfoPass(CondaDocuments documents, Reading reading) implements TarEntries.Format {

        @Override
        public Content.Use use(String path) {
            return CondaDocuments.isDocument(path) ? Content.Use.OFFER_AND_KEEP : Content.Use.OFFER;
        }

        @Override
        public @Nullable MessageDigest digest(String path) {
            return null;
        }

        @Override
        public void read(String path, Content content) {
            documents.keep(path, content);
            if (!path.startsWith("info/")) {
                misplaced(reading, path, "a file outside of `info/` in the info archive");
            }
        }
    }

    /// The pass over the files.
    private record FilesPass(PrefixNeutralContents neutral, Reading reading) implements TarEntries.Format {

        @Override
        public Content.Use use(String path) {
            return Content.Use.OFFER;
        }

        @Override
        public @Nullable MessageDigest digest(String path) {
            return neutral.begin(path);
        }

        @Override
        public void read(String path, Content content) {
            neutral.end(path);
            if (path.startsWith("info/")) {
                misplaced(reading, path, "metadata in the archive of files, which some tools read and some do not");
            }
        }
    }
}
