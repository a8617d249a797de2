package parallax.reference;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// Reads package URLs. Rule: package-url/purl-spec, types `pypi` and `conda`.
final class PackageUrl {

    private static final String SCHEME = "pkg:";

    private final String text;
    private final SourceNames sources;

    private PackageUrl(String text, SourceNames sources) {
        this.text = text;
        this.sources = sources;
    }

    static boolean isOne(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static Reference parse(String text, SourceNames sources) throws MalformedReferenceException {
        return new PackageUrl(text, sources).parse();
    }

    private Reference parse() throws MalformedReferenceException {
        String rest = text.substring(SCHEME.length());
        int query = rest.indexOf('?');
        String qualifiers = query < 0 ? "" : rest.substring(query + 1);
        String path = query < 0 ? rest : rest.substring(0, query);
        int slash = path.indexOf('/');
        int at = path.lastIndexOf('@') > slash ? path.lastIndexOf('@') : path.length();
        if (slash <= 0 || slash + 1 == at) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + " is no package URL: a type and a name are needed",
                    "for example `pkg:pypi/torchvision@0.24.0`");
        }
        String type = path.substring(0, slash).toLowerCase(Locale.ROOT);
        String name = decode(path.substring(slash + 1, at));
        String version = at == path.length() ? null : decode(path.substring(at + 1));
        return switch (type) {
            case "pypi" -> python(source("pypi"), name, version);
            case "conda" -> {
                String channel = qualifier(qualifiers, "channel");
                Source source = source(channel == null ? "conda-forge" : channel);
                yield source.ecosystem() == Ecosystem.PYPI
                        ? python(source, name, version)
                        : conda(source, name, version, qualifier(qualifiers, "build"), qualifier(qualifiers, "subdir"));
            }
            default ->
                throw new MalformedReferenceException(
                        Excerpt.of(text) + ": package URLs of type " + Excerpt.of(type) + " are not known",
                        "known types: pypi, conda");
        };
    }

    private Reference python(Source source, String name, @Nullable String version) throws MalformedReferenceException {
        try {
            SpecifierSet specifier = SpecifierSet.parse(version == null ? "" : "==" + version);
            return new Reference(text, source, PackageName.pypi(name), new Selection.Python(specifier));
        } catch (MalformedVersionException e) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": " + problem(version, e), "for example `pkg:pypi/torchvision@0.24.0`");
        }
    }

    /// Speaks of the version as the user wrote it, without the operator put before it.
    private static String problem(@Nullable String version, MalformedVersionException ofSpecifier) {
        try {
            Pep440Version.parse(version == null ? "" : version);
            return String.valueOf(ofSpecifier.getMessage());
        } catch (MalformedVersionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Reference conda(
            Source source, String name, @Nullable String version, @Nullable String build, @Nullable String subdir)
            throws MalformedReferenceException {
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
        return ReferenceParser.condaSpec(text, source, bracketed.endsWith("[]") ? name : bracketed);
    }

    private Source source(String id) throws MalformedReferenceException {
        return sources.find(id).orElseThrow(() -> sources.unknown(text, id, ""));
    }

    private @Nullable String qualifier(String qualifiers, String key) throws MalformedReferenceException {
        for (String pair : qualifiers.split("&", -1)) {
            if (pair.startsWith(key + "=")) {
                return decode(pair.substring(key.length() + 1));
            }
        }
        return null;
    }

    private String decode(String part) throws MalformedReferenceException {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": " + Excerpt.of(part) + " is not percent-encoded",
                    "behind `%` stand two hexadecimal digits; a `%` itself is written `%25`");
        }
    }
}
