package parallax;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import parallax.artifact.MalformedArtifactException;
import parallax.check.ClaimedBuild;
import parallax.content.LinkContentReader;
import parallax.content.LinkContents;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.version.Excerpt;

/// Reads the builds that `check` and `matrix` are given, each once.
final class GivenBuilds {

    private static final int READERS = 2;

    private final Snapshot snapshot;
    private final ArtifactAccess access;
    private final LinkContentReader reader;
    private final Map<Path, FutureTask<LinkContents>> ahead = new HashMap<>();

    GivenBuilds(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
        this.reader = new LinkContentReader(access.cache(), access.progress());
    }

    /// One build as it was given.
    ///
    /// @param contents null for one that is only recorded
    record Given(String text, @Nullable LinkContents contents, ClaimedBuild claimed, boolean asked) {
        String name() {
            String name = claimed.claims().name();
            return name.isBlank() ? claimed.file() : name;
        }
    }

    /// An artifact, several joined by commas, a folder of artifacts, or a recorded build.
    ///
    /// @param only names of packages that are looked for in folders; empty for all
    List<Given> read(String text, boolean isAsked, TargetRequest target, List<String> only)
            throws Trouble, SnapshotException {
        List<Given> given = new ArrayList<>();
        if (!ArtifactOperand.isOne(text, access)) {
            given.add(RecordedBuilds.find(snapshot, text, target, isAsked));
            return given;
        }
        for (Path path : ArtifactOperand.parse(text, access).paths()) {
            for (Path artifact : artifacts(path)) {
                if (artifact.equals(path) || mayBe(artifact, only)) {
                    given.add(one(text, artifact, isAsked));
                }
            }
        }
        return given;
    }

    /// Reads the artifacts side by side, the largest first; what goes wrong is told when each is asked
    /// for in turn.
    void readAhead(CheckRequest request) throws Trouble {
        List<Path> paths = new ArrayList<>();
        for (List<String> texts : List.of(request.references(), request.with())) {
            for (String text : texts) {
                if (ArtifactOperand.isOne(text, access)) {
                    for (Path path : ArtifactOperand.parse(text, access).paths()) {
                        paths.addAll(artifacts(path));
                    }
                }
            }
        }
        if (paths.size() < 2) {
            return;
        }
        paths.sort(Comparator.comparingLong(GivenBuilds::size).reversed());
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS, GivenBuilds::thread)) {
            for (Path path : paths) {
                FutureTask<LinkContents> task = new FutureTask<>(() -> reader.read(path));
                if (ahead.putIfAbsent(path, task) == null) {
                    readers.execute(task);
                }
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "parallax-reader");
        thread.setDaemon(true);
        return thread;
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException _) {
            return 0;
        }
    }

    private LinkContents contents(Path path) throws MalformedArtifactException, IOException {
        FutureTask<LinkContents> task = ahead.get(path);
        if (task == null) {
            return reader.read(path);
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case null -> throw new IllegalStateException(e);
                case MalformedArtifactException malformed -> throw malformed;
                case IOException failure -> throw failure;
                case RuntimeException unexpected -> throw unexpected;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    Given one(String text, Path path, boolean isAsked) throws Trouble {
        try {
            LinkContents contents = contents(path);
            ClaimedBuild claimed = new ClaimedBuild(
                    contents.file(), contents.sha256().isEmpty() ? null : contents.sha256(), contents.claims());
            return new Given(text, contents, claimed, isAsked);
        } catch (MalformedArtifactException malformed) {
            throw new Trouble(
                    String.valueOf(malformed.getMessage()),
                    "a wheel, a .conda or .tar.bz2, a .deb or an unpacked folder can be checked",
                    malformed);
        } catch (IOException failure) {
            throw ArtifactOperand.unreadable(path, failure);
        }
    }

    /// By its file name, which says of wheels what they are.
    static boolean mayBe(Path artifact, List<String> names) {
        String file = artifact.getFileName().toString();
        if (names.isEmpty() || !file.endsWith(".whl")) {
            return true;
        }
        String project = normal(file.substring(0, Math.max(0, file.indexOf('-'))));
        return names.stream().anyMatch(name -> normal(name).equals(project));
    }

    /// PEP 503, but for runs of separators.
    static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }

    /// A folder that holds artifacts stands for all of them.
    static List<Path> artifacts(Path path) throws Trouble {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        TreeSet<Path> found = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (isArtifact(file) && Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        } catch (IOException failure) {
            throw ArtifactOperand.unreadable(path, failure);
        }
        return found.isEmpty() ? List.of(path) : List.copyOf(found);
    }

    private static boolean isArtifact(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".whl") || name.endsWith(".conda") || name.endsWith(".tar.bz2") || name.endsWith(".deb");
    }

    /// The same file twice is a slip; two builds of one package are what the metadata check tells of.
    static void refuseTwice(List<Given> builds) throws Trouble {
        Set<String> seen = new HashSet<>();
        for (Given build : builds) {
            String digest = build.claimed().sha256();
            if (digest != null && !seen.add(digest)) {
                throw new Trouble(build.claimed().file() + " is given twice", "give each build once");
            }
        }
    }

    /// Artifacts of `--among`.
    List<Path> among(String text) throws Trouble {
        try {
            Path path = access.directory().resolve(text);
            if (!Files.exists(path)) {
                throw new Trouble("--among: there is no file or folder " + Excerpt.ofFile(text), null);
            }
            return artifacts(path);
        } catch (InvalidPathException invalid) {
            throw new Trouble("--among: " + Excerpt.of(text) + " is no path", null, invalid);
        }
    }
}
