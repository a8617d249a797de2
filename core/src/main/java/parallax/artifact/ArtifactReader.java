package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Opens artifacts of every format, by content, checked against the name.
public final class ArtifactReader {

    private static final String SUPPORTED =
            "wheel (.whl), sdist (.tar.gz, .zip), conda package (.conda, .tar.bz2)," + " Debian package (.deb), folder";

    /// Longest beginning that tells a format.
    private static final int HEAD = 16;

    /// Wants no content.
    public static final EntryConsumer NOBODY = new EntryConsumer() {
        @Override
        public boolean wants(String path, long size, byte[] head) {
            return false;
        }

        @Override
        public void accept(String path, String sha256, MemorySegment content) {}
    };

    private ArtifactReader() {}

    /// Reads a whole artifact within {@link Limits#DEFAULT}, for entries, metadata and digests alone.
    ///
    /// @throws MalformedArtifactException as {@link #read(Path, EntryConsumer, Limits, Progress, Path)}
    /// @throws IOException where the file cannot be read
    public static Artifact read(Path file) throws MalformedArtifactException, IOException {
        return read(file, NOBODY, Limits.DEFAULT, Progress.NONE);
    }

    /// As {@link #read(Path, EntryConsumer, Limits, Progress, Path)}, with temporary files where the system has them.
    ///
    /// @throws MalformedArtifactException as there
    /// @throws IOException as there
    public static Artifact read(Path file, EntryConsumer consumer, Limits limits, Progress progress)
            throws MalformedArtifactException, IOException {
        return read(file, consumer, limits, progress, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Reads a whole artifact in one pass: every content is hashed, compared with the manifest where the format has
    /// one, and given to the consumer if that wants it. What the consumer throws ends the reading and is thrown on.
    ///
    /// @param consumer called from several threads at once
    /// @param spillFolder for the temporary files of large contents; they are gone when this returns, also when it
    ///     fails
    /// @throws MalformedArtifactException where the file is damaged, hostile, not what its name says, or of no
    ///     format that is supported
    /// @throws IOException where the file cannot be read, or a temporary one not be written
    public static Artifact read(Path file, EntryConsumer consumer, Limits limits, Progress progress, Path spillFolder)
            throws MalformedArtifactException, IOException {
        Reading reading = open(file, consumer, limits, progress, spillFolder);
        Sha256.expect(reading.size());
        return reader(format(reading)).read(reading);
    }

    /// Reads the metadata alone, in milliseconds where the format has a directory.
    ///
    /// @throws MalformedArtifactException where the file is damaged or hostile as far as it was looked at, not what
    ///     its name says, or of no format that is supported
    /// @throws IOException where the file cannot be read
    public static ArtifactOutline outline(Path file, Limits limits) throws MalformedArtifactException, IOException {
        Reading reading = open(file, NOBODY, limits, Progress.NONE, Path.of(System.getProperty("java.io.tmpdir")));
        return reader(format(reading)).outline(reading);
    }

    private static FormatReader reader(ArtifactFormat format) {
        return switch (format) {
            case WHEEL -> new WheelReader();
            case SDIST_ZIP -> new SdistZipReader();
            case SDIST_TAR_GZ -> new SdistTarReader();
            case CONDA -> new CondaReader();
            case CONDA_TAR_BZ2 -> new CondaTarReader();
            case DEB -> new DebReader();
            case FOLDER -> new FolderReader();
        };
    }

    private static Reading open(Path file, EntryConsumer consumer, Limits limits, Progress progress, Path spillFolder)
            throws IOException {
        Path last = file.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "" : last.toString();
        long size = Files.isDirectory(file) ? 0 : Files.size(file);
        return new Reading(file, name, size, consumer, limits, progress, spillFolder);
    }

    private static ArtifactFormat format(Reading reading) throws MalformedArtifactException, IOException {
        if (Files.isDirectory(reading.file())) {
            return ArtifactFormat.FOLDER;
        }
        if (!Files.isRegularFile(reading.file())) {
            throw reading.malformed(null, -1, "neither a file nor a folder");
        }
        ArtifactFormat named = named(reading);
        byte[] head;
        try (InputStream in = Files.newInputStream(reading.file())) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw reading.malformed(null, 0, "an empty file");
        }
        String found = content(head);
        String expected = switch (named) {
            case WHEEL, SDIST_ZIP, CONDA -> "ZIP";
            case SDIST_TAR_GZ -> "gzip";
            case CONDA_TAR_BZ2 -> "bzip2";
            case DEB -> "ar";
            case FOLDER -> "";
        };
        // What is before a ZIP archive does not make it another file: its directory is at the end.
        if (!found.equals(expected) && !(found.isEmpty() && expected.equals("ZIP"))) {
            throw reading.malformed(
                    null,
                    0,
                    "the name says " + named.title() + ", which is a file of format " + expected + "; the content is "
                            + (found.isEmpty() ? "something else" : "of format " + found));
        }
        return named;
    }

    private static ArtifactFormat named(Reading reading) throws MalformedArtifactException {
        String name = reading.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".whl")) {
            return ArtifactFormat.WHEEL;
        } else if (name.endsWith(".zip")) {
            return ArtifactFormat.SDIST_ZIP;
        } else if (name.endsWith(".tar.gz")) {
            return ArtifactFormat.SDIST_TAR_GZ;
        } else if (name.endsWith(".conda")) {
            return ArtifactFormat.CONDA;
        } else if (name.endsWith(".tar.bz2")) {
            return ArtifactFormat.CONDA_TAR_BZ2;
        } else if (name.endsWith(".deb")) {
            return ArtifactFormat.DEB;
        }
        throw reading.malformed(null, -1, "no artifact by its name; supported are " + SUPPORTED);
    }

    /// The format of a file by its first bytes; empty where they tell none that we know.
    private static String content(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return "ZIP";
        } else if (text.startsWith("\u001f\u008b")) {
            return "gzip";
        } else if (text.startsWith("BZh")) {
            return "bzip2";
        } else if (text.startsWith("!<arch>\n")) {
            return "ar";
        } else if (text.startsWith("\u00fd7zXZ\0")) {
            return "xz";
        } else if (text.startsWith("(\u00b5/\u00fd")) {
            return "Zstandard";
        } else if (text.startsWith("\u007fELF")) {
            return "ELF";
        } else if (text.startsWith("<!") || text.startsWith("<html") || text.startsWith("<HTML")) {
            return "HTML";
        }
        return "";
    }
}
