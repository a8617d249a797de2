package parallax.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.artifact.AboutJson;
import parallax.artifact.ArtifactMetadata;
import parallax.artifact.CondaMetadata;
import parallax.artifact.CondaRecipe;
import parallax.artifact.CoreMetadata;
import parallax.artifact.DebianControl;
import parallax.artifact.DebianMetadata;
import parallax.artifact.EntryPoint;
import parallax.artifact.HeaderField;
import parallax.artifact.IndexJson;
import parallax.artifact.MetadataDocument;
import parallax.artifact.RequiresDist;
import parallax.artifact.RunExportsJson;
import parallax.artifact.Sbom;
import parallax.artifact.SdistMetadata;
import parallax.artifact.WheelFile;
import parallax.artifact.WheelMetadata;
import parallax.name.Ecosystem;

/// Brings the metadata of every format into the one form of {@link Claims}.
final class ClaimsReader {

    private static final String CLASSIFIER = "License :: ";

    /// Fields of core metadata that are shown by other means, or are too long to be.
    private static final List<String> NOT_SHOWN = List.of(
            "metadata-version",
            "name",
            "version",
            "requires-dist",
            "requires-python",
            "license",
            "license-expression",
            "license-file",
            "description",
            "classifier",
            "keywords");

    private final List<Claims.Field> fields = new ArrayList<>();

    private ClaimsReader() {}

    static Claims read(ArtifactMetadata metadata) {
        ClaimsReader reader = new ClaimsReader();
        return switch (metadata) {
            case ArtifactMetadata.None _ -> Claims.NONE;
            case WheelMetadata wheel -> reader.wheel(wheel);
            case SdistMetadata sdist -> reader.core(sdist.core(), "PKG-INFO", "", List.of(), List.of());
            case CondaMetadata conda -> reader.conda(conda);
            case DebianMetadata debian -> reader.debian(debian);
        };
    }

    private Claims wheel(WheelMetadata metadata) {
        WheelFile wheel = metadata.wheel();
        List<String> tags = new ArrayList<>();
        if (wheel != null) {
            add("generator", wheel.generator(), "WHEEL");
            add("root is purelib", wheel.rootIsPurelib() ? "yes" : "no", "WHEEL");
            wheel.tags().forEach(tag -> tags.add(tag.toString()));
        }
        add("installer", metadata.installer(), "INSTALLER");
        add("direct url", metadata.directUrl(), "direct_url.json");
        add("variant", metadata.variant(), "variant.json");
        for (EntryPoint entry : metadata.entryPoints()) {
            add("entry point " + entry.group(), entry.name() + " = " + entry.value(), "entry_points.txt");
        }
        for (Sbom sbom : metadata.sboms()) {
            for (Sbom.Component component : sbom.components()) {
                add("bill of materials", (component.name() + " " + component.version()).strip(), sbom.path());
            }
            add("bill of materials, unread", sbom.problem(), sbom.path());
        }
        return core(metadata.core(), "METADATA", wheel == null ? "" : wheel.build(), tags, metadata.licenceFiles());
    }

    private Claims core(CoreMetadata core, String where, String build, List<String> tags, List<String> licenceFiles) {
        for (HeaderField field : core.fields()) {
            if (!NOT_SHOWN.contains(field.name().toLowerCase(Locale.ROOT))) {
                add(field.name().toLowerCase(Locale.ROOT).replace('-', ' '), field.value(), where);
            }
        }
        add("metadata version", core.metadataVersion(), where);
        return new Claims(
                Ecosystem.PYPI,
                core.name(),
                core.version(),
                build,
                tags,
                core.requiresPython(),
                core.requiresDist().stream().map(RequiresDist::text).toList(),
                List.of(),
                licence(core),
                licenceFiles,
                fields);
    }

    /// The expression; else what the free text begins with, for some put their whole licence there; else the
    /// classifiers.
    private static String licence(CoreMetadata core) {
        if (!core.licenceExpression().isEmpty()) {
            return core.licenceExpression();
        }
        if (!core.licence().isEmpty()) {
            return core.licence().lines().findFirst().orElse("").strip();
        }
        List<String> classified = new ArrayList<>();
        for (String classifier : core.classifiers()) {
            if (classifier.startsWith(CLASSIFIER)) {
                classified.add(classifier.substring(CLASSIFIER.length()).replace("OSI Approved :: ", ""));
            }
        }
        return String.join(" and ", classified);
    }

    private Claims conda(CondaMetadata metadata) {
        IndexJson index = metadata.index().find().orElse(null);
        AboutJson about = metadata.about().find().orElse(null);
        add("conda package format", String.valueOf(metadata.formatVersion()), "metadata.json");
        if (index != null) {
            add("noarch", index.noarch(), "info/index.json");
            add("track features", String.join(" ", index.trackFeatures()), "info/index.json");
            add("built at", time(index.timestamp()), "info/index.json");
        }
        if (about != null) {
            about(about);
        }
        metadata.recipe().find().ifPresent(this::recipe);
        metadata.hashInput()
                .find()
                .ifPresent(variant -> variant.variant()
                        .forEach((name, values) ->
                                add("variant " + name, String.join(", ", values), "info/hash_input.json")));
        metadata.runExports().find().ifPresent(this::runExports);
        metadata.link()
                .find()
                .ifPresent(link -> link.entryPoints()
                        .forEach(entry -> add("entry point console_scripts", entry, "info/link.json")));
        unreadable("info/index.json", metadata.index());
        unreadable("info/paths.json", metadata.paths());
        unreadable("info/about.json", metadata.about());
        unreadable("the recipe", metadata.recipe());
        unreadable("info/hash_input.json", metadata.hashInput());
        unreadable("info/run_exports.json", metadata.runExports());
        if (index == null) {
            return new Claims(Ecosystem.CONDA, "", "", "", List.of(), "", List.of(), List.of(), "", List.of(), fields);
        }
        String licence = index.licence() != null ? index.licence() : about == null ? null : about.licence();
        return new Claims(
                Ecosystem.CONDA,
                index.name().value(),
                index.versionText(),
                index.build(),
                index.subdir() == null ? List.of() : List.of(index.subdir().value()),
                "",
                index.depends().stream().map(IndexJson.Spec::text).toList(),
                index.constrains().stream().map(IndexJson.Spec::text).toList(),
                licence == null ? "" : licence,
                metadata.licenceFiles(),
                fields);
    }

