package parallax.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the members of a ZIP archive as entries.
final class ZipEntries {

    /// Where entries land.
    @FunctionalInterface
    interface Paths {
        /// Null for what installing leaves behind.
        @Nullable
        LogicalPath of(String path, EntryType type);
    }

    private ZipEntries() {}

    /// Sorted by path; of several members of one path the last one.
    static List<ArtifactEntry> list(ZipDirectory directory, ZipContents contents, Paths paths)
            throws MalformedArtifactException, IOException {
        List<ArtifactEntry> entries = new ArrayList<>(directory.members().size());
        for (ZipMember member : directory.members()) {
            if (directory.shadowed(member)) {
                continue;
            }
            LogicalPath logical = paths.of(member.path(), member.type());
            Content content = contents.of(member);
            boolean file = member.type() == EntryType.FILE;
            entries.add(new ArtifactEntry(
                    member.path(),
                    logical,
                    member.type(),
                    member.mode(),
                    file && content != null ? content.size() : 0,
                    file && content != null ? content.sha256() : null,
                    member.type() == EntryType.SYMLINK ? target(directory, member) : null));
        }
        entries.sort(Comparator.comparing(ArtifactEntry::path));
        return entries;
    }

    /// A link's content is its target.
    private static String target(ZipDirectory directory, ZipMember member)
            throws MalformedArtifactException, IOException {
        Reading reading = directory.reading();
        reading.odd(
                Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                member.path(),
                "a symbolic link, which Python's installers write as a file and other readers as a link");
        if (member.size() > reading.limits().pathBytes()) {
            throw reading.malformed(
                    member.path(),
                    member.offset(),
                    "a link target of " + member.size() + " bytes, more than the limit of "
                            + reading.limits().pathBytes());
        }
        try (ZipInput input = new ZipInput(directory)) {
            String target = new String(input.readAll(member), StandardCharsets.UTF_8);
            directory.paths().link(member.path(), target, false);
            return target;
        }
    }
}
