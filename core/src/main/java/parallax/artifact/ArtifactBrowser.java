package parallax.artifact;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Looks at some files of an artifact and leaves the others alone: nothing but what is asked for is
/// unpacked, as far as
/// the format allows, and nothing is hashed. What {@link ArtifactReader} checks of every content is
/// checked here of
/// those that are read to their end.
public final class ArtifactBrowser {

    private static final int THREADS = 2;

    private ArtifactBrowser() {}

    /// Chooses files and looks into them. Called from several threads, in no order.
    public interface Visitor {

        /// @param path as the archive spells it
        /// @param size in bytes, as declared
        boolean wants(String path, long size);

        /// @throws IOException where the content cannot be read; that ends the visit
        void visit(String path, FileContent content) throws IOException;
    }

    /// The content of one file; valid during the visit alone.
    public interface FileContent {

        /// Bytes, as declared.
        long size();

        /// From the start, as often as asked for.
        InputStream open() throws IOException;

        /// The file on disk, where it is one; null inside archives.
        @Nullable
        Path onDisk();
    }

    /// What an artifact holds by name.
    ///
    /// @param entries sorted by path; those of wheels and folders have no digests
    public record Listing(ArtifactOutline outline, List<ArtifactEntry> entries) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /// Visits an artifact of any format.
    ///
    /// @param spillFolder takes large contents of archives that cannot be entered at a file
    /// @throws MalformedArtifactException where it is damaged, hostile or no artifact
    /// @throws IOException where it cannot be read
    public static Listing visit(Path file, Visitor visitor, Limits limits, Progress progress, Path spillFolder)
            throws MalformedArtifactException, IOException {
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        if (Files.isDirectory(file)) {
            return folder(file, name, visitor, limits);
        }
        if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".whl")) {
            ArtifactOutline outline = ArtifactReader.outline(file, limits);
            Reading reading =
                    new Reading(file, name, Files.size(file), ArtifactReader.NOBODY, limits, progress, spillFolder);
            return wheel(reading, outline, visitor);
        }
        return whole(file, visitor, limits, progress, spillFolder);
    }

    private static Listing folder(Path file, String name, Visitor visitor, Limits limits)
            throws MalformedArtifactException, IOException {
        Reading reading = new Reading(file, name, 0, ArtifactReader.NOBODY, limits, Progress.NONE, file);
        FolderTree tree = FolderTree.withoutModes(reading);
        ArtifactOutline outline = new FolderReader().outline(reading, tree);
        ZipEntries.Paths paths = FolderPaths.of(tree)
                .paths(reading, outline.metadata() instanceof WheelMetadata wheel ? wheel.distInfo() : "");
        List<ArtifactEntry> entries = new ArrayList<>();
        List<FolderTree.Node> wanted = new ArrayList<>();
        for (FolderTree.Node node : tree.nodes()) {
            entries.add(new ArtifactEntry(
                    node.path(),
                    paths.of(node.path(), node.type()),
                    node.type(),
                    node.mode(),
                    node.size(),
                    null,
                    node.linkTarget()));
            if (node.type() == EntryType.FILE && visitor.wants(node.path(), node.size())) {
                wanted.add(node);
            }
        }
        wanted.sort(Comparator.comparingLong(FolderTree.Node::size).reversed());
        Visits.run(wanted, node -> visitor.visit(node.path(), new OnDisk(node.file(), node.size())));
        return new Listing(outline, entries);
    }

    private record OnDisk(Path file, long size) implements FileContent {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public Path onDisk() {
            return file;
        }
    }

    private static Listing wheel(Reading reading, ArtifactOutline outline, Visitor visitor)
            throws MalformedArtifactException, IOException {
        String distInfo = outline.metadata() instanceof WheelMetadata wheel ? wheel.distInfo() : "";
        try (ZipDirectory directory = ZipDirectory.open(reading)) {
            WheelPaths paths = new WheelPaths(reading, distInfo);
            List<ArtifactEntry> entries = new ArrayList<>();
            List<ZipMember> wanted = new ArrayList<>();
            for (ZipMember member : directory.members()) {
                if (directory.shadowed(member)) {
                    continue;
                }
                entries.add(new ArtifactEntry(
                        member.path(),
                        paths.of(member.path(), member.type()),
                        member.type(),
                        member.mode(),
                        member.size(),
                        null,
                        null));
                if (member.type() == EntryType.FILE && visitor.wants(member.path(), member.size())) {
                    wanted.add(member);
                }
            }
            wanted.sort(Comparator.comparingLong(ZipMember::size).reversed());
            Visits.run(wanted, member -> {
                try (InZip content = new InZip(directory, member)) {
                    visitor.visit(member.path(), content);
                }
            });
            entries.sort(Comparator.comparing(ArtifactEntry::path));
            return new Listing(outline, entries);
        }
    }

    private interface Visit<T> {
        void of(T wanted) throws IOException;
    }

    /// Several at a time, the largest first, so that the threads end at about the same time.
    private static final class Visits<T> {
        private final Visit<T> visit;
        private final Queue<T> wanted;
        private final AtomicBoolean failed = new AtomicBoolean();
        private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

        private Visits(List<T> wanted, Visit<T> visit) {
            this.wanted = new ConcurrentLinkedQueue<>(wanted);
            this.visit = visit;
        }

        static <T> void run(List<T> wanted, Visit<T> visit) throws MalformedArtifactException, IOException {
            new Visits<>(wanted, visit).run();
        }

        private void run() throws MalformedArtifactException, IOException {
            List<Thread> threads = new ArrayList<>();
            for (int number = 1; number < THREADS && wanted.size() > 1; number++) {
                threads.add(Thread.ofPlatform()
                        .name("parallax-visit-" + number)
                        .daemon()
                        .start(this::work));
            }
            work();
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    failed.set(true);
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while reading");
                }
            }
            switch (failures.peek()) {
                case null -> {}
                case MalformedArtifactException malformed -> throw malformed;
                case ZipInput.MalformedMember member -> throw member.malformed();
                case IOException failure -> throw failure;
                case Exception unexpected -> throw new IllegalStateException(unexpected);
            }
        }

        private void work() {
            for (T one = wanted.poll(); one != null && !failed.get(); one = wanted.poll()) {
                try {
                    visit.of(one);
                } catch (IOException | RuntimeException e) {
                    failures.add(e);
                    failed.set(true);
                }
            }
        }
    }

    private static final class InZip implements FileContent, Closeable {
        private final ZipDirectory directory;
        private final ZipMember member;
        private @Nullable ZipInput input;

        InZip(ZipDirectory directory, ZipMember member) {
            this.directory = directory;
            this.member = member;
        }

        @Override
        public long size() {
            return member.size();
        }

        @Override
        public InputStream open() throws IOException {
            close();
            ZipInput fresh = new ZipInput(directory);
            input = fresh;
            try {
                return fresh.open(member);
            } catch (MalformedArtifactException malformed) {
                throw new ZipInput.MalformedMember(malformed);
            }
        }

        @Override
        public @Nullable Path onDisk() {
            return null;
        }

        @Override
        public void close() {
            ZipInput open = input;
            if (open != null) {
                open.close();
                input = null;
            }
        }
    }

    /// Formats without a directory are read from their start to their end.
    private static Listing whole(Path file, Visitor visitor, Limits limits, Progress progress, Path spillFolder)
            throws MalformedArtifactException, IOException {
        try {
            Artifact artifact = ArtifactReader.read(
                    file,
                    new EntryConsumer() {
                        @Override
                        public boolean wants(String path, long size, byte[] head) {
                            return visitor.wants(path, size);
                        }

                        @Override
                        public void accept(String path, String sha256, MemorySegment content) {
                            try {
                                visitor.visit(path, new InMemory(content));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    },
                    limits,
                    progress,
                    spillFolder);
            return new Listing(
                    new ArtifactOutline(
                            artifact.file(),
                            artifact.format(),
                            artifact.size(),
                            artifact.metadata(),
                            artifact.anomalies()),
                    artifact.entries());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record InMemory(MemorySegment content) implements FileContent {
        @Override
        public long size() {
            return content.byteSize();
        }

        @Override
        public InputStream open() {
            return content.byteSize() < 1 << 28
                    ? new ByteArrayInputStream(content.toArray(ValueLayout.JAVA_BYTE))
                    : new SegmentInput(content);
        }

        @Override
        public @Nullable Path onDisk() {
            return null;
        }
    }

    private static final class SegmentInput extends InputStream {
        private final MemorySegment segment;
        private long at;

        SegmentInput(MemorySegment segment) {
            this.segment = segment;
        }

        @Override
        public int read() {
            return at == segment.byteSize() ? -1 : segment.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == segment.byteSize() && length > 0) {
                return -1;
            }
            int count = (int) Math.min(length, segment.byteSize() - at);
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, target, offset, count);
            at += count;
            return count;
        }
    }
}
