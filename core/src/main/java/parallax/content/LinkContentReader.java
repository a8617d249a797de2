package parallax.content;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactBrowser;
import parallax.artifact.ArtifactEntry;
import parallax.artifact.EntryType;
import parallax.artifact.Limits;
import parallax.artifact.LogicalPath;
import parallax.artifact.MalformedArtifactException;
import parallax.artifact.Progress;
import parallax.artifact.RecordLine;
import parallax.artifact.WheelMetadata;
import parallax.binary.ElfLinkage;
import parallax.binary.ImageLinkage;
import parallax.binary.MalformedBinaryException;
import parallax.library.ExtensionTraits;
import parallax.python.ModuleLoads;
import parallax.python.ModuleLoadsReader;

/// Reads {@link LinkContents} of artifacts, or takes them from the cache.
public final class LinkContentReader {

    /// Larger files are no extensions, but what extensions link to.
    private static final long LARGEST_EXTENSION = 48L << 20;

    /// Bytes of Python sources up to which they are read for what they load.
    private static final long MOST_SOURCES = 8L << 20;

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private final @Nullable Path cache;
    private final Progress progress;

    /// @param cache the user's cache folder for Parallax; null to keep nothing
    public LinkContentReader(@Nullable Path cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /// @param path of an artifact or a folder
    /// @throws MalformedArtifactException where it is damaged, hostile or no artifact
    /// @throws IOException where it cannot be read
    public LinkContents read(Path path) throws MalformedArtifactException, IOException {
        if (!Files.isRegularFile(path)) {
            return readNow(path, "");
        }
        FileDigests digests = cache == null ? null : new FileDigests(cache);
        LinkCache kept = cache == null ? null : new LinkCache(cache);
        String state = digests == null ? null : digests.state(path);
        Optional<String> remembered = digests == null ? Optional.empty() : digests.remembered(path);
        long size = Files.size(path);
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        if (kept != null && remembered.isPresent()) {
            LinkContents found = kept.get(remembered.get(), size, name);
            if (found != null) {
                return found;
            }
        }
        // Hashing takes a tenth of the time of unpacking, on the other processor.
        FutureTask<String> hashing = new FutureTask<>(hash(path, remembered));
        Thread.ofPlatform().name("parallax-digest").daemon().start(hashing);
        if (kept != null && kept.hasOfSize(size)) {
            LinkContents found = kept.get(digest(hashing), size, name);
            if (found != null && digests != null) {
                digests.remember(path, state, found.sha256());
                return found;
            }
        }
        LinkContents contents = readNow(path, null);
        String sha256 = digest(hashing);
        LinkContents whole = new LinkContents(
                contents.file(),
                contents.format(),
                contents.size(),
                sha256,
                contents.claims(),
                contents.libraries(),
                contents.links(),
                contents.absent(),
                contents.modules(),
                contents.modulesRead());
        if (kept != null && digests != null) {
            kept.put(whole);
            digests.remember(path, state, sha256);
        }
        return whole;
    }

    private static Callable<String> hash(Path path, Optional<String> remembered) {
        return () -> remembered.isPresent() ? remembered.get() : FileDigests.compute(path);
    }

    private static String digest(FutureTask<String> hashing) throws IOException {
        try {
            return hashing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// One library that lies on disk by itself.
    ///
    /// @return null where it is none: a linker script, a text
    /// @throws MalformedBinaryException where not even its header can be read
    /// @throws IOException where it cannot be read
    public static @Nullable ElfLinkage readLibrary(Path file) throws IOException, MalformedBinaryException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            byte[] head =
                    mapped.asSlice(0, Math.min(ELF.length, mapped.byteSize())).toArray(ValueLayout.JAVA_BYTE);
            return Arrays.equals(head, ELF) ? ElfLinkage.read(mapped) : null;
        }
    }

    private LinkContents readNow(Path path, @Nullable String sha256) throws MalformedArtifactException, IOException {
        Collector collector = new Collector();
        ArtifactBrowser.Listing listing =
                ArtifactBrowser.visit(path, collector, Limits.DEFAULT, progress, spillFolder());
        List<LinkContents.Library> libraries = new ArrayList<>();
        List<LinkContents.Link> links = new ArrayList<>();
        List<LinkContents.Module> modules = new ArrayList<>();
        for (ArtifactEntry entry : listing.entries()) {
            LogicalPath logical = entry.logicalPath();
            if (entry.type() == EntryType.SYMLINK || entry.type() == EntryType.HARDLINK) {
                if (entry.linkTarget() != null) {
                    links.add(new LinkContents.Link(entry.path(), logical, entry.linkTarget()));
                }
                continue;
            }
            ModuleLoads loads = collector.modules.get(entry.path());
            if (loads != null && collector.readsModules()) {
                modules.add(LinkContents.Module.of(entry.path(), logical, loads));
            }
            Found found = collector.found.get(entry.path());
            if (found != null) {
                libraries.add(new LinkContents.Library(
                        entry.path(), logical, found.elf, found.image, found.problem, found.traits));
            }
        }
        return new LinkContents(
                listing.outline().file(),
                listing.outline().format(),
                listing.outline().size(),
                sha256 == null ? "" : sha256,
                ClaimsReader.read(listing.outline().metadata()),
                libraries,
                links,
                absent(listing),
                modules,
                collector.readsModules());
    }

    /// What RECORD of a wheel lists and the wheel does not hold.
    private static List<String> absent(ArtifactBrowser.Listing listing) {
        if (!(listing.outline().metadata() instanceof WheelMetadata wheel)) {
            return List.of();
        }
        Set<String> there = new HashSet<>();
        listing.entries().forEach(entry -> there.add(entry.path()));
        TreeSet<String> absent = new TreeSet<>();
        for (RecordLine line : wheel.record()) {
            if (isLibraryName(line.path()) && !there.contains(line.path())) {
                absent.add(line.path());
            }
        }
        return List.copyOf(absent);
    }

    private Path spillFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private record Found(
            @Nullable ElfLinkage elf, @Nullable ImageLinkage image, String problem, ExtensionTraits traits) {
        static final Found TEXT = new Found(null, null, LinkContents.Library.TEXT, ExtensionTraits.UNREAD);
    }

    private static final class Collector implements ArtifactBrowser.Visitor {
        private final Map<String, Found> found = new ConcurrentHashMap<>();
        private final Map<String, ModuleLoads> modules = new ConcurrentHashMap<>();
        private final AtomicLong sources = new AtomicLong();

        @Override
        public boolean wants(String path, long size) {
            if (path.endsWith(".py")) {
                // Whoever uses the package imports no tests of it.
                if (path.contains("/tests/") || path.contains("/test/")) {
                    return false;
                }
                sources.addAndGet(size);
                return readsModules();
            }
            return isLibraryName(path);
        }

        /// Few packages have more, and of those nobody waits for.
        boolean readsModules() {
            return sources.get() <= MOST_SOURCES;
        }

        @Override
        public void visit(String path, ArtifactBrowser.FileContent content) throws IOException {
            if (path.endsWith(".py")) {
                if (readsModules()) {
                    try (InputStream in = content.open()) {
                        modules.put(path, ModuleLoadsReader.read(in.readNBytes((int) content.size())));
                    }
                }
                return;
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            try {
                found.put(path, library(name, content));
            } catch (MalformedBinaryException damaged) {
                found.put(path, new Found(null, null, String.valueOf(damaged.getMessage()), ExtensionTraits.UNREAD));
            }
        }

        private static Found library(String name, ArtifactBrowser.FileContent content)
                throws IOException, MalformedBinaryException {
            Path file = content.onDisk();
            if (file != null) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    MemorySegment mapped =
                            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
                    return ofSegment(name, mapped);
                }
            }
            if (content.size() <= LARGEST_EXTENSION) {
                try (InputStream in = content.open()) {
                    return ofSegment(name, MemorySegment.ofArray(in.readNBytes((int) content.size())));
                }
            }
            try (InputStream in = content.open()) {
                byte[] head = in.readNBytes(ELF.length);
                if (isText(head)) {
                    return Found.TEXT;
                }
                if (ImageReader.mayBe(head)) {
                    return new Found(null, ImageReader.readLarge(content), "", ExtensionTraits.UNREAD);
                }
            }
            return new Found(ElfLinkage.read(content::open, content.size()), null, "", ExtensionTraits.UNREAD);
        }

        private static Found ofSegment(String name, MemorySegment bytes) throws MalformedBinaryException {
            byte[] head = bytes.asSlice(0, Math.min(4, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
            if (isText(head)) {
                return Found.TEXT;
            }
            if (ImageReader.isOne(bytes)) {
                return new Found(null, ImageReader.read(bytes), "", ExtensionTraits.UNREAD);
            }
            ElfLinkage elf = ElfLinkage.read(bytes);
            boolean isExtension = bytes.byteSize() <= LARGEST_EXTENSION
                    && (!name.startsWith("lib") || name.startsWith("libtorch_python"));
            return new Found(elf, null, "", isExtension ? ExtensionTraits.read(name, bytes) : ExtensionTraits.UNREAD);
        }

        /// A linker script, or a link that a wheel could not hold.
        private static boolean isText(byte[] head) {
            if (Arrays.equals(head, ELF)) {
                return false;
            }
            for (byte each : head) {
                if (each < '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /// By its name: `x.so`, `x.so.1.2`, `x.dylib`, `x.pyd`, `x.dll`, and the interpreter itself.
    static boolean isLibraryName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.endsWith(".dylib") || name.endsWith(".pyd") || name.endsWith(".dll")) {
            return true;
        }
        if (name.startsWith("python3") && path.contains("bin/") && name.indexOf('-') < 0) {
            return true;
        }
        int so = name.indexOf(".so");
        return so > 0 && (so + 3 == name.length() || name.charAt(so + 3) == '.') && !name.endsWith(".py");
    }
}
