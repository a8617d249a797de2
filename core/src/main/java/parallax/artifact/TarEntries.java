package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the tar streams of one artifact into entries, and their contents to the consumer. Of two members with one
/// path
/// the last counts, as it does for every tool that unpacks in order; the consumer gets both, in that order.
final class TarEntries {

    /// What a format wants of the members while they are read.
    interface Format {

        /// @param path as listed
        Content.Use use(String path);

        /// What else digests the content; null for nothing.
        @Nullable
        MessageDigest digest(String path);

        /// Takes what reading a file gave.
        void read(String path, Content content);

        /// Where an entry is listed, given its path in the tar stream: the same, for most formats.
        default String place(String path) {
            return path;
        }
    }

    private final Reading reading;
    private final PathRules rules;
    private final Map<String, ArtifactEntry> entries = new LinkedHashMap<>();
    private long members;
    private long bytes;

    TarEntries(Reading reading) {
        this.reading = reading;
        rules = new PathRules(reading);
    }

    /// Reads one tar stream to its end.
    ///
    /// @param archive its name inside the artifact, for errors; null where the artifact itself is the archive
    void read(InputStream raw, Compression compression, @Nullable String archive, Format format)
            throws IOException, MalformedArtifactException {
        String member = archive;
        try (InputStream in = DecompressedInput.open(raw, compression, reading);
                ContentDelivery delivery = new ContentDelivery(reading)) {
            TarReader tar = new TarReader(in, reading, archive);
            TarMember next = tar.next();
            while (next != null) {
                member = PathRules.printable(next.name());
                add(next, tar, format, delivery);
                member = archive;
                next = tar.next();
            }
        } catch (DamagedStreamException e) {
            throw reading.malformed(member, -1, e.problem());
        } catch (ZipInput.MalformedMember e) {
            throw e.malformed();
        } catch (TarEndException e) {
            throw reading.malformed(member, -1, "the tar stream ends " + e.missing() + " bytes early");
        }
    }

    private void add(TarMember member, TarReader tar, Format format, ContentDelivery delivery)
            throws IOException, MalformedArtifactException {
        if (++members > reading.limits().entries()) {
            throw reading.malformed(null, -1, "more than " + reading.limits().entries() + " members, the limit");
        }
        bytes += member.size();
        if (bytes < 0
                || bytes > reading.limits().totalBytes()
                || !reading.limits().ratioAllows(bytes, reading.size())) {
            throw reading.malformed(
                    PathRules.printable(member.name()),
                    -1,
                    "with it the files have " + bytes + " bytes, more than the limits for an archive of "
                            + reading.size());
        }
        String listed = rules.listed(member.name(), -1);
        if (listed.isEmpty()) {
            return;
        }
        String path = format.place(listed);
        boolean isNew = rules.add(path, member.type() == EntryType.DIRECTORY);
        String link = member.linkName();
        if (link != null) {
            checkLink(path, link, member.type() == EntryType.HARDLINK);
        }
        Content content = null;
        if (member.type() == EntryType.FILE) {
            content = delivery.deliver(path, -1, member.size(), format.use(path), format.digest(path), tar.content());
            format.read(path, content);
        } else if (member.type() == EntryType.OTHER) {
            reading.odd(Anomaly.Kind.UNSAFE_PATH, path, "a device, a pipe or a member of an unknown type");
        }
        ArtifactEntry before = entries.put(
                path,
                new ArtifactEntry(
                        path,
                        null,
                        member.type(),
                        member.mode(),
                        member.size(),
                        content == null ? null : content.sha256(),
                        link));
        if (!isNew
                && before != null
                && (before.type() != EntryType.DIRECTORY || member.type() != EntryType.DIRECTORY)) {
            reading.odd(Anomaly.Kind.AMBIGUOUS_ARCHIVE, path, "a second member of this path; the last counts");
        }
    }

    private void checkLink(String path, String target, boolean hard) throws MalformedArtifactException {
        if (target.length() > reading.limits().pathBytes()) {
            throw reading.malformed(
                    path,
                    -1,
                    "a link target of " + target.length() + " characters, more than the limit of "
                            + reading.limits().pathBytes());
        }
        rules.link(path, target, hard);
        if (hard && !entries.containsKey(plain(target))) {
            reading.odd(
                    Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                    path,
                    "a hard link to `" + PathRules.printable(target) + "`, which does not come before it");
        }
    }

    private static String plain(String target) {
        String plain = target;
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        return plain;
    }

    /// What was read so far, in the order of the archive.
    Collection<ArtifactEntry> entries() {
        return entries.values();
    }

    /// The entry of this path; null where there is none.
    @Nullable
    ArtifactEntry find(String path) {
        return entries.get(path);
    }

    /// Ends the reading of all streams.
    ///
    /// @param places makes the logical path of a path that is safe to install
    /// @return sorted by path
    List<ArtifactEntry> finish(Places places) {
        rules.finish();
        List<ArtifactEntry> sorted = new ArrayList<>(entries.size());
        for (ArtifactEntry entry : new TreeMap<>(entries).values()) {
            LogicalPath logical = PathRules.safe(entry.path()) ? places.of(entry.path()) : null;
            sorted.add(new ArtifactEntry(
                    entry.path(),
                    logical,
                    entry.type(),
                    entry.mode(),
                    entry.size(),
                    entry.sha256(),
                    entry.linkTarget()));
        }
        return sorted;
    }

    /// Where a path lands when installed; null for what installing leaves behind.
    @FunctionalInterface
    interface Places {
        @Nullable
        LogicalPath of(String path);
    }
}
