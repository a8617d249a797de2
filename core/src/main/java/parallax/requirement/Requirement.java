package parallax.requirement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// A PEP 508 requirement: `torchvision[gdown]>=0.20,<0.21; python_version >= "3.9"`.
///
/// @param extras normalised names, sorted, each once
/// @param specifier empty where any version will do, and where there is a `url`
/// @param url the text after `@`, not checked further; null where there is none
/// @param marker null where there is none
/// @param original the spelling that was parsed
public record Requirement(
        PackageName name,
        List<String> extras,
        SpecifierSet specifier,
        @Nullable String url,
        @Nullable Marker marker,
        String original) {

    public Requirement {
        extras = List.copyOf(extras);
    }

    /// The old form with parentheses around the specifiers, `torch (==2.10.0)`, is read as well.
    ///
    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static Requirement parse(String text) throws MalformedRequirementException {
        return new RequirementParser(text, Strictness.STRICT).parse();
    }

    /// As {@link #parse(String)}; {@link Strictness#LENIENT} also reads version specifiers with the mistakes that
    /// {@link SpecifierSet#parse(String, Strictness)} lists: `elasticsearch-dsl (>=7.2.0<8.0.0)`.
    ///
    /// @throws MalformedRequirementException as {@link #parse(String)} does
    public static Requirement parse(String text, Strictness strictness) throws MalformedRequirementException {
        try {
            return parse(text);
        } catch (MalformedRequirementException e) {
            if (strictness == Strictness.STRICT) {
                throw e;
            }
            return parseLenient(text, e);
        }
    }

    private static Requirement parseLenient(String text, MalformedRequirementException problem)
            throws MalformedRequirementException {
        try {
            return new RequirementParser(text, Strictness.LENIENT).parse();
        } catch (MalformedRequirementException _) {
            throw problem;
        }
    }

    /// Whether an installer asked for these extras in this environment would install it.
    /// See {@link Marker#evaluate(Map, Set)}.
    public boolean applies(Map<String, String> environment, Set<String> extrasAsked) {
        return marker == null || marker.evaluate(environment, extrasAsked);
    }

    /// The normal form: `torchvision[gdown]<0.21,>=0.20; python_version >= "3.9"`.
    @Override
    public String toString() {
        StringBuilder normal = new StringBuilder(name.value());
        if (!extras.isEmpty()) {
            normal.append('[').append(String.join(",", extras)).append(']');
        }
        normal.append(specifier);
        if (url != null) {
            normal.append(" @ ").append(url).append(marker == null ? "" : " ");
        }
        return marker == null
                ? normal.toString()
                : normal.append("; ").append(marker).toString();
    }
}
