package parallax.reference;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.NearestName;
import parallax.name.PackageName;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.MalformedVersionException;
import parallax.version.SpecifierSet;

/// Reads references: `SOURCE::SPEC` and package URLs. Bare names are completed elsewhere, because what they mean
/// depends
/// on the question.
public final class ReferenceParser {

    private final List<Source> sources;
    private final Function<String, Optional<Source>> sourceById;

    /// @param sources all known sources, for messages
    /// @param sourceById finds a source by id or alias
    public ReferenceParser(List<Source> sources, Function<String, Optional<Source>> sourceById) {
        this.sources = List.copyOf(sources);
        this.sourceById = sourceById;
    }

    /// Whether `text` names no source: a package name, perhaps with a version.
    public static boolean isBare(String text) {
        return !text.contains("::") && !text.startsWith("pkg:") && !looksLikeFile(text);
    }

    /// @throws MalformedReferenceException with what is wrong and what is possible instead
    public Reference parse(String text) throws MalformedReferenceException {
        if (text.isBlank()) {
            throw new MalformedReferenceException(
                    "a reference is empty", "write a name such as `torchvision`, or `SOURCE::SPEC`");
        }
        if (text.startsWith("pkg:")) {
            return parsePackageUrl(text);
        }
        int separator = text.indexOf("::");
        if (separator < 0) {
            if (looksLikeFile(text)) {
                throw new MalformedReferenceException(
                        "`" + text + "` looks like a file, folder or address; only recorded sources can be read",
                        "name the package at its source: " + example());
            }
            throw new MalformedReferenceException(
                    "`" + text + "` names no source", "write `SOURCE::SPEC`, for example " + example());
        }
        Source source = source(text, text.substring(0, separator).strip());
        return at(text, source, text.substring(separator + 2).strip());
    }

    /// The reference for `spec` in the syntax of `source`.
    public Reference at(String text, Source source, String spec) throws MalformedReferenceException {
        if (spec.isEmpty()) {
            throw new MalformedReferenceException(
                    "`" + text + "` names no package after `::`", "for example " + example());
        }
        return switch (source.ecosystem()) {
            case PYPI -> python(text, source, spec);
            case CONDA -> conda(text, source, spec);
            case DEBIAN ->
                throw new MalformedReferenceException("`" + text + "`: nothing is recorded of Debian packages", null);
        };
    }

    private static Reference python(String text, Source source, String spec) throws MalformedReferenceException {
        Requirement requirement;
        try {
            requirement = Requirement.parse(spec);
        } catch (MalformedRequirementException e) {
            throw new MalformedReferenceException(
                    "`" + text + "`: " + e.getMessage(),
                    singleEquals(spec)
                            ? "Python specifiers write `==` where conda writes `=`"
                            : "a Python requirement is written `torchvision==0.24.0` or `torchvision>=0.20,<0.25`");
        }
        if (requirement.url() != null || requirement.marker() != null) {
            throw new MalformedReferenceException(
                    "`" + text + "`: a reference takes a name and a version, no address and no marker",
                    "choose the platform and Python with --platform and --python");
        }
        return new Reference(text, source, requirement.name(), new Selection.Python(requirement.specifier()));
    }

    private static boolean singleEquals(String spec) {
        int equals = spec.indexOf('=');
        return equals > 0
                && "=!<>~".indexOf(spec.charAt(equals - 1)) < 0
                && (equals + 1 == spec.length() || spec.charAt(equals + 1) != '=');
    }

    private static Reference conda(String text, Source source, String spec) throws MalformedReferenceException {
        try {
            MatchSpec matchSpec = MatchSpec.parse(spec);
            return new Reference(text, source, matchSpec.name(), new Selection.Conda(matchSpec));
        } catch (MalformedRequirementException e) {
            throw new MalformedReferenceException(
                    "`" + text + "`: " + e.getMessage(),
                    "a conda spec is written `torchvision=0.24.0`, `torchvision=0.24.0=cuda129*` or"
                            + " `torchvision[version='>=0.24',build='cuda*']`");
        }
    }

