package parallax.artifact;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArReader.Member;
import parallax.version.Excerpt;

/// Reads a Debian binary package: an ar archive of `debian-binary`, `control.tar` and `data.tar`. Rule: deb(5).
///
/// The files of the control archive are listed under `DEBIAN/`, as `dpkg-deb --raw-extract` puts them.
final class DebReader implements FormatReader {

    /// Where the files of the control archive are listed.
    private static final String CONTROL = "DEBIAN/";

    private static final Set<String> SCRIPTS = Set.of("preinst", "postinst", "prerm", "postrm", "config");

    @Override
    public Artifact read(Reading reading) throws MalformedArtifactException, IOException {
        try (MappedArchive file = MappedArchive.open(reading)) {
            Parts parts = Parts.of(file, reading);
            TarEntries entries = new TarEntries(reading);
            Control control = new Control(reading);
            control.read(file, parts, entries);
            DataPass data = new DataPass(control.md5sums());
            entries.read(
                    file.part(parts.data.offset(), parts.data.size()),
                    compression(parts.data, reading),
                    parts.data.name(),
                    data);
            data.verify(control, entries, reading);
            DebianMetadata metadata = control.metadata(parts.version, entries);
            List<ArtifactEntry> listed =
                    entries.finish(path -> path.startsWith(CONTROL) ? null : DebianPlaces.place(path));
            return new Artifact(
                    reading.name(),
                    ArtifactFormat.DEB,
                    reading.size(),
                    file.sha256(),
                    listed,
                    metadata,
                    reading.anomalies().sorted());
        }
    }

    @Override
    public ArtifactOutline outline(Reading reading) throws MalformedArtifactException, IOException {
        try (MappedArchive file = MappedArchive.open(reading)) {
            Parts parts = Parts.of(file, reading);
            TarEntries entries = new TarEntries(reading);
            Control control = new Control(reading);
            control.read(file, parts, entries);
            return new ArtifactOutline(
                    reading.name(),
                    ArtifactFormat.DEB,
                    reading.size(),
                    control.metadata(parts.version, entries),
                    reading.anomalies().sorted());
        }
    }

    private static Compression compression(Member member, Reading reading) throws MalformedArtifactException {
        String name = member.name();
        return switch (name.substring(name.indexOf(".tar") + 4)) {
            case "" -> Compression.NONE;
            case ".gz" -> Compression.GZIP;
            case ".xz" -> Compression.XZ;
            case ".zst" -> Compression.ZSTD;
            case ".bz2" -> Compression.BZIP2;
            default ->
                throw reading.malformed(
                        PathRules.printable(name), member.offset(), "compressed in a way that deb(5) does not know");
        };
    }

    /// The three members that count.
    private record Parts(String version, Member control, Member data) {

        static Parts of(MappedArchive file, Reading reading) throws MalformedArtifactException {
            List<Member> members = ArReader.members(file.content(), reading);
            if (members.isEmpty() || !members.getFirst().name().equals("debian-binary")) {
                throw reading.malformed(null, 8, "no Debian package: its first member is not `debian-binary`");
            }
            Member first = members.getFirst();
            if (first.size() > 64) {
                throw reading.malformed("debian-binary", first.offset(), "has " + first.size() + " bytes, expected 4");
            }
            String version = new String(readAll(file, first), StandardCharsets.ISO_8859_1).strip();
            if (!version.startsWith("2.")) {
                throw reading.malformed(
                        "debian-binary", first.offset(), "format version " + Excerpt.of(version) + ", only 2 is known");
            }
            Member control = null;
            Member data = null;
            for (Member member : members.subList(1, members.size())) {
                String name = member.name();
                if (name.startsWith("control.tar")) {
                    if (control != null || data != null) {
                        odd(reading, name, control != null ? "a second one; the first counts" : "behind the data");
                    }
                    control = control == null ? member : control;
                } else if (name.startsWith("data.tar")) {
                    if (data != null) {
                        odd(reading, name, "a second one; the first counts");
                    }
                    data = data == null ? member : data;
                } else if (!name.startsWith("_")) {
                    odd(reading, name, "a member that deb(5) does not know; dpkg refuses it before the data");
                }
            }
            if (control == null || data == null) {
                throw reading.malformed(null, -1, "no member `" + (control == null ? "control.tar" : "data.tar") + "`");
            }
            return new Parts(version, control, data);
        }

        private static void odd(Reading reading, String member, String text) {
            reading.odd(Anomaly.Kind.AMBIGUOUS_ARCHIVE, PathRules.printable(member), text);
        }

