package parallax.artifact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.DebianArchitecture;
import parallax.requirement.DebianDependency;
import parallax.requirement.MalformedRequirementException;
import parallax.version.DebianVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;

/// The `control` file of a Debian package. Rule: Debian Policy 5.3, deb-control(5).
///
/// @param architecture `all` or one that builds run on; null where it is none that is known
/// @param source the source package, where it is not of the same name; may end with a version in brackets
/// @param installedSize estimated, in KiB; null where it is not stated
/// @param relations only the fields that are there
/// @param fields every field as written, in that order; further lines are joined with `\n`, without their first blank
public record DebianControl(
        PackageName name,
        String versionText,
        @Nullable DebianVersion version,
        @Nullable DebianArchitecture architecture,
        @Nullable String source,
        @Nullable String maintainer,
        @Nullable String section,
        @Nullable String priority,
        @Nullable Long installedSize,
        @Nullable String multiArch,
        boolean essential,
        @Nullable String homepage,
        @Nullable String description,
        Map<RelationField, Relation> relations,
        Map<String, String> fields) {

    /// The relationship fields of a binary package (Debian Policy 7.1).
    public enum RelationField {
        PRE_DEPENDS("Pre-Depends"),
        DEPENDS("Depends"),
        RECOMMENDS("Recommends"),
        SUGGESTS("Suggests"),
        ENHANCES("Enhances"),
        BREAKS("Breaks"),
        CONFLICTS("Conflicts"),
        REPLACES("Replaces"),
        PROVIDES("Provides"),
        BUILT_USING("Built-Using");

        private final String title;

        RelationField(String title) {
            this.title = title;
        }

        /// As Debian spells it.
        public String title() {
            return title;
        }
    }

    /// A relationship field.
    ///
    /// @param dependency null where the text is no relationship field, however leniently read
    public record Relation(String text, @Nullable DebianDependency dependency) {}

    public DebianControl {
        Map<RelationField, Relation> copy = new EnumMap<>(RelationField.class);
        copy.putAll(relations);
        relations = Collections.unmodifiableMap(copy);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// @param text the whole file
    /// @param notes gets what was odd and did not stop the reading
    static DebianControl read(String text, List<String> notes) throws UnreadableDocumentException {
        Map<String, String> fields = DebianFields.read(text, notes);
        Map<String, String> byName = new LinkedHashMap<>();
        fields.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        String name = required(byName, "Package");
        String version = required(byName, "Version");
        DebianVersion parsed = null;
        try {
            parsed = DebianVersion.parse(version, Strictness.LENIENT);
        } catch (MalformedVersionException e) {
            notes.add("`Version`: " + e.getMessage());
        }
        String architecture = byName.get("architecture");
        if (architecture == null) {
            notes.add("`Architecture` is missing");
        }
        return new DebianControl(
                PackageName.of(Ecosystem.DEBIAN, name),
                version,
                parsed,
                architecture == null
                        ? null
                        : DebianArchitecture.find(architecture).orElse(null),
                byName.get("source"),
                byName.get("maintainer"),
                byName.get("section"),
                byName.get("priority"),
                installedSize(byName.get("installed-size"), notes),
                byName.get("multi-arch"),
                "yes".equals(byName.get("essential")),
                byName.get("homepage"),
                byName.get("description"),
                relations(byName, notes),
                fields);
    }

    private static String required(Map<String, String> byName, String field) throws UnreadableDocumentException {
        String value = byName.get(field.toLowerCase(Locale.ROOT));
        if (value == null || value.isEmpty()) {
            throw new UnreadableDocumentException("`" + field + "` is missing");
        }
        return value;
    }

    private static @Nullable Long installedSize(@Nullable String text, List<String> notes) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            notes.add("`Installed-Size` is no number: " + Excerpt.of(text));
            return null;
        }
    }

    private static Map<RelationField, Relation> relations(Map<String, String> byName, List<String> notes) {
        Map<RelationField, Relation> relations = new EnumMap<>(RelationField.class);
        for (RelationField field : RelationField.values()) {
            String text = byName.get(field.title().toLowerCase(Locale.ROOT));
            if (text != null) {
                DebianDependency dependency = null;
                try {
                    dependency = DebianDependency.parse(text, Strictness.LENIENT);
                } catch (MalformedRequirementException e) {
                    notes.add("`" + field.title() + "`: " + e.getMessage());
                }
                relations.put(field, new Relation(text, dependency));
            }
        }
        return relations;
    }
}
