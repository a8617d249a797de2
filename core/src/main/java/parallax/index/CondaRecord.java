package parallax.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersion;

/// A conda build as repodata or a lock file describes it (CEP 36).
///
/// @param buildNumber null where the document leaves it out and the build string does not show it
/// @param depends requirements as recorded; see `lossy`
/// @param constrains null where not recorded; empty where recorded as none
/// @param lossy true where the document keeps one spec per package name and drops build strings (conda-lock v1):
///     a requirement not in `depends` is then unknown, not absent
/// @param published build time
public record CondaRecord(
        PackageName name,
        CondaVersion version,
        String fileName,
        String build,
        @Nullable Integer buildNumber,
        Subdir subdir,
        List<MatchSpec> depends,
        @Nullable List<MatchSpec> constrains,
        boolean lossy,
        List<String> features,
        List<String> trackFeatures,
        @Nullable String license,
        @Nullable String md5,
        @Nullable String sha256,
        @Nullable Long size,
        @Nullable Instant published,
        Provenance provenance)
        implements IndexRecord {

    public CondaRecord {
        depends = List.copyOf(depends);
        constrains = constrains == null ? null : List.copyOf(constrains);
        features = List.copyOf(features);
        trackFeatures = List.copyOf(trackFeatures);
    }
}
