package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;

/// `info/index.json` of a conda package: what repodata says of it before anybody patches repodata.
/// Rule: CEP 34 and the conda-build documentation, "Package metadata".
///
/// @param versionText as written; `version` is null where it is no conda version
/// @param build the build string; empty where it is missing
/// @param buildNumber null where it is missing
/// @param subdir null where it is missing or no known one
/// @param noarch `python` or `generic`; null for a package of one platform
/// @param timestamp of the build, milliseconds since the epoch; null where it is missing
/// @param pythonSitePackagesPath where this Python keeps its packages, relative to the prefix (CEP 17); null for what
///     is no Python, and for most Pythons
/// @param otherFields the names of the fields that are not read, in the order written
public record IndexJson(
        PackageName name,
        String versionText,
        @Nullable CondaVersion version,
        String build,
        @Nullable Long buildNumber,
        @Nullable Subdir subdir,
        List<Spec> depends,
        List<Spec> constrains,
        @Nullable String noarch,
        @Nullable String licence,
        @Nullable String licenceFamily,
        @Nullable Long timestamp,
        List<String> trackFeatures,
        @Nullable String features,
        @Nullable String arch,
        @Nullable String platform,
        @Nullable String pythonSitePackagesPath,
        List<String> otherFields) {

    /// A match spec as a package states it.
    ///
    /// @param spec null where the text is no match spec, however leniently read
    public record Spec(String text, @Nullable MatchSpec spec) {

        static Spec of(String text) {
            try {
                return new Spec(text, MatchSpec.parse(text, Strictness.LENIENT));
            } catch (MalformedRequirementException _) {
                return new Spec(text, null);
            }
        }

        static List<Spec> of(List<String> texts) {
            return texts.stream().map(Spec::of).toList();
        }
    }

    public IndexJson {
        depends = List.copyOf(depends);
        constrains = List.copyOf(constrains);
        trackFeatures = List.copyOf(trackFeatures);
        otherFields = List.copyOf(otherFields);
    }

    /// @param notes gets what was odd and did not stop the reading
    static IndexJson read(byte[] json, List<String> notes) throws UnreadableDocumentException {
        try (JsonReader reader = JsonReader.of(json)) {
            Fields fields = new Fields();
            reader.document(name -> fields.read(name, reader));
            notes.addAll(reader.notes());
            return fields.toIndexJson(notes);
        }
    }

    private static final class Fields {
        private @Nullable String name;
        private @Nullable String version;
        private @Nullable String build;
        private @Nullable Long buildNumber;
        private @Nullable String subdir;
        private List<String> depends = List.of();
        private List<String> constrains = List.of();
        private @Nullable String noarch;
        private @Nullable String licence;
        private @Nullable String licenceFamily;
        private @Nullable Long timestamp;
        private List<String> trackFeatures = List.of();
        private @Nullable String features;
        private @Nullable String arch;
        private @Nullable String platform;
        private @Nullable String sitePackages;
        private final List<String> others = new ArrayList<>();

        void read(String field, JsonReader reader) throws UnreadableDocumentException {
            switch (field) {
                case "name" -> name = reader.text();
                case "version" -> version = reader.text();
                case "build" -> build = reader.text();
                case "build_number" -> buildNumber = reader.number();
                case "subdir" -> subdir = reader.text();
                case "depends" -> depends = reader.texts();
                case "constrains" -> constrains = reader.texts();
                case "noarch" -> noarch = reader.text();
                case "license" -> licence = reader.text();
                case "license_family" -> licenceFamily = reader.text();
                case "timestamp" -> timestamp = reader.number();
                case "track_features" -> trackFeatures = words(reader.texts());
                case "features" -> features = reader.text();
                case "arch" -> arch = reader.text();
                case "platform" -> platform = reader.text();
                case "python_site_packages_path" -> sitePackages = reader.text();
                default -> others.add(field);
            }
        }

        /// One text of words separated by blanks or commas is an older spelling of the list.
        private static List<String> words(List<String> texts) {
            List<String> words = new ArrayList<>();
            for (String text : texts) {
                for (String word : text.replace(',', ' ').split(" ", -1)) {
                    if (!word.isEmpty()) {
                        words.add(word);
                    }
                }
            }
            return words;
        }

        IndexJson toIndexJson(List<String> notes) throws UnreadableDocumentException {
            if (name == null || name.isBlank()) {
                throw new UnreadableDocumentException("`name` is missing");
            }
            if (version == null) {
                throw new UnreadableDocumentException("`version` is missing");
            }
            CondaVersion parsed = null;
            try {
                parsed = CondaVersion.parse(version, Strictness.LENIENT);
            } catch (MalformedVersionException e) {
                notes.add("`version`: " + e.getMessage());
            }
            if (build == null) {
                notes.add("`build` is missing");
            }
            List<Spec> dependsSpecs = specs("depends", depends, notes);
            List<Spec> constrainsSpecs = specs("constrains", constrains, notes);
            // Old packages write `"noarch": true` for what is now `generic`.
            String kind = "true".equals(noarch) ? "generic" : "false".equals(noarch) ? null : noarch;
            return new IndexJson(
                    PackageName.conda(name),
                    version,
                    parsed,
                    build == null ? "" : build,
                    buildNumber,
                    subdir == null ? null : Subdir.find(subdir).orElse(null),
                    dependsSpecs,
                    constrainsSpecs,
                    kind,
                    licence,
                    licenceFamily,
                    timestamp,
                    trackFeatures,
                    features,
                    arch,
                    platform,
                    sitePackages,
                    others);
        }

        private static List<Spec> specs(String field, List<String> texts, List<String> notes) {
            List<Spec> specs = Spec.of(texts);
            for (Spec spec : specs) {
                if (spec.spec() == null && notes.size() < 100) {
                    notes.add("`" + field + "`: " + Excerpt.of(spec.text()) + " is no match spec");
                }
            }
            return specs;
        }
    }
}
