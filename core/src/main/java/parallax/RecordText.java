package parallax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.ArtifactExtract;
import parallax.index.BuildSetting;
import parallax.index.CondaRecord;
import parallax.index.Hotfix;
import parallax.index.IndexRecord;
import parallax.index.LockedDependencies;
import parallax.index.LockedDependencies.PoetryConstraint;
import parallax.index.LockedDependencies.Resolved;
import parallax.index.PatchFact;
import parallax.index.RecipeRevision;
import parallax.index.WheelExtract;
import parallax.index.WheelRecord;

/// Writes a recorded row out field by field. A field that is not recorded is said to be so.
final class RecordText {

    private static final String NOT_RECORDED = "not recorded";

    private final List<String> lines = new ArrayList<>();

    private RecordText() {}

    static String of(IndexRecord record) {
        RecordText text = new RecordText();
        text.field("file", record.fileName());
        text.field("version", record.version().original());
        switch (record) {
            case WheelRecord wheel -> text.wheel(wheel);
            case CondaRecord conda -> text.conda(conda);
        }
        text.field("size", record.size() == null ? null : record.size() + " bytes");
        text.field("sha256", record.sha256());
        return text.toString();
    }

    static String of(RecipeRevision revision) {
        RecordText text = new RecordText();
        text.field("commit", revision.commit() + " of " + revision.commitDate());
        text.field("subject", revision.subject());
        text.field("version", revision.version() + " build " + revision.buildNumber());
        text.field("source", String.join(", ", revision.sourceUrls()));
        for (RecipeRevision.Patch patch : revision.patches()) {
            text.field("patch", patch.path() + (patch.namedInRecipe() ? "" : " (not named in the recipe)"));
        }
        revision.run().forEach(list -> text.field("run", String.join(" ", list)));
        revision.ciVariants()
                .forEach((platform, keys) -> keys.forEach(
                        (key, values) -> text.field("CI " + platform, key + " = " + String.join(", ", values))));
        return text.toString();
    }

    static String of(Hotfix hotfix) {
        RecordText text = new RecordText();
        text.field("rule", hotfix.file() + ", number " + hotfix.position());
        hotfix.conditions().forEach(condition -> text.field("if", condition.toString()));
        hotfix.actions().forEach(action -> text.field("then", action.toString()));
        hotfix.comment().forEach(line -> text.field("comment", line));
        return text.toString();
    }

    static String of(WheelExtract extract) {
        RecordText text = new RecordText();
        text.field("file", extract.fileName());
        text.field("licence", extract.license());
        text.field("__version__", extract.moduleVersion());
        extract.libraries().forEach(path -> text.field("bundled", path));
        extract.extensions().forEach(path -> text.field("extension", path));
        text.field("sha256", extract.sha256());
        return text.toString();
    }

    static String of(ArtifactExtract extract) {
        RecordText text = new RecordText();
        text.field("build", extract.build() + " (" + extract.subdir() + ")");
        text.field("complete", String.join(", ", extract.completeKeys()));
        text.field("in part", extract.partialKeys().isEmpty() ? "none" : String.join(", ", extract.partialKeys()));
        extract.depends().forEach(spec -> text.field("depends", spec));
        if (extract.buildConfig() != null) {
            extract.buildConfig().forEach((key, value) -> text.field("config", key + " = " + value));
        }
        if (extract.hostPackages() != null) {
            extract.hostPackages().forEach(each -> text.field("built with", each));
        }
        text.field(
                "files",
                extract.files() == null ? null : String.valueOf(extract.files().size()));
        if (extract.files() != null) {
            extract.files().stream().filter(path -> path.contains("-info/")).forEach(path -> text.field("file", path));
        }
        return text.toString();
    }

    static String of(PatchFact patch) {
        RecordText text = new RecordText();
        text.field("patch", patch.fileName());
        text.field("subject", patch.subject());
        text.field("date", patch.date());
        text.field("touches", String.join(", ", patch.touches()));
        text.field("lines", "+" + patch.addedLines() + " -" + patch.removedLines());
        return text.toString();
    }

    static String of(BuildSetting setting) {
        RecordText text = new RecordText();
        text.field("switch", setting.name());
        text.field("value", setting.value());
        text.field("reason", setting.why());
        text.field("note", setting.note() == null ? "none" : setting.note());
        return text.toString();
    }

    static String of(LockedDependencies locked) {
        RecordText text = new RecordText();
        text.field("package", locked.name() + " " + locked.version());
        text.field("index", locked.index());
        for (LockedDependencies.Dependency each : locked.dependencies()) {
            String asked = switch (each) {
                case PoetryConstraint poetry -> "\"" + poetry.constraint() + "\"";
                case Resolved resolved -> resolved.version() == null ? "resolved" : "resolved to " + resolved.version();
            };
            text.field("dependency", each.name() + " " + asked + (each.marker() == null ? "" : " ; " + each.marker()));
        }
        return text.toString();
    }

    private void wheel(WheelRecord wheel) {
        field("index", wheel.index());
        field("url", wheel.url());
        field(
                "requires_python",
                wheel.requiresPython() == null ? null : wheel.requiresPython().toString());
        if (wheel.requiresDist() == null) {
            field("requires_dist", null);
        } else {
            wheel.requiresDist().forEach(requirement -> field("requires_dist", requirement.original()));
        }
        field("uploaded", wheel.published() == null ? null : wheel.published().toString());
    }

    private void conda(CondaRecord conda) {
        field("build", conda.build());
        field(
                "build_number",
                conda.buildNumber() == null ? null : conda.buildNumber().toString());
        field("subdir", conda.subdir().value());
        conda.depends().forEach(spec -> field("depends", spec.original()));
        if (conda.lossy()) {
            field("depends", "kept incompletely: one spec for each name, without build strings");
        }
        if (conda.constrains() == null) {
            field("constrains", null);
        } else {
            conda.constrains().forEach(spec -> field("constrains", spec.original()));
        }
        field("license", conda.license());
        field("built", conda.published() == null ? null : conda.published().toString());
        field("md5", conda.md5());
    }

    private void field(String name, @Nullable String value) {
        lines.add(name + ": " + (value == null ? NOT_RECORDED : value));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
