package parallax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.artifact.Anomaly;
import parallax.artifact.ArtifactEntry;
import parallax.content.Claims;
import parallax.content.ContentReader;
import parallax.content.Contents;
import parallax.content.NativeLibrary;
import parallax.content.PythonModule;
import parallax.fact.Evidence;
import parallax.finding.Inspection;
import parallax.finding.Inspection.Entry;
import parallax.finding.Inspection.Section;
import parallax.finding.Unknown;
import parallax.index.Snapshot;
import parallax.library.LibraryFacts;
import parallax.platform.Target;
import parallax.python.ModuleOutline;
import parallax.version.Excerpt;

/// Answers `inspect` for an artifact: everything read of it, section by section.
final class BuildInspector {

    private final Snapshot snapshot;
    private final ArtifactAccess access;
    private final TreeSet<Unknown> unknown = new TreeSet<>();

    BuildInspector(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
    }

    Inspection inspect(String text, TargetRequest request, InspectDetail detail) throws Trouble {
        ArtifactOperand operand = ArtifactOperand.parse(text, access);
        if (operand.paths().size() > 1) {
            throw new Trouble(
                    Excerpt.of(text) + " is " + operand.paths().size() + " artifacts; inspect shows one",
                    "inspect each by itself");
        }
        Path path = operand.paths().getFirst();
        Contents contents = ArtifactOperand.read(new ContentReader(access.cache(), access.progress()), path);
        Target target = TargetParser.parse(request);
        List<Section> sections = switch (detail) {
            case OVERVIEW -> overview(contents);
            case FILES -> List.of(files(contents));
            case LIBRARIES -> libraries(contents);
            case SYMBOLS -> new SymbolSections(contents, path, unknown).sections();
        };
        for (NativeLibrary library : contents.libraries()) {
            if (!library.problem().isEmpty()) {
                unknown.add(new Unknown("native library " + library.path(), library.problem()));
            }
            for (LibraryFacts facts : library.facts()) {
                facts.problems().forEach(problem -> unknown.add(new Unknown("part of " + library.path(), problem)));
            }
        }
        if (detail != InspectDetail.OVERVIEW
                && sections.stream().allMatch(section -> section.entries().isEmpty())) {
            unknown.add(new Unknown("more of this artifact", "it holds nothing of the kind asked for"));
        }
        return new Inspection(
                target,
                BuildComparer.subject(snapshot, text, contents.format().title(), contents),
                sections,
                List.copyOf(unknown));
    }

    private List<Section> overview(Contents contents) {
        List<Section> sections = new ArrayList<>();
        sections.add(identity(contents));
        Section requirements = requirements(contents);
        if (!requirements.entries().isEmpty()) {
            sections.add(requirements);
        }
        if (!contents.claims().fields().isEmpty()) {
            List<Entry> entries = new ArrayList<>();
            for (Claims.Field field : contents.claims().fields()) {
                entries.add(new Entry(field.label(), field.value(), evidence(contents, field.where())));
            }
            sections.add(new Section("metadata", "What it says of itself", entries));
        }
        sections.add(summary(contents));
        if (!contents.libraries().isEmpty()) {
            List<Entry> entries = new ArrayList<>();
            for (NativeLibrary library : contents.libraries()) {
                for (LibraryFacts facts : library.facts()) {
                    entries.add(
                            new Entry(library.path(), LibraryText.summary(facts), evidence(contents, library.path())));
                }
            }
            sections.add(new Section("libraries", "Native libraries (all of each: --libraries)", entries));
        }
        if (!contents.anomalies().isEmpty()) {
            List<Entry> entries = new ArrayList<>();
            for (Anomaly anomaly : contents.anomalies()) {
                String where = anomaly.path().isEmpty() ? "archive" : anomaly.path();
                entries.add(new Entry(
                        anomaly.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                        where + ": " + anomaly.text(),
                        evidence(contents, where)));
            }
            sections.add(new Section("anomalies", "What is odd about it", entries));
        }
        return sections;
    }

