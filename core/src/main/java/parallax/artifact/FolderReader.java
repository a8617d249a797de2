package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads folders: an unpacked artifact, or anything that Python would import from. Links are listed and never
/// followed; of a file that cannot be read the entry has no digest, and an {@link Anomaly.Kind#UNREADABLE} tells why.
final class FolderReader implements FormatReader {

    /// Distributions of one folder whose RECORD is compared; environments have some hundred.
    private static final int DISTRIBUTIONS = 10_000;

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        FolderTree tree = FolderTree.walk(reading);
        SortedMap<String, FolderTree.Node> files = tree.files();
        List<WheelMetadata> distributions = distributions(reading, files);
        List<RecordCheck> checks = new ArrayList<>();
        Map<String, RecordCheck> checkOf = new HashMap<>();
        for (WheelMetadata distribution : distributions) {
            if (!distribution.record().isEmpty()) {
                String folder = distribution.distInfo();
                String root = folder.substring(0, folder.lastIndexOf('/') + 1);
                RecordCheck check = new RecordCheck(
                        reading, folder, root, distribution.record(), installed(distribution, distributions.size()));
                checks.add(check);
                check.listed().forEach(path -> checkOf.putIfAbsent(path, check));
            }
        }
        ZipEntries.Paths paths = FolderPaths.of(tree)
                .paths(
                        reading,
                        distributions.size() == 1 ? distributions.getFirst().distInfo() : "");
        List<ArtifactEntry> entries = new ArrayList<>();
        MessageDigest digest = Sha256.newDigest();
        try (ContentDelivery delivery = new ContentDelivery(reading)) {
            for (FolderTree.Node node : tree.nodes()) {
                RecordCheck check = checkOf.get(node.path());
                if (check == null && checks.size() == 1) {
                    check = checks.getFirst();
                }
                Content content = content(reading, node, delivery, check);
                ArtifactEntry entry = new ArtifactEntry(
                        node.path(),
                        paths.of(node.path(), node.type()),
                        node.type(),
                        node.mode(),
                        content == null ? 0 : content.size(),
                        content == null ? null : content.sha256(),
                        node.linkTarget());
                entries.add(entry);
                update(digest, entry);
            }
        }
        checks.forEach(RecordCheck::finish);
        return new Artifact(
                reading.name(),
                ArtifactFormat.FOLDER,
                tree.bytes(),
                HexFormat.of().formatHex(digest.digest()),
                entries,
                metadata(reading, files, distributions, entries),
                reading.anomalies().sorted());
    }

    @Override
    public ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException {
        return outline(reading, FolderTree.walk(reading));
    }

    /// @param tree all that is in the folder
    ArtifactOutline outline(Reading reading, FolderTree tree) throws MalformedArtifactException, IOException {
        SortedMap<String, FolderTree.Node> files = tree.files();
        List<WheelMetadata> distributions = distributions(reading, files);
        return new ArtifactOutline(
                reading.name(),
                ArtifactFormat.FOLDER,
                tree.bytes(),
                metadata(reading, files, distributions, entries(tree)),
                reading.anomalies().sorted());
    }

    /// The entries without their contents.
    private static List<ArtifactEntry> entries(FolderTree tree) {
        return tree.nodes().stream()
                .map(node -> new ArtifactEntry(
                        node.path(), null, node.type(), node.mode(), node.size(), null, node.linkTarget()))
                .toList();
    }

    /// That of the conda package where it is an unpacked one, else that of the distribution where there is exactly
    /// one.
    private static ArtifactMetadata metadata(
            Reading reading,
            SortedMap<String, FolderTree.Node> files,
            List<WheelMetadata> distributions,
            List<ArtifactEntry> entries)
            throws MalformedArtifactException {
        if (files.containsKey("info/index.json")) {
            CondaDocuments documents = new CondaDocuments(reading);
            for (String path : files.subMap("info/", "info0").keySet()) {
                if (CondaDocuments.isDocument(path)) {
                    byte[] bytes = bytes(reading, files, path);
                    documents.keep(path, new Content(bytes.length, "", bytes));
                }
            }
            return documents.metadata(0, entries, Map.of());
        }
        return distributions.size() == 1 ? distributions.getFirst() : new ArtifactMetadata.None();
    }

    /// A wheel that was unpacked still has RECORD with a digest for each file; an installer has written INSTALLER,
    /// and lines for what it made itself.
    private static boolean installed(WheelMetadata distribution, int distributions) {
        return !distribution.installer().isEmpty() || distributions > 1;
    }

    private static List<WheelMetadata> distributions(Reading reading, SortedMap<String, FolderTree.Node> files)
            throws MalformedArtifactException, IOException {
        TreeSet<String> folders = new TreeSet<>();
        for (String path : files.keySet()) {
            int slash = path.lastIndexOf('/');
            if (slash > 0 && path.startsWith(DistInfo.SUFFIX, slash - DistInfo.SUFFIX.length())) {
                String folder = path.substring(0, slash);
                String parent = folder.substring(0, folder.lastIndexOf('/') + 1);
                // Deeper ones are of vendored packages, and data of others.
                if (parent.isEmpty() || FolderPaths.sitePackages(parent) == parent.length()) {
                    folders.add(folder);
                }
            }
        }
        List<WheelMetadata> found = new ArrayList<>();
        for (String folder : folders) {
            if (found.size() == DISTRIBUTIONS) {
                reading.odd(
                        Anomaly.Kind.METADATA, "", "more than " + DISTRIBUTIONS + " distributions; not all are read");
                break;
            }
            // All between `folder/` and the same with the next character after `/`.
            Set<String> own = files.subMap(folder + "/", folder + "0").keySet();
            WheelMetadata metadata = new DistInfo(reading, folder, own, path -> bytes(reading, files, path)).read(true);
            WheelNames.compare(reading, null, metadata);
            found.add(metadata);
        }
        return found;
    }

    private static byte[] bytes(Reading reading, SortedMap<String, FolderTree.Node> files, String path)
            throws MalformedArtifactException {
        FolderTree.Node node = files.get(path);
        if (node == null || node.size() > reading.limits().metadataBytes()) {
            throw reading.malformed(
                    path,
                    -1,
                    "metadata of more bytes than the limit of "
                            + reading.limits().metadataBytes());
        }
        try (InputStream in = open(node)) {
            return in.readNBytes(reading.limits().metadataBytes());
        } catch (IOException e) {
            reading.odd(Anomaly.Kind.UNREADABLE, path, "cannot be read: " + FolderTree.reason(e));
            return new byte[0];
        }
    }

    /// Not through a link, should one have taken the file's place meanwhile.
    private static InputStream open(FolderTree.Node node) throws IOException {
        return Files.newInputStream(node.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /// Null for all but files, and where one cannot be read or is shorter than it was.
    private static @Nullable Content content(
            Reading reading, FolderTree.Node node, ContentDelivery delivery, @Nullable RecordCheck check)
            throws MalformedArtifactException {
        if (node.type() == EntryType.FILE) {
            String algorithm = check == null ? null : check.digestOf(node.path());
            MessageDigest more = algorithm == null ? null : ContentDelivery.digest(algorithm);
            try (InputStream in = open(node)) {
                Content content = delivery.deliver(node.path(), -1, node.size(), Content.Use.OFFER, more, in);
                reading.advance(content.size());
                if (check != null) {
                    check.compare(
                            node.path(),
                            content,
                            more == null ? null : HexFormat.of().formatHex(more.digest()));
                }
                return content;
            } catch (IOException e) {
                reading.odd(Anomaly.Kind.UNREADABLE, node.path(), "cannot be read: " + FolderTree.reason(e));
            }
        }
        if (check != null) {
            check.pass(node.path());
        }
        return null;
    }

    /// The folder's own digest is that of a line for each entry: what it is, digest or link target, path. Modes do
    /// not count, for they depend on who unpacked it.
    private static void update(MessageDigest digest, ArtifactEntry entry) {
        String line = entry.type() + " " + (entry.sha256() != null ? entry.sha256() : entry.linkTarget()) + " "
                + entry.path() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
}
