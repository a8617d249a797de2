package parallax.check;

import java.util.List;
import parallax.finding.MetadataWord;
import parallax.finding.Unknown;

/// What the metadata of builds say of each other, and what they leave open.
///
/// @param unknown what could not be judged, each with the reason; sorted, without repetition
/// @param met requirements that given builds meet, in the order of the builds
public record MetadataAnswer(MetadataWord word, List<Unknown> unknown, List<Met> met) {

    public MetadataAnswer {
        unknown = List.copyOf(unknown);
        met = List.copyOf(met);
    }

    /// A requirement that a given build meets.
    ///
    /// @param packageName that requires
    /// @param requirement as written
    /// @param by the build that meets it: `torch 2.14.1`
    /// @param requiredBy the build that requires
    /// @param provider the build that meets it
    public record Met(
            String packageName, String requirement, String by, ClaimedBuild requiredBy, ClaimedBuild provider) {}
}
