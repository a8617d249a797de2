package parallax.artifact;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All files and folders below a folder, links not followed.
///
/// @param nodes sorted by path
/// @param bytes of all files together
record FolderTree(List<Node> nodes, long bytes) {

    /// One of them.
    ///
    /// @param path from the folder on, with `/` between its parts
    /// @param file where it is
    /// @param linkTarget as the link has it; null for all but links
    record Node(
            String path,
            Path file,
            EntryType type,
            int mode,
            long size,
            @Nullable String linkTarget) {}

    FolderTree {
        nodes = List.copyOf(nodes);
    }

    /// @throws MalformedArtifactException where the tree is past the limits
    static FolderTree walk(Reading reading) throws MalformedArtifactException, IOException {
        return walk(reading, true);
    }

    /// As {@link #walk}, sooner: every mode is -1.
    static FolderTree withoutModes(Reading reading) throws MalformedArtifactException, IOException {
        return walk(reading, false);
    }

    private static FolderTree walk(Reading reading, boolean readsModes) throws MalformedArtifactException, IOException {
        Visitor visitor = new Visitor(reading, readsModes);
        Files.walkFileTree(reading.file().toRealPath(), visitor);
        if (visitor.problem != null) {
            throw visitor.problem;
        }
        visitor.nodes.sort(Comparator.comparing(Node::path));
        return new FolderTree(visitor.nodes, visitor.bytes);
    }

    /// The files by path.
    SortedMap<String, Node> files() {
        SortedMap<String, Node> files = new TreeMap<>();
        for (Node node : nodes) {
            if (node.type == EntryType.FILE) {
                files.put(node.path, node);
            }
        }
        return files;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Reading reading;
        private final Path root;
        private final PathRules paths;
        private final boolean readsModes;
        private final int start;
        private final List<Node> nodes = new ArrayList<>();
        private long bytes;
        private @Nullable MalformedArtifactException problem;

        Visitor(Reading reading, boolean readsModes) throws IOException {
            this.reading = reading;
            this.root = reading.file().toRealPath();
            this.paths = new PathRules(reading);
            this.readsModes = readsModes;
            int length = root.toString().length();
            this.start = root.getNameCount() == 0 ? length : length + 1;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return folder.equals(root) ? FileVisitResult.CONTINUE : add(folder, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return add(file, attributes);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            reading.odd(Anomaly.Kind.UNREADABLE, relative(file), "cannot be read: " + reason(failure));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                reading.odd(Anomaly.Kind.UNREADABLE, relative(folder), "cannot be listed: " + reason(failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult add(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                if (nodes.size() == reading.limits().entries()) {
                    throw reading.malformed(
                            null,
                            -1,
                            "more files and folders than the limit of "
                                    + reading.limits().entries());
                }
                String path = paths.listed(relative(file), -1);
                EntryType type = type(attributes);
                String target = null;
                if (type == EntryType.SYMLINK) {
                    target = Files.readSymbolicLink(file).toString();
                    paths.link(path, target, false);
                }
                long size = type == EntryType.FILE ? attributes.size() : 0;
                bytes += size;
                if (bytes > reading.limits().totalBytes()) {
                    throw reading.malformed(
                            path,
                            -1,
                            "up to this file the folder holds " + bytes + " bytes, more than the limit of "
                                    + reading.limits().totalBytes());
                }
                nodes.add(new Node(path, file, type, readsModes ? mode(file, type) : -1, size, target));
                return FileVisitResult.CONTINUE;
            } catch (MalformedArtifactException e) {
                problem = e;
                return FileVisitResult.TERMINATE;
            }
        }

        private String relative(Path file) {
            String whole = file.toString();
            String path = whole.length() < start ? "" : whole.substring(start);
            String separator = file.getFileSystem().getSeparator();
            return separator.equals("/") ? path : path.replace(separator, "/");
        }

        private static EntryType type(BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                return EntryType.SYMLINK;
            } else if (attributes.isDirectory()) {
                return EntryType.DIRECTORY;
            }
            return attributes.isRegularFile() ? EntryType.FILE : EntryType.OTHER;
        }

        private static int mode(Path file, EntryType type) {
            if (type == EntryType.SYMLINK) {
                return -1;
            }
            try {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                int mode = 0;
                for (PosixFilePermission permission : permissions) {
                    mode |= bit(permission);
                }
                return mode;
            } catch (UnsupportedOperationException | IOException e) {
                return -1;
            }
        }
    }

    private static int bit(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ -> 0400;
            case OWNER_WRITE -> 0200;
            case OWNER_EXECUTE -> 0100;
            case GROUP_READ -> 0040;
            case GROUP_WRITE -> 0020;
            case GROUP_EXECUTE -> 0010;
            case OTHERS_READ -> 0004;
            case OTHERS_WRITE -> 0002;
            case OTHERS_EXECUTE -> 0001;
        };
    }

    /// Why a file cannot be read, without its path, which is told beside it.
    static String reason(IOException failure) {
        return failure instanceof java.nio.file.AccessDeniedException
                ? "access denied"
                : failure.getClass().getSimpleName();
    }
}
