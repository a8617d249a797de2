package parallax;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import parallax.artifact.MalformedArtifactException;
import parallax.check.Candidate;
import parallax.check.ClaimedBuild;
import parallax.check.MetadataAnswer;
import parallax.check.MetadataCheck;
import parallax.check.Proposal;
import parallax.check.Remedies;
import parallax.check.link.CheckFacts;
import parallax.check.link.CheckRule;
import parallax.check.link.CheckRules;
import parallax.check.link.Consequences;
import parallax.check.link.LinkCheck;
import parallax.check.link.LinkResult;
import parallax.check.link.LinkedBuild;
import parallax.check.link.NumpyCheck;
import parallax.compare.Findings;
import parallax.content.Claims;
import parallax.content.LinkContentReader;
import parallax.content.LinkContents;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;
import parallax.index.CondaRecord;
import parallax.index.PackageRecords;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Target;
import parallax.version.Excerpt;

/// Answers `check`: reads the builds, lays them into one environment, asks metadata and binaries, and
/// looks for what
/// would work where they do not.
final class Checker {

    /// Proposals whose binaries are at hand and that are checked in full.
    private static final int VERIFIED = 12;

    private static final int READERS = 2;

    private static final Set<String> TORCH_FAMILY = Set.of("torch", "torchvision", "torchaudio");

    private final Snapshot snapshot;
    private final ArtifactAccess access;
    private final LinkContentReader reader;
    private final Map<Path, FutureTask<LinkContents>> ahead = new HashMap<>();

