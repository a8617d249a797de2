package parallax.check;

import java.util.ArrayList;
import java.util.List;
import parallax.finding.MetadataWord;
import parallax.finding.Unknown;

/// What the metadata of builds say of each other, and what they leave open.
///
/// @param missing the absent requirements of `word`, as the conflicts that they are where nothing else is installed
/// @param unknown what could not be judged, each with the reason; sorted, without repetition
/// @param met requirements that given builds meet, in the order of the builds
public record MetadataAnswer(
        MetadataWord word, List<MetadataWord.Conflict> missing, List<Unknown> unknown, List<Met> met) {

    public MetadataAnswer {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
        met = List.copyOf(met);
    }

    /// The answer where nothing else is installed: what was not given is then missing.
    public MetadataAnswer ofAllThereIs() {
        if (missing.isEmpty()) {
            return this;
        }
        List<MetadataWord.Conflict> conflicts = new ArrayList<>(word.conflicts());
        conflicts.addAll(missing);
        return new MetadataAnswer(new MetadataWord(false, conflicts, List.of()), List.of(), unknown, met);
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