    /// Rule: package-url/purl-spec, types `pypi` and `conda`.
    private Reference parsePackageUrl(String text) throws MalformedReferenceException {
        String rest = text.substring("pkg:".length());
        int query = rest.indexOf('?');
        String qualifiers = query < 0 ? "" : rest.substring(query + 1);
        String path = query < 0 ? rest : rest.substring(0, query);
        int slash = path.indexOf('/');
        int at = path.lastIndexOf('@') > slash ? path.lastIndexOf('@') : path.length();
        if (slash <= 0 || slash + 1 == at) {
            throw new MalformedReferenceException(
                    "`" + text + "` is no package URL: a type and a name are needed",
                    "for example `pkg:pypi/torchvision@0.24.0`");
        }
        String type = path.substring(0, slash).toLowerCase(Locale.ROOT);
        String name = decode(text, path.substring(slash + 1, at));
        String version = at == path.length() ? null : decode(text, path.substring(at + 1));
        return switch (type) {
            case "pypi" -> fromPackageUrl(text, source(text, "pypi"), name, version, null, null);
            case "conda" -> {
                String channel = qualifier(text, qualifiers, "channel");
                yield fromPackageUrl(
                        text,
                        source(text, channel == null ? "conda-forge" : channel),
                        name,
                        version,
                        qualifier(text, qualifiers, "build"),
                        qualifier(text, qualifiers, "subdir"));
            }
            default ->
                throw new MalformedReferenceException(
                        "`" + text + "`: package URLs of type `" + type + "` are not known",
                        "known types: pypi, conda");
        };
    }

    private static Reference fromPackageUrl(
            String text,
            Source source,
            String name,
            @Nullable String version,
            @Nullable String build,
            @Nullable String subdir)
            throws MalformedReferenceException {
        if (source.ecosystem() == Ecosystem.PYPI) {
            try {
                SpecifierSet specifier = SpecifierSet.parse(version == null ? "" : "==" + version);
                return new Reference(text, source, PackageName.pypi(name), new Selection.Python(specifier));
            } catch (MalformedVersionException e) {
                throw new MalformedReferenceException("`" + text + "`: " + e.getMessage(), null);
            }
        }
        StringBuilder spec = new StringBuilder(name).append('[');
        String separator = "";
        if (version != null) {
            spec.append("version='").append(version).append('\'');
            separator = ",";
        }
        if (build != null) {
            spec.append(separator).append("build='").append(build).append('\'');
            separator = ",";
        }
        if (subdir != null) {
            spec.append(separator).append("subdir='").append(subdir).append('\'');
        }
        String bracketed = spec.append(']').toString();
        return conda(text, source, bracketed.endsWith("[]") ? name : bracketed);
    }

    private static @Nullable String qualifier(String text, String qualifiers, String key)
            throws MalformedReferenceException {
        for (String pair : qualifiers.split("&", -1)) {
            if (pair.startsWith(key + "=")) {
                return decode(text, pair.substring(key.length() + 1));
            }
        }
        return null;
    }

    private static String decode(String text, String part) throws MalformedReferenceException {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedReferenceException("`" + text + "`: `" + part + "` is not percent-encoded", null);
        }
    }

    private Source source(String text, String id) throws MalformedReferenceException {
        Optional<Source> found = sourceById.apply(id);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> known = sources.stream().map(Source::id).toList();
        String nearest = NearestName.of(id, known)
                .map(name -> "did you mean `" + name + "`? ")
                .orElse("");
        throw new MalformedReferenceException(
                "`" + text + "`: there is no source `" + id + "`",
                nearest + "known sources: " + String.join(", ", known));
    }

    private static boolean looksLikeFile(String text) {
        return text.startsWith("/")
                || text.startsWith("./")
                || text.startsWith("../")
                || text.startsWith("~")
                || text.equals("-")
                || text.equals(".")
                || text.contains("://")
                || text.endsWith(".whl")
                || text.endsWith(".conda")
                || text.endsWith(".tar.bz2")
                || text.endsWith(".tar.gz")
                || text.endsWith(".deb")
                || text.endsWith(".lock")
                || text.endsWith(".yml")
                || text.endsWith(".yaml")
                || text.endsWith(".txt")
                || text.indexOf('/') >= 0
                || text.indexOf('\\') >= 0;
    }

    private static String example() {
        return "`pypi::torchvision==0.24.0` or `conda-forge::torchvision=0.24.0`";
    }
}