    Checker(Snapshot snapshot, ArtifactAccess access) {
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

    /// What was found out about one set of builds.
    record Found(
            LinkResult result,
            MetadataAnswer metadata,
            HostOptions host,
            List<LibraryCheck> libraries,
            Verdict verdict) {}

    Check check(CheckRequest request) throws Trouble, SnapshotException {
        List<Given> builds = new ArrayList<>();
        List<Unknown> unknown = new ArrayList<>();
        readAhead(request);
        for (String text : request.references()) {
            builds.addAll(readAny(text, true, request.target(), List.of()));
        }
        int asked = builds.size();
        for (String text : request.with()) {
            builds.addAll(readAny(text, false, request.target(), List.of()));
        }
        refuseTwice(builds);
        Target target = target(request.target(), builds);
        Found found = find(builds, target, request);
        for (Given build : builds) {
            if (build.contents() == null) {
                unknown.add(new Unknown(
                        "binaries of " + build.claimed().file(),
                        "it is only recorded; give the artifact itself, for example after `pip download --no-deps`"));
            } else if (!build.contents().modulesRead() && build.asked()) {
                unknown.add(new Unknown(
                        "which Python modules of " + build.name() + " load its libraries",
                        "its sources are too many to be read for it"));
            }
        }
        List<LinkedBuild> linked = linked(builds);
        CheckFacts facts =
                new CheckFacts(linked, found.result(), found.metadata().word(), found.verdict());
        Findings findings = new Findings();
        for (CheckRule rule : CheckRules.ALL) {
            rule.examine(facts, findings);
        }
        unknown.addAll(findings.unknown());
        unknown.addAll(found.metadata().unknown());
        if (!found.result().notFollowed().isEmpty()) {
            unknown.add(new Unknown(
                    found.result().notFollowed().size() + " libraries that nothing asks for by name, "
                            + found.result().notFollowed().getFirst() + " first",
                    "they are opened at run time, if at all, and were not loaded here"));
        }
        return new Check(
                target,
                found.host().described(),
                subjects(builds),
                asked,
                found.verdict(),
                summary(builds, found),
                found.metadata().word(),
                agreement(found.metadata().word().allowed(), found.verdict()),
                found.libraries(),
                findings.findings(),
                repairs(builds, asked, found, target, request),
                List.copyOf(new TreeSet<>(unknown)));
    }

    /// Everything but findings and repairs.
    Found find(List<Given> builds, Target target, CheckRequest request) throws Trouble, SnapshotException {
        List<ClaimedBuild> claimed = builds.stream().map(Given::claimed).toList();
        boolean isComplete = request.notGiven() == CheckRequest.NotGiven.MISSING;
        MetadataAnswer metadata = MetadataCheck.of(claimed, target, snapshot.names());
        SortedMap<String, List<String>> absent =
                isComplete ? Collections.emptySortedMap() : absent(metadata.word(), builds);
        if (isComplete) {
            metadata = metadata.ofAllThereIs();
        }
        List<LinkContents> contents = new ArrayList<>();
        for (Given build : builds) {
            if (build.contents() != null) {
                contents.add(build.contents());
            }
        }
        HostOptions host = HostOptions.read(request.host(), target, contents, access);
        List<LinkedBuild> linked = linked(builds);
        int minor = target.python() == null ? -1 : target.python().minor();
        boolean assumes = request.notGiven() == CheckRequest.NotGiven.SOUND;
        LinkResult result = new LinkCheck(linked, minor, host.offer(), absent, host.files(), assumes).run();
        result = NumpyCheck.apply(result, linked);
        result = Consequences.apply(result, linked);
        Set<Integer> decisive = decisive(linked, metadata);
        List<LibraryCheck> libraries = new ArrayList<>();
        Verdict verdict = Verdict.WORKS;
        for (LinkResult.Judged judged : result.libraries()) {
            boolean isAsked = linked.get(judged.build()).asked();
            if (isAsked || judged.check().verdict() != Verdict.WORKS) {
                libraries.add(judged.check());
            }
            boolean isQuiet =
                    !judged.check().needed() && !judged.check().consequence().isEmpty();
            if ((judged.check().needed() || isQuiet) && decisive.contains(judged.build())) {
                boolean mayMatter = judged.check().verdict() == Verdict.BREAKS && (isQuiet || !judged.isReachKnown());
                verdict =
                        verdict.and(mayMatter ? Verdict.UNKNOWN : judged.check().verdict());
            }
        }
        for (Given build : builds) {
            if (build.asked() && build.contents() == null) {
                verdict = verdict.and(Verdict.UNKNOWN);
            }
        }
        return new Found(result, metadata, host, libraries, verdict);
    }

    /// The builds asked about, and what they require, directly or through others.
    private static Set<Integer> decisive(List<LinkedBuild> builds, MetadataAnswer metadata) {
        Set<String> files = new HashSet<>();
        for (LinkedBuild build : builds) {
            if (build.asked()) {
                files.add(build.contents().file());
            }
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (MetadataAnswer.Met met : metadata.met()) {
                if (files.contains(met.requiredBy().file())) {
                    grows |= files.add(met.provider().file());
                }
            }
        }
        Set<Integer> decisive = new HashSet<>();
        for (int at = 0; at < builds.size(); at++) {
            if (files.contains(builds.get(at).contents().file())) {
                decisive.add(at);
            }
        }
        return decisive;
    }

    private static List<LinkedBuild> linked(List<Given> builds) {
        List<LinkedBuild> linked = new ArrayList<>();
        for (Given build : builds) {
            if (build.contents() != null) {
                linked.add(new LinkedBuild(build.name(), build.contents(), build.asked()));
            }
        }
        return linked;
    }

    /// An artifact, several joined by commas, a folder of artifacts, or a recorded build.
    ///
    /// @param only names of packages that are looked for in folders; empty for all
    List<Given> readAny(String text, boolean isAsked, TargetRequest target, List<String> only)
            throws Trouble, SnapshotException {
        List<Given> given = new ArrayList<>();
        if (!ArtifactOperand.isOne(text, access)) {
            given.add(RecordedBuilds.find(snapshot, text, target, isAsked));
            return given;
        }
        for (Path path : ArtifactOperand.parse(text, access).paths()) {
            for (Path artifact : artifacts(path)) {
                if (artifact.equals(path) || mayBe(artifact, only)) {
                    given.add(read(text, artifact, isAsked));
                }
            }
        }
        return given;
    }

    /// Reads the artifacts side by side, the largest first; what goes wrong is told when each is asked
    /// for in turn.
    private void readAhead(CheckRequest request) throws Trouble {
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
        paths.sort(Comparator.comparingLong(Checker::size).reversed());
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS, Checker::thread)) {
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

    private Given read(String text, Path path, boolean isAsked) throws Trouble {
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
    private static boolean mayBe(Path artifact, List<String> names) {
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
    private static void refuseTwice(List<Given> builds) throws Trouble {
        Set<String> seen = new HashSet<>();
        for (Given build : builds) {
            String digest = build.claimed().sha256();
            if (digest != null && !seen.add(digest)) {
                throw new Trouble(build.claimed().file() + " is given twice", "give each build once");
            }
        }
    }

    /// What the user asked for; of platform and Python else what the builds were made for.
    static Target target(TargetRequest request, List<Given> builds) throws Trouble {
        if (request.target() != null) {
            return TargetParser.parse(request);
        }
        String platform = request.platform();
        for (Given build : builds) {
            if (platform == null) {
                platform = BuildComparer.platformOf(build.claimed().claims()).orElse(null);
            }
        }
        int minor = minor(builds);
        String python = request.python() != null || minor < 0 ? request.python() : "3." + minor;
        return TargetParser.parse(new TargetRequest(null, python, platform, request.cuda()));
    }

    /// The Python 3 that the builds were made for; -1 where nothing tells.
    private static int minor(List<Given> builds) {
        for (Given build : builds) {
            for (String tag : build.claimed().claims().tags()) {
                int minor = tag.startsWith("cp3") && tag.indexOf("-abi3") < 0 ? number(tag, 3) : -1;
                if (minor >= 0) {
                    return minor;
                }
            }
            if (build.contents() != null) {
                for (LinkContents.Library library : build.contents().libraries()) {
                    int at = library.path().indexOf("lib/python3.");
                    int minor = at < 0 ? -1 : number(library.path(), at + 12);
                    if (minor >= 0) {
                        return minor;
                    }
                    int tag = library.path().indexOf(".cpython-3");
                    minor = tag < 0 ? -1 : number(library.path(), tag + 10);
                    if (minor >= 0) {
                        return minor;
                    }
                }
            }
        }
        return -1;
    }

    private static int number(String text, int start) {
        int end = start;
        while (end < text.length() && end < start + 3 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? -1 : Integer.parseInt(text.substring(start, end));
    }

    private static SortedMap<String, List<String>> absent(MetadataWord word, List<Given> builds) {
        SortedMap<String, List<String>> absent = new TreeMap<>();
        for (MetadataWord.Absent each : word.absent()) {
            absent.computeIfAbsent(each.packageName(), _ -> new ArrayList<>()).add(project(each.requirement()));
        }
        for (Given build : builds) {
            List<String> own = absent.get(build.claimed().claims().name());
            if (own != null) {
                absent.put(build.name(), own);
            }
        }
        return absent;
    }

    /// The name at the start of a requirement, in any ecosystem's syntax.
    private static String project(String requirement) {
        int end = 0;
        while (end < requirement.length() && " ([<>=!~;,|:".indexOf(requirement.charAt(end)) < 0) {
            end++;
        }
        return requirement.substring(0, end);
    }

    private List<Subject> subjects(List<Given> builds) {
        List<Subject> subjects = new ArrayList<>();
        for (Given build : builds) {
            Claims claims = build.claimed().claims();
            Ecosystem ecosystem = claims.ecosystem() == null ? Ecosystem.PYPI : claims.ecosystem();
            subjects.add(new Subject(
                    build.text(),
                    build.contents() == null ? "recorded" : Subject.ARTIFACT,
                    build.contents() == null
                            ? ecosystem.name().toLowerCase(Locale.ROOT)
                            : build.contents().format().title(),
                    PackageName.of(ecosystem, build.name()),
                    null,
                    claims.version().isEmpty() ? null : claims.version(),
                    build.claimed().file(),
                    build.claimed().sha256(),
                    snapshot.recordedDate().toString()));
        }
        return subjects;
    }

    private static String agreement(@Nullable Boolean allowed, Verdict binaries) {
        if (allowed == null || binaries == Verdict.UNKNOWN) {
            return "";
        }
        boolean works = binaries == Verdict.WORKS;
        return allowed
                ? (works ? "allowed and works" : "allowed but breaks")
                : works ? "forbidden but works" : "forbidden and breaks";
    }

    private static String summary(List<Given> builds, Found found) {
        List<String> titles = builds.stream()
                .filter(Given::asked)
                .map(build -> build.claimed().title())
                .toList();
        String all = titles.size() < 4
                ? String.join(" and ", titles)
                : titles.getFirst() + ", " + titles.get(1) + " and " + (titles.size() - 2) + " more";
        Set<String> names = new HashSet<>();
        builds.stream().filter(Given::asked).forEach(build -> names.add(build.name()));
        List<LibraryCheck> needed = found.libraries().stream()
                .filter(each -> each.needed() && names.contains(each.packageName()))
                .toList();
        Optional<LibraryCheck> beside = found.libraries().stream()
                .filter(each -> !names.contains(each.packageName()) && each.verdict() == found.verdict())
                .findFirst();
        long broken =
                needed.stream().filter(each -> each.verdict() == Verdict.BREAKS).count();
        long open = needed.stream()
                .filter(each -> each.verdict() == Verdict.UNKNOWN)
                .count();
        return switch (found.verdict()) {
            case WORKS ->
                needed.isEmpty()
                        ? all + ": no native libraries that anything loads"
                        : "all " + needed.size() + " extension libraries of " + all + " load";
            case BREAKS -> {
                if (broken == 0 && beside.isPresent()) {
                    yield beside.get().packageName() + ", which " + all + " requires, does not work: "
                            + beside.get().explanation();
                }
                LibraryCheck first = needed.stream()
                        .filter(each -> each.verdict() == Verdict.BREAKS)
                        .findFirst()
                        .orElseThrow();
                yield broken + " of " + needed.size() + " extension libraries of " + all + " do not load: "
                        + (first.cause() == null ? first.path() : first.cause().title());
            }
            case UNKNOWN ->
                open == 0 && beside.isPresent()
                        ? "whether " + beside.get().packageName() + ", which " + all + " requires, works cannot be told"
                        : needed.isEmpty() || open == 0
                                ? "the binaries of " + all + " were not all looked at"
                                : "whether " + open + " of " + needed.size() + " extension libraries of " + all
                                        + " load cannot be told";
        };
    }

    private List<Repair> repairs(List<Given> builds, int asked, Found found, Target target, CheckRequest request)
            throws Trouble, SnapshotException {
        boolean isFine = found.verdict() == Verdict.WORKS
                && !Boolean.FALSE.equals(found.metadata().word().allowed());
        if (isFine) {
            return List.of();
        }
        List<ClaimedBuild> claimed = builds.stream().map(Given::claimed).toList();
        Remedies remedies = new Remedies(target, snapshot.names());
        List<Repair> repairs = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        for (LibraryCheck library : found.libraries()) {
            library.missingLibraries().forEach(each -> missing.add(each.name()));
        }
        if (!missing.isEmpty()) {
            remedies.missing(claimed, missing).ifPresent(proposal -> repairs.add(proposal.toRepair(false, "")));
        }
        boolean isForbidden = Boolean.FALSE.equals(found.metadata().word().allowed());
        if (found.verdict() == Verdict.UNKNOWN && !isForbidden) {
            return repairs;
        }
        Map<String, Path> artifacts = new LinkedHashMap<>();
        List<Candidate> known = candidates(builds, asked, target, request, artifacts);
        List<Repair> open = new ArrayList<>();
        int verified = 0;
        for (Proposal proposal : remedies.of(claimed, asked, known)) {
            if (!proposal.canBeVerified()) {
                if (isOneVariant(proposal, asked)) {
                    open.add(proposal.toRepair(false, ""));
                }
            } else if (verified++ < VERIFIED) {
                Optional<Repair> repair = verify(proposal, builds, target, request, artifacts);
                repair.ifPresent(repairs::add);
            }
        }
        repairs.addAll(open);
        return repairs;
    }

    /// Builds of torch's family for different CUDA, or for none, do not link to each other; where no
    /// binaries can show
    /// otherwise, they are not proposed together.
    private static boolean isOneVariant(Proposal proposal, int asked) {
        Set<String> labels = new HashSet<>();
        for (ClaimedBuild build : proposal.builds().subList(0, asked)) {
            Claims claims = build.claims();
            if (claims.ecosystem() == Ecosystem.PYPI && TORCH_FAMILY.contains(normal(claims.name()))) {
                int plus = claims.version().indexOf('+');
                labels.add(plus < 0 ? "" : claims.version().substring(plus));
            }
        }
        return labels.size() < 2;
    }

    /// Empty where the check of the proposed builds finds that they break as well.
    private Optional<Repair> verify(
            Proposal proposal, List<Given> builds, Target target, CheckRequest request, Map<String, Path> artifacts)
            throws Trouble, SnapshotException {
        List<Given> changed = new ArrayList<>();
        for (int at = 0; at < proposal.builds().size(); at++) {
            ClaimedBuild claimed = proposal.builds().get(at);
            Given before = builds.stream()
                    .filter(each -> each.claimed().file().equals(claimed.file()))
                    .findFirst()
                    .orElse(null);
            Path path = artifacts.get(claimed.file());
            if (before != null) {
                changed.add(before);
            } else if (path != null) {
                changed.add(read(path.toString(), path, true));
            } else {
                return Optional.of(proposal.toRepair(false, ""));
            }
        }
        Found found = find(changed, target, request);
        return switch (found.verdict()) {
            case WORKS -> Optional.of(proposal.toRepair(true, "checked in the same way: all its libraries load"));
            case UNKNOWN ->
                Optional.of(proposal.toRepair(false, "checked in the same way: it cannot be told whether all load"));
            case BREAKS -> Optional.empty();
        };
    }

    /// Builds that may take the place of those asked about: artifacts at hand, and what is recorded of
    /// the same
    /// packages.
    private List<Candidate> candidates(
            List<Given> builds, int asked, Target target, CheckRequest request, Map<String, Path> artifacts)
            throws Trouble, SnapshotException {
        List<Candidate> known = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Given build : builds.subList(0, asked)) {
            names.add(normal(build.name()));
        }
        for (String text : request.among()) {
            for (Path path : among(text)) {
                if (mayBe(path, List.copyOf(names))) {
                    Given given = read(text, path, true);
                    if (names.contains(normal(given.name()))) {
                        known.add(Candidate.artifact(given.claimed()));
                        artifacts.put(given.claimed().file(), path);
                    }
                }
            }
        }
        Set<PackageName> packages = new LinkedHashSet<>();
        for (Given build : builds.subList(0, asked)) {
            build.claimed().name().ifPresent(packages::add);
        }
        for (PackageName name : packages) {
            for (Source source : snapshot.sources()) {
                if (source.ecosystem() == name.ecosystem()
                        && snapshot.packages(source).contains(name)) {
                    PackageRecords records = snapshot.load(source, name);
                    for (var record : records.records()) {
                        switch (record) {
                            case WheelRecord wheel -> {
                                if (RecordedBuilds.suits(wheel, target)) {
                                    Candidate.of(wheel).ifPresent(known::add);
                                }
                            }
                            case CondaRecord conda -> known.add(Candidate.of(conda, source.id()));
                        }
                    }
                }
            }
        }
        return known;
    }

    private List<Path> among(String text) throws Trouble {
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
