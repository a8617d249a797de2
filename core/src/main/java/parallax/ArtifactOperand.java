package parallax;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parallax.artifact.MalformedArtifactException;
import parallax.content.ContentReader;
import parallax.content.Contents;
import parallax.version.Excerpt;

/// One side that is given as files: an artifact or a folder, or several of them, joined by commas, that are one package
/// elsewhere (`libtorch.conda,pytorch.conda`).
///
/// @param text as the user wrote it
record ArtifactOperand(String text, List<Path> paths) {

    private static final List<String> ENDINGS = List.of(".whl", ".conda", ".tar.bz2", ".deb", ".tar.gz", ".zip");

    /// Whether `text` speaks of files rather than of a package at a source. What looks like a path but names nothing
    /// that exists is left to who explains references.
    static boolean isOne(String text, ArtifactAccess access) {
        if (text.isEmpty() || text.contains("::") || text.contains("://") || text.startsWith("pkg:")) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String ending : ENDINGS) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        boolean pathLike = text.indexOf('/') >= 0 || text.equals(".") || text.equals("..");
        try {
            return pathLike && Files.exists(access.directory().resolve(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// @param text one that {@link #isOne}
    static ArtifactOperand parse(String text, ArtifactAccess access) throws Trouble {
        try {
            Path whole = access.directory().resolve(text);
            if (Files.exists(whole) || text.indexOf(',') < 0) {
                return new ArtifactOperand(text, List.of(whole));
            }
            List<Path> paths = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                if (part.isBlank()) {
                    throw new Trouble(
                            Excerpt.of(text) + " has an empty part",
                            "the artifacts of a split package are joined by single commas");
                }
                paths.add(access.directory().resolve(part.strip()));
            }
            return new ArtifactOperand(text, paths);
        } catch (InvalidPathException invalid) {
            throw new Trouble(Excerpt.of(text) + " is no path: " + invalid.getReason(), null, invalid);
        }
    }

    /// Reads every part, or takes what is kept of it.
    List<Contents> read(ContentReader reader) throws Trouble {
        List<Contents> parts = new ArrayList<>();
        for (Path path : paths) {
            parts.add(read(reader, path));
        }
        return parts;
    }

    static Contents read(ContentReader reader, Path path) throws Trouble {
        try {
            return reader.read(path);
        } catch (MalformedArtifactException malformed) {
            throw new Trouble(String.valueOf(malformed.getMessage()), hint(malformed), malformed);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    static Trouble unreadable(Path path, IOException failure) {
        String name = Excerpt.ofFile(path.toString());
        return switch (failure) {
            case NoSuchFileException _ ->
                new Trouble(
                        "there is no file or folder " + name,
                        "a package without a path is named with its source: `pypi::NAME`, `conda-forge::NAME`",
                        failure);
            case AccessDeniedException _ -> new Trouble(name + " cannot be read: permission denied", null, failure);
            default -> new Trouble(name + " cannot be read: " + failure.getMessage(), null, failure);
        };
    }

    private static String hint(MalformedArtifactException malformed) {
        return malformed.member() == null && malformed.offset() < 0
                ? "a wheel, an sdist, a .conda or .tar.bz2, a .deb or an unpacked folder can be read"
                : "the file is damaged or made to mislead: get it again, and compare its SHA-256 with the index's";
    }
}
