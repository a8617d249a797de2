package parallax.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.platform.Subdir;
import parallax.version.CondaVersion;

/// What a public artifact index says of the inside of one conda build. Some keys were copied whole, some in part,
/// the rest not at all.
///
/// @param build name, version and build string, without extension
/// @param depends of the build as it was made, before any repodata hotfix; match specs as text
/// @param constrains as `depends`; empty where the document names none
/// @param files every path in the package; null where not recorded
/// @param buildConfig what the build was configured with; null where not recorded; see `partialKeys`
/// @param hostPackages `name version build` of some packages in the build's host environment; null where not recorded
/// @param sources url, sha256 and patches of each source
/// @param runExports null where not recorded
/// @param condaBuildVersion null where not recorded
/// @param recipeCommit commit of the feedstock; null where not recorded
/// @param completeKeys keys of the document that are here whole
/// @param partialKeys keys of the document that are here in part: what is not in them is unknown
/// @param published build time in milliseconds since the epoch; null where not recorded
public record ArtifactExtract(
        String build,
        CondaVersion version,
        Subdir subdir,
        List<String> depends,
        List<String> constrains,
        @Nullable Long published,
        @Nullable List<String> files,
        @Nullable Map<String, String> buildConfig,
        @Nullable List<String> hostPackages,
        List<SourceArchive> sources,
        @Nullable RunExports runExports,
        @Nullable CondaVersion condaBuildVersion,
        @Nullable String recipeCommit,
        List<String> completeKeys,
        List<String> partialKeys,
        Provenance provenance) {

    /// @param patches paths in the recipe; null where not recorded
    public record SourceArchive(
            @Nullable String url,
            @Nullable String sha256,
            @Nullable List<String> patches) {}

    public ArtifactExtract {
        depends = List.copyOf(depends);
        constrains = List.copyOf(constrains);
        files = files == null ? null : List.copyOf(files);
        hostPackages = hostPackages == null ? null : List.copyOf(hostPackages);
        sources = List.copyOf(sources);
        completeKeys = List.copyOf(completeKeys);
        partialKeys = List.copyOf(partialKeys);
    }
}
