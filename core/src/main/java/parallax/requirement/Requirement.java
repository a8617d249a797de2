package parallax.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.SpecifierSet;

/// A PEP 508 requirement.
public record Requirement(
        PackageName name,
        List<String> extras,
        SpecifierSet specifier,
        @Nullable String url,
        @Nullable Marker marker,
        String original) {

    public static Requirement parse(String text) throws MalformedRequirementException {
        throw new MalformedRequirementException("stub " + text);
    }
}
