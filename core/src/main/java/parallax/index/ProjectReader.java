package parallax.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.OfficialRelease.Dated;
import parallax.index.OfficialRelease.Kind;
import parallax.name.PackageName;
import parallax.platform.PythonVersion;
import parallax.version.Pep440Version;
import parallax.version.Version;

/// Reads what is recorded of the publisher's project rather than of one source's builds.
final class ProjectReader {

    private ProjectReader() {}

    static OfficialReleases releases(PackageName project, TableFile table) throws SnapshotException {
        table.begin(SnapshotSection.UNDATED);
        if (!table.nextRow()) {
            throw table.problem("the publisher is not named");
        }
        String publisher = table.text();
        List<Pep440Version> undated = new ArrayList<>();
        for (String each : table.list()) {
            undated.add(VersionCells.pep440(table, each));
        }
        List<OfficialRelease> releases = new ArrayList<>(table.begin(SnapshotSection.RELEASES));
        while (table.nextRow()) {
            Pep440Version version = VersionCells.pep440(table, table.text());
            String tag = table.text();
            LocalDate day = day(table, table.text());
            Kind kind = kind(table, table.text());
            List<Dated> evidence = new ArrayList<>();
            for (List<String> each : table.lists()) {
                if (each.size() != 3) {
                    throw table.problem("evidence of " + each.size() + " fields, expected 3");
                }
                evidence.add(new Dated(kind(table, each.getFirst()), each.get(1), each.get(2)));
            }
            releases.add(new OfficialRelease(version, tag, day, kind, evidence));
        }
        table.end();
        return new OfficialReleases(project, publisher, releases, undated);
    }

    private static Kind kind(TableFile table, String id) throws SnapshotException {
        for (Kind each : Kind.values()) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        throw table.problem("unknown kind of date `" + id + "`");
    }

    private static LocalDate day(TableFile table, String text) throws SnapshotException {
        try {
            return LocalDate.ofEpochDay(Timestamps.epochDay(text));
        } catch (IllegalArgumentException _) {
            throw table.problem("`" + text + "` is no date");
        }
    }

    static List<OfficialRequirements> official(TableFile table) throws SnapshotException {
        ProvenanceTable places = ProvenanceTable.read(table);
        List<OfficialRequirements> rows = new ArrayList<>(table.begin(SnapshotSection.OFFICIAL));
        while (table.nextRow()) {
            rows.add(new OfficialRequirements(
                    table.text(),
                    table.text(),
                    table.flag(),
                    table.text(),
                    table.textOrNull(),
                    table.list(),
                    table.list(),
                    table.list(),
                    table.list(),
                    table.textOrNull(),
                    condaRecipe(table),
                    places.next(table)));
        }
        table.end();
        return rows;
    }

    private static OfficialRequirements.@Nullable CondaRecipe condaRecipe(TableFile table) throws SnapshotException {
        List<List<String>> build = table.listsOrNull();
        List<List<String>> host = table.lists();
        List<List<String>> run = table.lists();
        List<List<String>> runConstrained = table.lists();
        List<List<String>> test = table.lists();
        return build == null ? null : new OfficialRequirements.CondaRecipe(build, host, run, runConstrained, test);
    }

    /// Those of one package at one source; the others are passed over unread.
    static List<VersionListing> listings(Source source, PackageName name, TableFile table) throws SnapshotException {
        List<VersionListing> listings = new ArrayList<>(table.begin(SnapshotSection.LISTINGS));
        while (table.nextRow()) {
            String sourceId = table.text();
            String packageName = table.text();
            List<String> versions = table.listOrNull();
            String newest = table.text();
            String newestUpload = table.textOrNull();
            String note = table.text();
            if (sourceId.equals(source.id()) && packageName.equals(name.value())) {
                listings.add(new VersionListing(
                        source,
                        name,
                        versions == null ? null : versions(source, table, versions),
                        VersionCells.of(source, table, newest),
                        newestUpload,
                        note));
            }
        }
        table.end();
        return listings;
    }

    private static List<Version> versions(Source source, TableFile table, List<String> texts) throws SnapshotException {
        List<Version> versions = new ArrayList<>(texts.size());
        for (String text : texts) {
            versions.add(VersionCells.of(source, table, text));
        }
        return versions;
    }

    static List<ReportedIssue> issues(TableFile table) throws SnapshotException {
        List<ReportedIssue> issues = new ArrayList<>(table.begin(SnapshotSection.ISSUES));
        while (table.nextRow()) {
            issues.add(new ReportedIssue(
                    table.text(),
                    table.text(),
                    table.number(),
                    table.text(),
                    table.text(),
                    table.text(),
                    table.text(),
                    table.text()));
        }
        table.end();
        return issues;
    }

    static List<BinaryObservation> observations(TableFile table) throws SnapshotException {
        List<BinaryObservation> observations = new ArrayList<>(table.begin(SnapshotSection.OBSERVATIONS));
        while (table.nextRow()) {
            observations.add(new BinaryObservation(
                    table.text(),
                    nameOrNull(table.textOrNull()),
                    VersionCells.pep440OrNull(table, table.textOrNull()),
                    pythonOrNull(table),
                    table.list(),
                    table.textOrNull(),
                    table.textOrNull(),
                    table.textOrNull(),
                    table.text()));
        }
        table.end();
        return observations;
    }

    private static @Nullable PackageName nameOrNull(@Nullable String text) {
        return text == null ? null : PackageName.pypi(text);
    }

    private static @Nullable PythonVersion pythonOrNull(TableFile table) throws SnapshotException {
        String text = table.textOrNull();
        if (text == null) {
            return null;
        }
        return PythonVersion.find(text).orElseThrow(() -> table.problem("`" + text + "` is no Python version"));
    }
}
