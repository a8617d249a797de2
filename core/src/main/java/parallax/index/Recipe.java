package parallax.index;

import java.util.List;

/// How a distribution builds a package: the recorded history of its recipe, and facts of its newest commit.
///
/// @param feedstock the recipe's repository, `conda-forge/torchvision-feedstock`; empty where none is recorded
/// @param revisions commits that changed version or build number, oldest first, of the main branch only: builds made
///     on maintenance branches are not among them
/// @param patchFacts patches of the newest commit
/// @param buildSettings switches that the newest build script sets
/// @param buildVariants rendered build variants of the newest commit, some of them
public record Recipe(
        String feedstock,
        List<RecipeRevision> revisions,
        List<PatchFact> patchFacts,
        List<BuildSetting> buildSettings,
        List<BuildVariant> buildVariants) {

    public Recipe {
        revisions = List.copyOf(revisions);
        patchFacts = List.copyOf(patchFacts);
        buildSettings = List.copyOf(buildSettings);
        buildVariants = List.copyOf(buildVariants);
    }

    /// True where no recipe is recorded for the package.
    public boolean isEmpty() {
        return revisions.isEmpty() && patchFacts.isEmpty() && buildSettings.isEmpty() && buildVariants.isEmpty();
    }
}