    private void about(AboutJson about) {
        String where = "info/about.json";
        add("summary", about.summary(), where);
        about.home().forEach(home -> add("home", home, where));
        about.devUrl().forEach(url -> add("development", url, where));
        add("generator", about.condaBuildVersion() == null ? null : "conda-build " + about.condaBuildVersion(), where);
        add("channels of the build", String.join(" ", about.channels()), where);
        about.extra().forEach((name, values) -> add("extra " + name, String.join(" ", values), where));
        for (Map.Entry<String, List<String>> other : about.other().entrySet()) {
            if (!other.getKey().startsWith("env_vars") && !other.getKey().startsWith("identifiers")) {
                add(other.getKey().replace('_', ' '), String.join(" ", other.getValue()), where);
            }
        }
    }

    private void recipe(CondaRecipe recipe) {
        for (CondaRecipe.Source source : recipe.sources()) {
            String place = !source.urls().isEmpty()
                    ? source.urls().getFirst()
                    : source.gitUrl() != null ? source.gitUrl() + " " + source.gitRevision() : source.path();
            add("source", source.sha256() == null ? place : place + " sha256 " + source.sha256(), recipe.file());
            source.patches().forEach(patch -> add("patch", patch, recipe.file()));
        }
    }

    private void runExports(RunExportsJson exports) {
        String where = "info/run_exports.json";
        exports.weak().forEach(spec -> add("run export", spec.text(), where));
        exports.strong().forEach(spec -> add("run export, strong", spec.text(), where));
        exports.noarch().forEach(spec -> add("run export, noarch", spec.text(), where));
        exports.weakConstrains().forEach(spec -> add("run constraint", spec.text(), where));
        exports.strongConstrains().forEach(spec -> add("run constraint, strong", spec.text(), where));
    }

    private Claims debian(DebianMetadata metadata) {
        DebianControl control = metadata.control().find().orElse(null);
        unreadable("control", metadata.control());
        add("scripts", String.join(" ", metadata.maintainerScripts()), "control archive");
        add("configuration files", String.join(" ", metadata.conffiles()), "conffiles");
        if (control == null) {
            return new Claims(Ecosystem.DEBIAN, "", "", "", List.of(), "", List.of(), List.of(), "", List.of(), fields);
        }
        List<String> requires = new ArrayList<>();
        List<String> constrains = new ArrayList<>();
        control.relations().forEach((field, relation) -> {
            switch (field) {
                case DEPENDS, PRE_DEPENDS -> requires.addAll(split(relation.text()));
                case BREAKS, CONFLICTS ->
                    split(relation.text()).forEach(one -> constrains.add(field.title() + ": " + one));
                default -> add(field.title().toLowerCase(Locale.ROOT), relation.text(), "control");
            }
        });
        add("source", control.source(), "control");
        add("maintainer", control.maintainer(), "control");
        add("section", control.section(), "control");
        add("home", control.homepage(), "control");
        add(
                "summary",
                control.description() == null
                        ? null
                        : control.description().lines().findFirst().orElse(""),
                "control");
        return new Claims(
                Ecosystem.DEBIAN,
                control.name().value(),
                control.versionText(),
                "",
                control.architecture() == null
                        ? List.of()
                        : List.of(control.architecture().toString()),
                "",
                requires,
                constrains,
                "",
                List.of(),
                fields);
    }

    /// Commas separate relations and stand nowhere else in them (Debian Policy 7.1).
    private static List<String> split(String relations) {
        List<String> each = new ArrayList<>();
        for (String relation : relations.split(",", -1)) {
            if (!relation.isBlank()) {
                each.add(relation.strip());
            }
        }
        return each;
    }

    private void add(String label, @Nullable String value, String where) {
        if (value != null && !value.isBlank()) {
            fields.add(new Claims.Field(label, value.strip(), where));
        }
    }

    private void unreadable(String what, MetadataDocument<?> document) {
        if (document instanceof MetadataDocument.Unreadable<?>(String problem)) {
            fields.add(new Claims.Field("unreadable", what + ": " + problem, what));
        }
    }

    /// Milliseconds since the epoch, or seconds in some old packages.
    private static @Nullable String time(@Nullable Long timestamp) {
        if (timestamp == null || timestamp <= 0) {
            return null;
        }
        long largestSeconds = 253_402_300_799L;
        long millis = timestamp <= largestSeconds ? timestamp * 1000 : timestamp;
        return millis > largestSeconds * 1000
                ? null
                : Instant.ofEpochMilli(millis).toString();
    }
}
