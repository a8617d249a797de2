package parallax.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the files of one dist-info folder, of a wheel, an unpacked one or an installed distribution.
final class DistInfo {

    /// Where the files' bytes come from.
    interface Source {
        /// @param path of an entry, as listed
        byte[] read(String path) throws MalformedArtifactException, IOException;
    }

    static final String SUFFIX = ".dist-info";

    private final Reading reading;
    private final String folder;
    private final Collection<String> paths;
    private final Source source;

    /// @param folder path of the dist-info folder
    /// @param paths of its files, from the root of the artifact on
    DistInfo(Reading reading, String folder, Collection<String> paths, Source source) {
        this.reading = reading;
        this.folder = folder;
        this.paths = new TreeSet<>(paths);
        this.source = source;
    }

    /// Everything in it. What is missing or breaks its specification is told of as {@link Anomaly.Kind#METADATA}.
    ///
    /// @param installed whether files of installed distributions are expected, and those of wheels may be missing
    WheelMetadata read(boolean installed) throws MalformedArtifactException, IOException {
        byte[] core = bytes("METADATA");
        byte[] wheel = bytes("WHEEL");
        byte[] record = bytes("RECORD");
        byte[] entryPoints = bytes("entry_points.txt");
        if (core == null) {
            odd("METADATA", "missing");
        }
        if (wheel == null && !installed) {
            odd("WHEEL", "missing");
        }
        if (record == null && !installed) {
            odd("RECORD", "missing: nothing can be compared with it");
        }
        List<String> licences = new ArrayList<>();
        List<Sbom> sboms = new ArrayList<>();
        for (String path : paths) {
            String name = path.substring(folder.length() + 1);
            if (name.startsWith("licenses/") || (name.indexOf('/') < 0 && isLicence(name))) {
                licences.add(path);
            } else if (name.startsWith("sboms/")) {
                sboms.add(SbomReader.read(path, source.read(path)));
            }
        }
        return new WheelMetadata(
                folder,
                core == null ? CoreMetadata.NONE : CoreMetadata.parse(core, problems("METADATA")),
                wheel == null ? null : WheelFile.parse(wheel, problems("WHEEL")),
                record == null ? List.of() : RecordLine.parse(record, problems("RECORD")),
                entryPoints == null ? List.of() : EntryPoint.parse(entryPoints, problems("entry_points.txt")),
                text("direct_url.json"),
                text("variant.json"),
                installer(),
                licences,
                sboms);
    }

    private String installer() throws MalformedArtifactException, IOException {
        String text = text("INSTALLER");
        return text == null ? "" : text.strip();
    }

    private static boolean isLicence(String name) {
        String upper = name.toUpperCase(java.util.Locale.ROOT);
        return upper.startsWith("LICENSE")
                || upper.startsWith("LICENCE")
                || upper.startsWith("COPYING")
                || upper.startsWith("NOTICE")
                || upper.startsWith("AUTHORS");
    }

    private @Nullable String text(String name) throws MalformedArtifactException, IOException {
        byte[] bytes = bytes(name);
        return bytes == null ? null : HeaderFields.utf8(bytes, problems(name));
    }

    private byte @Nullable [] bytes(String name) throws MalformedArtifactException, IOException {
        String path = folder + "/" + name;
        return paths.contains(path) ? source.read(path) : null;
    }

    private Consumer<String> problems(String name) {
        return problem -> odd(name, problem);
    }

    private void odd(String name, String problem) {
        reading.odd(Anomaly.Kind.METADATA, folder + "/" + name, problem);
    }
}
