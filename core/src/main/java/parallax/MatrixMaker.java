package parallax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.Checker.Found;
import parallax.GivenBuilds.Given;
import parallax.check.ClaimedBuild;
import parallax.check.PairMetadata;
import parallax.content.Claims;
import parallax.finding.LibraryCheck;
import parallax.finding.Matrix;
import parallax.finding.Unknown;
import parallax.finding.Verdict;
import parallax.index.IndexRecord;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Target;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// Answers `matrix`: each build of one package with each of another, by metadata and by binaries.
final class MatrixMaker {

    /// Versions beyond which a table of recorded ones helps nobody.
    private static final int MOST = 24;

    private static final String ASSUMED =
            "packages that the builds require and that were not given, taken as installed and sound";

    private static final Comparator<String> VERSIONS = MatrixMaker::compareVersions;

    private final Snapshot snapshot;
    private final ArtifactAccess access;
    private final TreeSet<Unknown> unknown = new TreeSet<>();

    MatrixMaker(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
    }

    Matrix matrix(MatrixRequest request) throws Trouble, SnapshotException {
        if (request.rows().equals(request.columns())) {
            throw new Trouble(
                    "matrix takes two packages, and " + Excerpt.of(request.rows()) + " is given twice",
                    "for example `parallax matrix torchvision torch`");
        }
        Checker checker = new Checker(snapshot, access);
        GivenBuilds reader = new GivenBuilds(snapshot, access);
        List<Given> given = new ArrayList<>();
        List<Given> with = new ArrayList<>();
        for (String text : request.artifacts()) {
            given.addAll(reader.read(text, true, request.target(), List.of(request.rows(), request.columns())));
        }
        for (String text : request.with()) {
            with.addAll(reader.read(text, false, request.target(), List.of()));
        }
        boolean isRecorded = request.artifacts().isEmpty();
        Target target = isRecorded ? TargetParser.parse(request.target()) : Checker.target(request.target(), given);
        List<Given> rows = isRecorded ? recorded(request.rows(), target) : of(request.rows(), given);
        List<Given> columns = isRecorded ? recorded(request.columns(), target) : of(request.columns(), given);
        if (isRecorded) {
            unknown.add(new Unknown(
                    "the binaries' word",
                    "only recorded metadata were looked at; give artifacts or folders of artifacts after the names"));
        }
        PairMetadata metadata = new PairMetadata(target, snapshot.names());
        List<String> host = new ArrayList<>();
        List<List<Matrix.Cell>> cells = new ArrayList<>();
        for (Given row : rows) {
            List<Matrix.Cell> line = new ArrayList<>();
            for (Given column : columns) {
                PairMetadata.Word word = metadata.of(row.claimed(), column.claimed());
                List<Given> builds = new ArrayList<>(List.of(row, column));
                builds.addAll(with);
                line.add(cell(checker, builds, target, request, word, host));
            }
            cells.add(line);
        }
        if (!isRecorded) {
            host.add(ASSUMED);
        }
        return new Matrix(
                target,
                host,
                request.rows(),
                request.columns(),
                titles(rows),
                titles(columns),
                cells,
                List.copyOf(unknown));
    }

    private static Matrix.Cell cell(
            Checker checker,
            List<Given> builds,
            Target target,
            MatrixRequest request,
            PairMetadata.Word word,
            List<String> host)
            throws Trouble, SnapshotException {
        if (builds.get(0).contents() == null || builds.get(1).contents() == null) {
            return new Matrix.Cell(word.verdict(), Verdict.UNKNOWN, word.note());
        }
        CheckRequest question = new CheckRequest(
                List.of(), List.of(), List.of(), request.host(), CheckRequest.NotGiven.SOUND, request.target());
        Found found = checker.find(builds, target, question);
        for (String line : found.host().described()) {
            // Which build's platform promises it differs from cell to cell.
            int file = line.indexOf(" of " + builds.get(0).claimed().file());
            String promise = file < 0 ? line : line.substring(0, file) + "s of the builds promise";
            if (!host.contains(promise)) {
                host.add(promise);
            }
        }
        String note = word.verdict() == Verdict.WORKS ? "" : word.note();
        for (LibraryCheck library : found.libraries()) {
            if (library.needed() && library.verdict() != Verdict.WORKS) {
                note = library.cause() == null
                        ? library.explanation()
                        : library.cause().title();
                break;
            }
        }
        return new Matrix.Cell(word.verdict(), found.verdict(), note);
    }

    /// Newest first.
    private static List<Given> of(String name, List<Given> given) throws Trouble {
        List<Given> found = new ArrayList<>();
        for (Given build : given) {
            if (GivenBuilds.normal(build.name()).equals(GivenBuilds.normal(name))) {
                found.add(build);
            }
        }
        if (found.isEmpty()) {
            throw new Trouble(
                    "none of the artifacts is a build of " + Excerpt.of(name),
                    "name packages as their metadata do, and give artifacts or folders of artifacts");
        }
        found.sort(Comparator.<Given, String>comparing(
                        build -> build.claimed().claims().version(), VERSIONS)
                .reversed()
                .thenComparing(build -> build.claimed().file()));
        return found;
    }

    /// One wheel of each recorded version for the platform, newest first.
    private List<Given> recorded(String name, Target target) throws Trouble, SnapshotException {
        Source source = snapshot.source(ReferenceResolver.PYPI)
                .orElseThrow(() -> new Trouble("the recorded data has no source pypi", null));
        PackageName project = PackageName.of(Ecosystem.PYPI, name);
        Map<String, WheelRecord> versions = new TreeMap<>(VERSIONS.reversed());
        for (IndexRecord record : snapshot.load(source, project).records()) {
            if (record instanceof WheelRecord wheel
                    && wheel.requiresDist() != null
                    && RecordedBuilds.suits(wheel, target)) {
                versions.putIfAbsent(wheel.version().original(), wheel);
            }
        }
        if (versions.isEmpty()) {
            throw new Trouble(
                    "no wheel of " + Excerpt.of(name) + " with its requirements is recorded for " + target.describe(),
                    "give artifacts or folders of artifacts after the names, or see `parallax sources`");
        }
        List<Given> found = new ArrayList<>();
        versions.forEach((version, wheel) -> {
            if (found.size() < MOST) {
                found.add(new Given(name + "==" + version, null, ClaimedBuild.of(wheel), true));
            }
        });
        if (versions.size() > MOST) {
            unknown.add(new Unknown(
                    "recorded versions of " + name + " older than the " + MOST + " newest", "the table is kept small"));
        }
        return found;
    }

    private static int compareVersions(String one, String other) {
        try {
            int order = Pep440Version.parse(one).compareTo(Pep440Version.parse(other));
            return order != 0 ? order : one.compareTo(other);
        } catch (MalformedVersionException _) {
            return one.compareTo(other);
        }
    }

    /// By version, by file where several have one version.
    private static List<String> titles(List<Given> builds) {
        Map<String, Integer> counts = new HashMap<>();
        for (Given build : builds) {
            counts.merge(build.claimed().claims().version(), 1, Integer::sum);
        }
        List<String> titles = new ArrayList<>();
        for (Given build : builds) {
            Claims claims = build.claimed().claims();
            titles.add(
                    counts.getOrDefault(claims.version(), 0) > 1
                            ? build.claimed().file()
                            : claims.version());
        }
        return titles;
    }
}