    private Section identity(Contents contents) {
        Claims claims = contents.claims();
        List<Entry> entries = new ArrayList<>();
        add(entries, contents, "name", claims.name(), "metadata");
        add(entries, contents, "version", claims.version(), "metadata");
        add(entries, contents, "build", claims.build(), "metadata");
        add(entries, contents, "tags", String.join("\n", claims.tags()), "metadata");
        add(entries, contents, "licence", claims.licence(), "metadata");
        add(entries, contents, "licence files", String.join("\n", claims.licenceFiles()), "entries");
        add(entries, contents, "format", contents.format().title(), "content");
        add(entries, contents, "size", contents.size() + " bytes", "archive");
        add(entries, contents, "sha256", contents.sha256(), "archive");
        if (claims.name().isEmpty()) {
            unknown.add(new Unknown("name and version of " + contents.file(), "it has no metadata that states them"));
        }
        if (claims.licence().isEmpty()) {
            unknown.add(new Unknown("licence of " + contents.file(), "its metadata does not declare one"));
        }
        return new Section("identity", "What it is", entries);
    }

    private static Section requirements(Contents contents) {
        List<Entry> entries = new ArrayList<>();
        add(entries, contents, "Python", contents.claims().requiresPython(), "metadata");
        add(entries, contents, "requires", String.join("\n", contents.claims().requires()), "metadata");
        add(entries, contents, "constrains", String.join("\n", contents.claims().constrains()), "metadata");
        return new Section("requirements", "What it requires", entries);
    }

    private Section summary(Contents contents) {
        long bytes = 0;
        TreeMap<String, Integer> types = new TreeMap<>();
        for (ArtifactEntry entry : contents.entries()) {
            bytes += entry.size();
            types.merge(entry.type().name().toLowerCase(java.util.Locale.ROOT), 1, Integer::sum);
        }
        int read = 0;
        TreeSet<String> exports = new TreeSet<>();
        for (PythonModule module : contents.modules()) {
            if (module.outline() instanceof ModuleOutline.Tokenised) {
                read++;
            } else if (module.outline() instanceof ModuleOutline.NotTokenised no) {
                unknown.add(new Unknown("what " + module.path() + " defines", no.reason()));
            }
            String path =
                    module.logicalPath() == null ? "" : module.logicalPath().value();
            if (path.startsWith("site-packages/") && path.indexOf('/', 14) > 0 && path.endsWith("/__init__.py")) {
                exports.add(path.substring(14, path.indexOf('/', 14)));
            }
        }
        List<Entry> entries = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        types.forEach((type, count) -> counts.add(count + " " + type));
        add(entries, contents, "entries", String.join(", ", counts), "entries");
        add(entries, contents, "unpacked", bytes + " bytes", "entries");
        add(entries, contents, "Python sources", contents.modules().size() + ", " + read + " read", "entries");
        add(entries, contents, "import packages", String.join(", ", exports), "entries");
        return new Section("contents", "What is in it (each file: --files)", entries);
    }

    private static Section files(Contents contents) {
        List<Entry> entries = new ArrayList<>();
        for (ArtifactEntry entry : contents.entries()) {
            StringBuilder value = new StringBuilder(entry.type().name().toLowerCase(java.util.Locale.ROOT));
            if (entry.mode() >= 0) {
                value.append(", mode ").append(Integer.toOctalString(entry.mode()));
            }
            if (entry.sha256() != null) {
                value.append(", ")
                        .append(entry.size())
                        .append(" bytes, sha256 ")
                        .append(entry.sha256());
            }
            if (entry.linkTarget() != null) {
                value.append(", to ").append(entry.linkTarget());
            }
            if (entry.logicalPath() != null && !entry.logicalPath().value().equals(entry.path())) {
                value.append("\ninstalled as ").append(entry.logicalPath());
            }
            entries.add(new Entry(entry.path(), value.toString(), evidence(contents, entry.path())));
        }
        return new Section("files", "Every entry", entries);
    }

    private static List<Section> libraries(Contents contents) {
        List<Section> sections = new ArrayList<>();
        for (NativeLibrary library : contents.libraries()) {
            for (LibraryFacts facts : library.facts()) {
                List<Entry> entries = new ArrayList<>();
                LibraryText.lines(facts)
                        .forEach((label, value) ->
                                entries.add(new Entry(label, value, evidence(contents, library.path()))));
                sections.add(new Section(
                        "library " + library.path(), library.path() + " (" + facts.architecture() + ")", entries));
            }
        }
        return sections;
    }

    private static void add(List<Entry> entries, Contents contents, String label, String value, String where) {
        if (!value.isEmpty()) {
            entries.add(new Entry(label, value, evidence(contents, where)));
        }
    }

    static List<Evidence> evidence(Contents contents, String where) {
        return List.of(new Evidence(contents.file(), where, contents.sha256()));
    }
}
