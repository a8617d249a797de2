package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// The core metadata of a distribution, METADATA of a wheel and PKG-INFO of an sdist, of every version from 1.0 to
/// 2.6. Rule: PyPA specification "Core metadata" (PEP 241, 314, 345, 566, 643, 639, 685, 794, 808).
///
/// Single texts are empty where the field is missing; lists are in the order written.
///
/// @param metadataVersion as spelled: `2.1`
/// @param name as spelled
/// @param version as spelled; {@link #pep440} reads it
/// @param requiresPython as spelled; {@link #requiresPythonSpecifier} reads it
/// @param licence the field `License`, free text, sometimes a whole licence
/// @param licenceExpression SPDX expression (PEP 639)
/// @param licenceFiles paths, relative to `licenses/` of the dist-info folder or to the root of an sdist
/// @param projectUrls labels and addresses as spelled, `Home-page` and `Download-URL` not among them
/// @param importNames modules that the distribution owns (PEP 794); likewise the namespaces it shares
/// @param dynamic fields that a build may change, as spelled
/// @param fields all of them, unknown ones too, in the order written
/// @param description the long one, from the field or from the text behind the fields
public record CoreMetadata(
        String metadataVersion,
        String name,
        String version,
        String summary,
        String requiresPython,
        List<RequiresDist> requiresDist,
        List<String> providesExtra,
        String licence,
        String licenceExpression,
        List<String> licenceFiles,
        List<String> classifiers,
        List<ProjectUrl> projectUrls,
        List<String> importNames,
        List<String> importNamespaces,
        List<String> dynamic,
        List<HeaderField> fields,
        String description) {

    /// One `Project-URL`: `Source, https://…`. The label is empty where the field has no comma.
    public record ProjectUrl(String label, String url) {}

    /// The last version that is known here.
    private static final String NEWEST = "2.6";

    private static final List<String> VERSIONS =
            List.of("1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "2.3", "2.4", "2.5", NEWEST);

    private static final List<String> SINGLE = List.of(
            "Metadata-Version",
            "Name",
            "Version",
            "Summary",
            "Description",
            "Description-Content-Type",
            "Requires-Python",
            "License",
            "License-Expression");

    /// What an artifact without core metadata has.
    public static final CoreMetadata NONE = of(List.of(), "");

    public CoreMetadata {
        requiresDist = List.copyOf(requiresDist);
        providesExtra = List.copyOf(providesExtra);
        licenceFiles = List.copyOf(licenceFiles);
        classifiers = List.copyOf(classifiers);
        projectUrls = List.copyOf(projectUrls);
        importNames = List.copyOf(importNames);
        importNamespaces = List.copyOf(importNamespaces);
        dynamic = List.copyOf(dynamic);
        fields = List.copyOf(fields);
    }

    /// Reads METADATA or PKG-INFO. Whatever the bytes are, there is an answer.
    ///
    /// @param problems gets one line for each thing that breaks the specification
    public static CoreMetadata parse(byte[] content, Consumer<String> problems) {
        HeaderFields headers = HeaderFields.parse(content, problems);
        CoreMetadata metadata = of(headers.fields(), headers.body());
        metadata.tellProblems(problems);
        return metadata;
    }

    /// Made again from its fields.
    ///
    /// @param body the text behind the fields; the description, where there is no field of that name
    public static CoreMetadata of(List<HeaderField> fields, String body) {
        HeaderFields headers = new HeaderFields(fields, body);
        List<RequiresDist> requiresDist = new ArrayList<>();
        for (String value : headers.all("Requires-Dist")) {
            requiresDist.add(RequiresDist.parse(value));
        }
        List<ProjectUrl> projectUrls = new ArrayList<>();
        for (String value : headers.all("Project-URL")) {
            int comma = value.indexOf(',');
            projectUrls.add(
                    comma < 0
                            ? new ProjectUrl("", value)
                            : new ProjectUrl(
                                    value.substring(0, comma).strip(),
                                    value.substring(comma + 1).strip()));
        }
        String field = headers.first("Description");
        return new CoreMetadata(
                headers.first("Metadata-Version"),
                headers.first("Name"),
                headers.first("Version"),
                headers.first("Summary"),
                headers.first("Requires-Python"),
                requiresDist,
                headers.all("Provides-Extra"),
                headers.first("License"),
                headers.first("License-Expression"),
                headers.all("License-File"),
                headers.all("Classifier"),
                projectUrls,
                headers.all("Import-Name"),
                headers.all("Import-Namespace"),
                headers.all("Dynamic"),
                fields,
                field.isEmpty() ? body : field);
    }

    /// The version, as lenient as {@link Strictness#LENIENT} is; empty where it is none of PEP 440.
    public Optional<Pep440Version> pep440() {
        return Optional.ofNullable(version(version));
    }

    /// The versions of Python it asks for; empty where it names none, or they cannot be read.
    public Optional<SpecifierSet> requiresPythonSpecifier() {
        if (requiresPython.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SpecifierSet.parse(requiresPython, Strictness.LENIENT));
        } catch (MalformedVersionException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Pep440Version version(String text) {
        try {
            return Pep440Version.parse(text, Strictness.LENIENT);
        } catch (MalformedVersionException e) {
            return null;
        }
    }

    private void tellProblems(Consumer<String> problems) {
        if (metadataVersion.isEmpty()) {
            problems.accept("no field `Metadata-Version`");
        } else if (!VERSIONS.contains(metadataVersion)) {
            problems.accept(
                    "`Metadata-Version` is `" + PathRules.printable(metadataVersion) + "`; known are 1.0 to " + NEWEST);
        }
        if (name.isEmpty()) {
            problems.accept("no field `Name`");
        }
        if (version.isEmpty()) {
            problems.accept("no field `Version`");
        } else if (version(version) == null) {
            problems.accept("`Version` is no version of PEP 440: `" + PathRules.printable(version) + "`");
        }
        if (!requiresPython.isEmpty() && requiresPythonSpecifier().isEmpty()) {
            problems.accept(
                    "`Requires-Python` is no list of specifiers: `" + PathRules.printable(requiresPython) + "`");
        }
        for (RequiresDist requirement : requiresDist) {
            if (requirement instanceof RequiresDist.Unreadable unreadable) {
                problems.accept("`Requires-Dist` cannot be read: " + PathRules.printable(unreadable.problem()));
            }
        }
        for (String single : SINGLE) {
            long count = fields.stream().filter(field -> field.is(single)).count();
            if (count > 1) {
                problems.accept("the field `" + single + "` is there " + count + " times; the first one counts");
            }
        }
    }
}
