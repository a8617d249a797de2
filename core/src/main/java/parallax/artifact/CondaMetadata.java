package parallax.artifact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a conda package says of itself in `info/`.
///
/// @param formatVersion 2 for `.conda`, 1 for `.tar.bz2`, 0 for an unpacked package, which does not tell
/// @param licenceFiles paths in the artifact, sorted: `info/licenses/LICENSE`, `info/LICENSE.txt`
/// @param testFiles paths in the artifact, sorted: `info/test/…`, `info/tests/…`
/// @param recipeFiles paths in the artifact, sorted: `info/recipe/…`
/// @param prefixNeutralSha256 of each file that has a prefix placeholder, by its path in the artifact: what
///     [PrefixNeutralDigest] makes of it. Two builds that differ by their placeholder alone have equal ones
public record CondaMetadata(
        int formatVersion,
        MetadataDocument<IndexJson> index,
        MetadataDocument<PathsJson> paths,
        MetadataDocument<AboutJson> about,
        MetadataDocument<RunExportsJson> runExports,
        MetadataDocument<HashInputJson> hashInput,
        MetadataDocument<LinkJson> link,
        MetadataDocument<CondaRecipe> recipe,
        List<String> licenceFiles,
        List<String> testFiles,
        List<String> recipeFiles,
        Map<String, String> prefixNeutralSha256)
        implements ArtifactMetadata {

    public CondaMetadata {
        licenceFiles = List.copyOf(licenceFiles);
        testFiles = List.copyOf(testFiles);
        recipeFiles = List.copyOf(recipeFiles);
        prefixNeutralSha256 = Collections.unmodifiableSortedMap(new TreeMap<>(prefixNeutralSha256));
    }
}
