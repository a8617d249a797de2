package parallax.artifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The recipe that a conda package carries, as its build tool rendered it: conda-build's `info/recipe/meta.yaml` or
/// rattler-build's `info/recipe/rendered_recipe.yaml`. Of its text only the sources are read.
///
/// @param file which one: its path in the artifact
/// @param sources in the order written; empty where the recipe has none
public record CondaRecipe(String file, List<Source> sources) {

    /// Where a part of the sources comes from. What a recipe does not state is null or empty.
    ///
    /// @param urls mirrors of one file, or one address
    /// @param patches as written: paths relative to the recipe
    /// @param folder where in the build's folder it is put
    public record Source(
            List<String> urls,
            @Nullable String sha256,
            @Nullable String md5,
            @Nullable String gitUrl,
            @Nullable String gitRevision,
            @Nullable String path,
            @Nullable String folder,
            List<String> patches) {

        public Source {
            urls = List.copyOf(urls);
            patches = List.copyOf(patches);
        }
    }

    public CondaRecipe {
        sources = List.copyOf(sources);
    }

    /// @param text of the rendered recipe
    static CondaRecipe read(String file, String text) throws UnreadableDocumentException {
        return new CondaRecipe(file, RecipeSources.read(text));
    }
}
