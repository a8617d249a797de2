package parallax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.finding.Inspection.Entry;
import parallax.finding.Inspection.Section;
import parallax.index.ArtifactExtract;
import parallax.index.BuildSetting;
import parallax.index.CondaRecord;
import parallax.index.DependsHistory;
import parallax.index.Hotfix;
import parallax.index.OfficialRequirements;
import parallax.index.PatchFact;
import parallax.index.SeenFile;
import parallax.index.WheelExtract;

/// The sections of an inspection that write recorded rows out: recipe facts, metadata history, insides of artifacts.
final class RecordedSections {

    private RecordedSections() {}

    /// The sections that have entries, in the order in which they are shown.
    ///
    /// @param build the build that is inspected; null where none is
    static List<Section> of(Distribution side, @Nullable Build build) {
        List<Section> sections = new ArrayList<>();
        for (Section section : List.of(
                patches(side),
                settings(side),
                hotfixes(side),
                history(side),
                openedWheels(side),
                artifacts(side),
                official(side, build),
                seenFiles(side))) {
            if (!section.entries().isEmpty()) {
                sections.add(section);
            }
        }
        return sections;
    }

    private static Section patches(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (PatchFact patch : side.recipe().patchFacts()) {
            entries.add(new Entry(
                    patch.fileName(),
                    patch.subject() + "; touches " + String.join(", ", patch.touches()) + "; +" + patch.addedLines()
                            + " -" + patch.removedLines() + " lines",
                    List.of(Evidences.of(patch))));
        }
        return new Section("patches", "Patches of the newest recipe commit", entries);
    }

    private static Section settings(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (BuildSetting setting : side.recipe().buildSettings()) {
            entries.add(new Entry(
                    setting.name(),
                    setting.value()
                            + (setting.why() == null ? "" : "; because " + setting.why())
                            + (setting.note() == null ? "" : "; " + setting.note()),
                    List.of(Evidences.of(setting.provenance(), setting.name()))));
        }
        return new Section("settings", "Switches of the newest build script", entries);
    }

    private static Section hotfixes(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (Hotfix hotfix : side.metadataHistory().hotfixes()) {
            boolean touches = side.releases().stream()
                    .flatMap(release -> release.builds().stream())
                    .anyMatch(build -> build.record() instanceof CondaRecord conda
                            && hotfix.selects(conda) == Hotfix.Selection.YES);
            if (!side.pinned() || touches) {
                entries.add(new Entry(
                        hotfix.file() + " rule " + hotfix.position(),
                        RecordText.of(hotfix),
                        List.of(Evidences.of(hotfix))));
            }
        }
        return new Section("hotfixes", "Metadata changed after release", entries);
    }

    private static Section artifacts(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (ArtifactExtract extract : side.extracts()) {
            if (side.release(extract.version()).isPresent()) {
                List<String> lines = new ArrayList<>();
                lines.add("complete: " + String.join(", ", extract.completeKeys()) + "; in part: "
                        + (extract.partialKeys().isEmpty() ? "none" : String.join(", ", extract.partialKeys())));
                lines.add(
                        extract.files() == null
                                ? "files: not recorded"
                                : "files: " + extract.files().size());
                if (extract.buildConfig() != null) {
                    extract.buildConfig().forEach((key, value) -> lines.add(key + " = " + value));
                }
                if (extract.hostPackages() != null) {
                    lines.add("built with " + String.join(", ", extract.hostPackages()));
                }
                entries.add(new Entry(
                        extract.build() + " (" + extract.subdir() + ")",
                        String.join("\n", lines),
                        List.of(Evidences.of(side.source(), extract, "artifact document"))));
            }
        }
        return new Section("artifacts", "Recorded insides of builds", entries);
    }

    private static Section history(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (DependsHistory history : side.metadataHistory().variants()) {
            boolean recorded = side.releases().stream()
                    .flatMap(release -> release.builds().stream())
                    .anyMatch(build -> build.fileName().equals(history.fileName()));
            if (recorded) {
                List<String> lines = new ArrayList<>();
                lines.add(state(history.kept()));
                history.others().forEach(other -> lines.add(state(other)));
                entries.add(new Entry(
                        history.fileName() + " (" + history.subdir() + ")",
                        String.join("\n", lines),
                        List.of(new Evidence(
                                side.source().id(),
                                history.fileName() + ": depends, as recorded at different times"))));
            }
        }
        return new Section("history", "Requirements recorded differently at different times", entries);
    }

    private static String state(DependsHistory.State state) {
        return state.date().substring(0, 10) + " in " + state.from() + ": " + String.join(", ", state.depends());
    }

    private static Section openedWheels(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (WheelExtract extract : side.wheelExtracts()) {
            if (side.release(extract.version()).isPresent()) {
                List<String> lines = new ArrayList<>();
                lines.add("licence: " + (extract.license() == null ? "not stated" : extract.license()));
                if (extract.moduleVersion() != null) {
                    lines.add("__version__: " + extract.moduleVersion());
                }
                extract.libraries().forEach(path -> lines.add("bundled: " + path));
                extract.extensions().forEach(path -> lines.add("extension: " + path));
                entries.add(new Entry(
                        extract.fileName(),
                        String.join("\n", lines),
                        List.of(Evidences.of(side.source(), extract, "METADATA and file list"))));
            }
        }
        return new Section("wheels", "Inside published wheels", entries);
    }

    /// What the publisher's own sources of the inspected release require, where a tag or branch of it is recorded.
    private static Section official(Distribution side, @Nullable Build build) {
        List<Entry> entries = new ArrayList<>();
        for (OfficialRequirements official : side.officialRequirements()) {
            if (build != null && official.ref().equals("v" + build.release())) {
                List<String> lines = new ArrayList<>(official.requirements());
                lines.addAll(official.pillow());
                lines.addAll(official.torch());
                entries.add(new Entry(
                        official.ref() + " in " + official.fork()
                                + (official.upstreamTag() ? "" : " (a fork's branch, may hold its own changes)"),
                        String.join("\n", lines),
                        List.of(Evidences.of(official.provenance(), official.ref() + " setup.py"))));
            }
        }
        return new Section("official", "What the publisher's setup.py requires", entries);
    }

    private static Section seenFiles(Distribution side) {
        List<Entry> entries = new ArrayList<>();
        for (SeenFile file : side.seenFiles()) {
            entries.add(new Entry(
                    file.fileName(),
                    file.subdir() + (file.md5() == null ? "" : ", md5 " + file.md5()),
                    List.of(Evidences.of(file.provenance(), file.fileName() + " listed"))));
        }
        return new Section("seen", "Builds seen by file name in explicit lists", entries);
    }
}
