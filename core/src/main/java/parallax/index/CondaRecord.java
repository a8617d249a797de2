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
/// @param features null where not recorded; empty where recorded as none
/// @param trackFeatures null where not recorded; empty where recorded as none
/// @param noarch `python` or `generic`; null where not recorded or where the build is for one platform
/// @param pythonSitePackagesPath of `python` builds (CEP 17); null where not recorded
/// @param runExports what the build exports to its dependants; null where not recorded, which is the rule
/// @param license null where not recorded
/// @param md5 null where not recorded
/// @param sha256 null where not recorded
/// @param size bytes; null where not recorded
/// @param published build time; null where not recorded
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
        @Nullable List<String> features,
        @Nullable List<String> trackFeatures,
        @Nullable String noarch,
        @Nullable String pythonSitePackagesPath,
        @Nullable RunExports runExports,
        @Nullable String license,
        @Nullable String md5,
        @Nullable String sha256,
        @Nullable Long size,
        @Nullable Instant published,
        Provenance provenance,
        List<Provenance> alsoSeen)
        implements IndexRecord {

    public CondaRecord {
        depends = List.copyOf(depends);
        constrains = constrains == null ? null : List.copyOf(constrains);
        features = features == null ? null : List.copyOf(features);
        trackFeatures = trackFeatures == null ? null : List.copyOf(trackFeatures);
        alsoSeen = List.copyOf(alsoSeen);
        if (lossy && constrains != null) {
            throw new IllegalArgumentException("a lossy record cannot say what it constrains: " + fileName);
        }
    }
}
