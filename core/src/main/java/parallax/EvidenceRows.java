package parallax;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parallax.compare.Pair;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.finding.Explanation.Step;
import parallax.index.ArtifactExtract;
import parallax.index.BuildSetting;
import parallax.index.Hotfix;
import parallax.index.LockedDependencies;
import parallax.index.PatchFact;
import parallax.index.RecipeRevision;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelExtract;
import parallax.name.PackageName;

/// Finds the recorded row that an evidence names. Locators begin with what they speak of, see
/// `parallax.fact.Evidences`.
final class EvidenceRows {

    private final Snapshot snapshot;
    private final Pair pair;

    EvidenceRows(Snapshot snapshot, Pair pair) {
        this.snapshot = snapshot;
        this.pair = pair;
    }

    /// The row, or a step without one where the evidence is no row of the recorded data, for example a date that stands
    /// in the locator itself.
    Step step(Evidence evidence) throws SnapshotException {
        for (Distribution side : Stream.concat(Stream.of(pair.left(), pair.right()), pair.alsoPublished().stream())
                .toList()) {
            Step step = ofSource(evidence, side);
            step = step == null ? ofRecipe(evidence, side) : step;
            if (step != null) {
                return step;
            }
        }
        Step locked = ofLockFile(evidence);
        return locked == null ? new Step(evidence, "", "") : locked;
    }

    private static @Nullable Step ofSource(Evidence evidence, Distribution side) {
        String locator = evidence.locator();
        if (!side.source().id().equals(evidence.source())) {
            return null;
        }
        if (locator.endsWith("; inside the published wheel")) {
            for (WheelExtract extract : side.wheelExtracts()) {
                if (locator.startsWith(extract.fileName() + ":")) {
                    return new Step(evidence, RecordText.of(extract), "the published wheel");
                }
            }
        }
        Optional<Build> build = side.releases().stream()
                .flatMap(release -> release.builds().stream())
                .filter(each -> locator.startsWith(each.fileName() + ":")
                        && (evidence.sha256() == null
                                || evidence.sha256().equals(each.record().sha256())))
                .findFirst();
        if (build.isPresent()) {
            return new Step(
                    evidence,
                    RecordText.of(build.get().record()),
                    build.get().record().provenance().locator());
        }
        for (ArtifactExtract extract : side.extracts()) {
            if (locator.startsWith(extract.build() + ":")) {
                return new Step(
                        evidence, RecordText.of(extract), extract.provenance().locator());
            }
        }
        return null;
    }

    private static @Nullable Step ofRecipe(Evidence evidence, Distribution side) {
        String locator = evidence.locator();
        for (RecipeRevision revision : side.recipe().revisions()) {
            String commit =
                    revision.commit().substring(0, Math.min(8, revision.commit().length()));
            if (revision.feedstock().equals(evidence.source()) && locator.startsWith("commit " + commit)) {
                return new Step(
                        evidence, RecordText.of(revision), revision.provenance().locator());
            }
        }
        for (PatchFact patch : side.recipe().patchFacts()) {
            if (locator.startsWith(patch.fileName() + ";")) {
                return new Step(
                        evidence, RecordText.of(patch), patch.provenance().locator());
            }
        }
        for (BuildSetting setting : side.recipe().buildSettings()) {
            if (locator.startsWith(setting.name() + ";")) {
                return new Step(
                        evidence, RecordText.of(setting), setting.provenance().locator());
            }
        }
        for (Hotfix hotfix : side.metadataHistory().hotfixes()) {
            if (locator.startsWith(hotfix.file() + " rule " + hotfix.position() + ";")) {
                return new Step(
                        evidence, RecordText.of(hotfix), hotfix.provenance().locator());
            }
        }
        return null;
    }

    /// `torch 2.9.0: dependencies …; in …`
    private @Nullable Step ofLockFile(Evidence evidence) throws SnapshotException {
        String locator = evidence.locator();
        int colon = locator.indexOf(": dependencies");
        int space = locator.indexOf(' ');
        Optional<Source> source = snapshot.source(evidence.source());
        if (colon < 0 || space < 0 || space > colon || source.isEmpty()) {
            return null;
        }
        PackageName name = PackageName.of(source.get().ecosystem(), locator.substring(0, space));
        for (LockedDependencies locked : snapshot.lockedDependencies(source.get(), name)) {
            if (locator.startsWith(name + " " + locked.version() + ":")
                    && locator.endsWith("; in " + locked.provenance().locator())) {
                return new Step(
                        evidence, RecordText.of(locked), locked.provenance().locator());
            }
        }
        return null;
    }
}
