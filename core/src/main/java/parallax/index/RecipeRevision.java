package parallax.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.version.CondaVersion;

/// One commit of a recipe that changed its version or build number.
///
/// @param feedstock the repository, `conda-forge/torchvision-feedstock`
/// @param commitDate when it reached the main branch; builds are uploaded some hours later
/// @param authorDate when it was written
/// @param subject first line of the commit message
/// @param recipeFile path of the recipe in the repository
/// @param sourceUrls as written, with placeholders of the recipe language
/// @param sourceSha256 lower-case hexadecimal
/// @param patches the patches in the recipe folder
/// @param host requirement lists of all outputs as raw lines, with jinja, selectors and comments; a recipe with several
///     outputs (also test outputs) has several lists, one after another
/// @param run as `host`
/// @param runConstrained as `host`
/// @param ciVariants what CI pinned: configuration -> variant key -> values; configurations are called by their
///     subdir, some old ones `unnamed:linux`
/// @param provenance repository, file and commit
public record RecipeRevision(
        String feedstock,
        String commit,
        Instant commitDate,
        Instant authorDate,
        String subject,
        String recipeFile,
        CondaVersion version,
        int buildNumber,
        List<String> sourceUrls,
        List<String> sourceSha256,
        List<Patch> patches,
        List<List<String>> host,
        List<List<String>> run,
        List<List<String>> runConstrained,
        Map<String, Map<String, List<String>>> ciVariants,
        Provenance provenance) {

    public RecipeRevision {
        sourceUrls = List.copyOf(sourceUrls);
        sourceSha256 = List.copyOf(sourceSha256);
        patches = List.copyOf(patches);
        host = List.copyOf(host);
        run = List.copyOf(run);
        runConstrained = List.copyOf(runConstrained);
    }

    /// A patch file beside the recipe.
    ///
    /// @param path inside the repository
    /// @param description its subject line; null where the file shows none
    /// @param blob git object id of its content: equal ids are equal patches
    /// @param namedInRecipe whether the recipe mentions it; a file that is not mentioned is not applied
    public record Patch(String path, @Nullable String description, String blob, boolean namedInRecipe) {}
}
