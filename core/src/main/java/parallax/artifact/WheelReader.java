package parallax.artifact;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.platform.MalformedFilenameException;
import parallax.platform.WheelFilename;

/// Reads wheels. Rule: PyPA specification "Binary distribution format" (PEP 427).
final class WheelReader implements FormatReader {

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        try (ZipDirectory directory = ZipDirectory.open(reading)) {
            WheelMetadata metadata = metadata(directory);
            RecordCheck check = new RecordCheck(reading, metadata.distInfo(), "", metadata.record(), false);
            ZipContents contents = ZipContents.read(directory, new ZipContents.Plan() {
                @Override
                public Content.Use use(ZipMember member) {
                    return member.type() == EntryType.FILE ? Content.Use.OFFER : Content.Use.NONE;
                }

                @Override
                public @Nullable String digest(ZipMember member) {
                    return check.digestOf(member.path());
                }
            });
            List<ArtifactEntry> entries =
                    ZipEntries.list(directory, contents, new WheelPaths(reading, metadata.distInfo()));
            if (!metadata.record().isEmpty()) {
                for (ZipMember member : directory.members()) {
                    Content content = contents.of(member);
                    if (content != null && member.type() != EntryType.DIRECTORY && !directory.shadowed(member)) {
                        check.compare(member.path(), content, contents.digest(member));
                    }
                }
                check.finish();
            }
            return new Artifact(
                    reading.name(),
                    ArtifactFormat.WHEEL,
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
            WheelMetadata metadata = metadata(directory);
            return new ArtifactOutline(
                    reading.name(),
                    ArtifactFormat.WHEEL,
                    reading.size(),
                    metadata,
                    reading.anomalies().sorted());
        }
    }

    private static WheelMetadata metadata(ZipDirectory directory) throws MalformedArtifactException, IOException {
        Reading reading = directory.reading();
        WheelFilename filename = filename(reading);
        String distInfo = distInfo(directory, filename);
        if (distInfo.isEmpty()) {
            reading.odd(Anomaly.Kind.METADATA, "", "no .dist-info folder, which every wheel has");
            return new WheelMetadata(
                    "", CoreMetadata.NONE, null, List.of(), List.of(), null, null, "", List.of(), List.of());
        }
        try (ZipInput input = new ZipInput(directory)) {
            Map<String, ZipMember> files = files(directory, distInfo + "/");
            WheelMetadata metadata = new DistInfo(
                            reading, distInfo, files.keySet(), path -> input.readAll(requireNonNull(files.get(path))))
                    .read(false);
            WheelNames.compare(reading, filename, metadata);
            return metadata;
        }
    }

    private static @Nullable WheelFilename filename(Reading reading) {
        try {
            return WheelFilename.parse(reading.name());
        } catch (MalformedFilenameException e) {
            reading.odd(Anomaly.Kind.METADATA, "", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// The files below a folder, by path; of several of one path the one that counts.
    private static Map<String, ZipMember> files(ZipDirectory directory, String folder) {
        Map<String, ZipMember> files = new HashMap<>();
        for (ZipMember member : directory.members()) {
            if (member.type() != EntryType.DIRECTORY
                    && member.path().startsWith(folder)
                    && !directory.shadowed(member)) {
                files.put(member.path(), member);
            }
        }
        return files;
    }

    /// The dist-info folder at the top; of several the one that the file name speaks of. Empty where there is none.
    private static String distInfo(ZipDirectory directory, @Nullable WheelFilename filename) {
        TreeSet<String> folders = new TreeSet<>();
        for (ZipMember member : directory.members()) {
            int slash = member.path().indexOf('/');
            if (slash > 0 && member.path().startsWith(DistInfo.SUFFIX, slash - DistInfo.SUFFIX.length())) {
                folders.add(member.path().substring(0, slash));
            }
        }
        if (folders.size() < 2) {
            return folders.isEmpty() ? "" : folders.getFirst();
        }
        String chosen = folders.stream()
                .min(Comparator.comparing(folder -> !WheelNames.sameName(folder, filename)))
                .orElseThrow();
        directory
                .reading()
                .odd(
                        Anomaly.Kind.METADATA,
                        "",
                        folders.size() + " .dist-info folders, expected one; `" + PathRules.printable(chosen)
                                + "` is read");
        return chosen;
    }
}
