package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requirement lists in the publisher's own `setup.py` and conda recipe at one tag or branch, as raw lines.
///
/// @param fork the repository it was read from, a fork of the publisher's
/// @param ref tag or branch
/// @param upstreamTag false where `ref` is a branch of the fork, which can hold the fork's own changes
/// @param versionText content of `version.txt`; null where there is none
/// @param requirements lines of `setup.py` that state requirements
/// @param pillow lines of `setup.py` about pillow
/// @param torch lines of `setup.py` about torch
/// @param extras lines of `setup.py` about extras
/// @param pythonRequires null where `setup.py` states none
/// @param condaRecipe null where the ref has no conda recipe
public record OfficialRequirements(
        String fork,
        String ref,
        boolean upstreamTag,
        String commit,
        @Nullable String versionText,
        List<String> requirements,
        List<String> pillow,
        List<String> torch,
        List<String> extras,
        @Nullable String pythonRequires,
        @Nullable CondaRecipe condaRecipe,
        Provenance provenance) {

    public OfficialRequirements {
        requirements = List.copyOf(requirements);
        pillow = List.copyOf(pillow);
        torch = List.copyOf(torch);
        extras = List.copyOf(extras);
    }

    /// Requirement lists of the publisher's conda recipe: raw lines, one list per place in the recipe.
    ///
    /// @param test what the recipe's own tests require
    public record CondaRecipe(
            List<List<String>> build,
            List<List<String>> host,
            List<List<String>> run,
            List<List<String>> runConstrained,
            List<List<String>> test) {}
}
