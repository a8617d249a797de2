package parallax.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.Trouble;
import parallax.version.Excerpt;

/// Where a finished answer goes: as UTF-8, whole or not at all.
final class Output {

    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /// As many as Linux follows (path_resolution(7)).
    private static final int MOST_LINKS = 40;

    private Output() {}

    /// @param file value of `--output`; null for standard output
    static void write(String text, @Nullable String file, Surroundings surroundings)
            throws Trouble, ClosedPipeException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (file == null || STANDARD_OUTPUT.contains(file)) {
            toStandardOutput(bytes, surroundings.out());
        } else {
            toFile(bytes, file, surroundings.directory());
        }
    }

    private static void toStandardOutput(byte[] bytes, OutputStream out) throws Trouble, ClosedPipeException {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /// What became of standard output, from the failure of a write to it.
    ///
    /// @return the trouble to throw
    /// @throws ClosedPipeException where its reader has gone
    static Trouble unwritable(IOException failure) throws ClosedPipeException {
        if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
            throw new ClosedPipeException(failure);
        }
        return new Trouble("cannot write standard output: " + reason(failure), null, failure);
    }

    private static void toFile(byte[] bytes, String file, Path directory) throws Trouble {
        try {
            Path path = directory.resolve(file);
            if (Files.isDirectory(path)) {
                throw new Trouble("cannot write " + Excerpt.ofFile(file) + ": it is a folder", "name a file in it");
            }
            if (!Files.exists(path)) {
                replace(endOfLinks(path), bytes);
            } else if (Files.isRegularFile(path)) {
                // A link stays a link: what it points to is replaced.
                Path real = path.toRealPath();
                if (!Files.isWritable(real)) {
                    throw new AccessDeniedException(file);
                }
                replace(real, bytes);
            } else {
                // A device or named pipe is written to, not replaced.
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    writeFully(channel, bytes);
                }
            }
        } catch (InvalidPathException invalid) {
            throw new Trouble("cannot write " + Excerpt.ofFile(file) + ": " + invalid.getReason(), null, invalid);
        } catch (IOException failure) {
            throw new Trouble("cannot write " + Excerpt.ofFile(file) + ": " + reason(failure), null, failure);
        }
    }

    /// Where a new file is made when links lead to nothing yet; the path itself where it is no link. Each link is read
    /// relative to the folder it is in.
    private static Path endOfLinks(Path path) throws IOException {
        Path end = path;
        for (int links = 0; Files.isSymbolicLink(end); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    /// The new file appears under its name when it is whole; until then, and on any failure, the old one stays.
    private static void replace(Path path, byte[] bytes) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        String name = ".parallax-" + Long.toHexString(System.nanoTime()) + ".tmp";
        Path temporary = folder == null ? Path.of(name) : folder.resolve(name);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeFully(channel, bytes);
                channel.force(true);
            }
            keepPermissions(path, temporary);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void keepPermissions(Path old, Path temporary) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }

    /// What went wrong with a file, in a few words.
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "its folder does not exist";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemLoopException _ -> "its links lead in a circle";
            case NotDirectoryException _ -> "what should be its folder is a file";
            case FileSystemException system
            when system.getReason() != null -> system.getReason().toLowerCase(Locale.ROOT);
            default -> {
                String message = failure.getMessage();
                yield message == null ? failure.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
            }
        };
    }
}
