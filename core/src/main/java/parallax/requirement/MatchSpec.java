package parallax.requirement;

import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.CondaVersionSpec;

/// A conda match spec (CEP 29).
///
/// @param version null where any version matches
/// @param build glob, regex or exact build string; null where any build matches
public record MatchSpec(
        @Nullable String channel,
        @Nullable String subdir,
        PackageName name,
        @Nullable CondaVersionSpec version,
        @Nullable String build,
        String original) {

    public static MatchSpec parse(String text) throws MalformedRequirementException {
        throw new MalformedRequirementException("stub " + text);
    }
}