        private static byte[] readAll(MappedArchive file, Member member) {
            return file.content().asSlice(member.offset(), member.size()).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /// The control archive, read.
    private static final class Control {

        private final Reading reading;
        private final Map<String, byte[]> kept = new HashMap<>();

        Control(Reading reading) {
            this.reading = reading;
        }

        void read(MappedArchive file, Parts parts, TarEntries entries) throws MalformedArtifactException, IOException {
            entries.read(
                    file.part(parts.control.offset(), parts.control.size()),
                    compression(parts.control, reading),
                    parts.control.name(),
                    new TarEntries.Format() {
                        @Override
                        public String place(String path) {
                            return CONTROL + path;
                        }

                        @Override
                        public Content.Use use(String path) {
                            return switch (path.substring(CONTROL.length())) {
                                case "control", "md5sums", "conffiles" -> Content.Use.OFFER_AND_KEEP;
                                default -> Content.Use.OFFER;
                            };
                        }

                        @Override
                        public @Nullable MessageDigest digest(String path) {
                            return null;
                        }

                        @Override
                        public void read(String path, Content content) {
                            byte[] bytes = content.kept();
                            if (bytes != null) {
                                kept.put(path.substring(CONTROL.length()), bytes);
                            }
                        }
                    });
        }

        private @Nullable String text(String file) {
            byte[] bytes = kept.get(file);
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }

        /// Digest by path; null where the package has no `md5sums`.
        @Nullable
        Map<String, String> md5sums() {
            String text = text("md5sums");
            if (text == null) {
                return null;
            }
            Map<String, String> sums = new HashMap<>();
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                // 32 digits, two blanks (or a blank and `*`), the path.
                if (line.length() < 35 || line.charAt(32) != ' ') {
                    reading.odd(
                            Anomaly.Kind.METADATA, CONTROL + "md5sums", "line " + number + " is no digest and path");
                    continue;
                }
                String path = line.substring(34);
                sums.put(
                        path.startsWith("./") ? path.substring(2) : path,
                        line.substring(0, 32).toLowerCase(Locale.ROOT));
            }
            return sums;
        }

        List<String> conffiles() {
            String text = text("conffiles");
            List<String> files = new ArrayList<>();
            for (String line : text == null ? new String[0] : text.split("\n", -1)) {
                String file = line.strip();
                if (!file.isEmpty()) {
                    // A flag may stand before the path: `remove-on-upgrade /etc/x` (deb-conffiles(5)).
                    int slash = file.indexOf('/');
                    files.add(slash > 0 ? file.substring(slash) : file);
                }
            }
            return files;
        }

        DebianMetadata metadata(String version, TarEntries entries) {
            TreeSet<String> files = new TreeSet<>();
            TreeSet<String> scripts = new TreeSet<>();
            for (ArtifactEntry entry : entries.entries()) {
                if (entry.path().startsWith(CONTROL) && entry.type() != EntryType.DIRECTORY) {
                    String file = entry.path().substring(CONTROL.length());
                    files.add(file);
                    if (SCRIPTS.contains(file)) {
                        scripts.add(file);
                    }
                }
            }
            return new DebianMetadata(
                    version,
                    control(),
                    conffiles(),
                    List.copyOf(scripts),
                    List.copyOf(files),
                    kept.containsKey("md5sums"));
        }

        private MetadataDocument<DebianControl> control() {
            String text = text("control");
            if (text == null) {
                reading.odd(Anomaly.Kind.METADATA, CONTROL + "control", "missing, though every package has it");
                return new MetadataDocument.Absent<>();
            }
            List<String> notes = new ArrayList<>();
            try {
                return new MetadataDocument.Present<>(DebianControl.read(text, notes));
            } catch (UnreadableDocumentException e) {
                notes.add(e.problem());
                return new MetadataDocument.Unreadable<>(e.problem());
            } finally {
                for (String note : notes) {
                    reading.odd(Anomaly.Kind.METADATA, CONTROL + "control", note);
                }
            }
        }
    }

    /// The one pass over the files, each digested a second way for `md5sums`.
    private static final class DataPass implements TarEntries.Format {

        private final @Nullable Map<String, String> expected;
        private final MessageDigest md5 = ContentDelivery.digest("MD5");
        private final Map<String, String> actual = new HashMap<>();

        DataPass(@Nullable Map<String, String> expected) {
            this.expected = expected;
        }

        @Override
        public Content.Use use(String path) {
            return Content.Use.OFFER;
        }

        @Override
        public @Nullable MessageDigest digest(String path) {
            if (expected == null || !expected.containsKey(path)) {
                return null;
            }
            md5.reset();
            return md5;
        }

        @Override
        public void read(String path, Content content) {
            if (expected != null && expected.containsKey(path)) {
                actual.put(path, HexFormat.of().formatHex(md5.digest()));
            }
        }

        void verify(Control control, TarEntries entries, Reading reading) {
            if (expected == null) {
                return;
            }
            Set<String> conffiles = new HashSet<>();
            for (String file : control.conffiles()) {
                conffiles.add(file.startsWith("/") ? file.substring(1) : file);
            }
            expected.forEach((path, sum) -> {
                String found = actual.get(path);
                ArtifactEntry entry = entries.find(path);
                if (entry == null) {
                    reading.odd(
                            Anomaly.Kind.MISSING_FILE,
                            PathRules.printable(path),
                            "listed in `md5sums`, not in the package");
                } else if (found != null && !found.equals(sum)) {
                    reading.odd(
                            Anomaly.Kind.MANIFEST_MISMATCH,
                            path,
                            "MD5 " + found + ", `md5sums` says " + PathRules.printable(sum));
                }
            });
            for (ArtifactEntry entry : entries.entries()) {
                String path = entry.path();
                boolean belongs = entry.type() == EntryType.FILE && !path.startsWith(CONTROL);
                // dh_md5sums leaves conffiles out: dpkg keeps their digests itself.
                if (belongs && !expected.containsKey(path) && !conffiles.contains(path)) {
                    reading.odd(Anomaly.Kind.NOT_IN_MANIFEST, path, "in the package, not listed in `md5sums`");
                }
            }
        }
    }
}
