package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Pep440Version;

/// What a lock file says that one version of a package depends on. Two kinds that must not be mixed: poetry keeps the
/// constraints of the package's own metadata (in poetry's syntax), uv keeps only what it resolved them to.
///
/// @param index the index the lock file names; null where not recorded
public record LockedDependencies(
        PackageName name,
        Pep440Version version,
        @Nullable String index,
        List<Dependency> dependencies,
        Provenance provenance) {

    public LockedDependencies {
        dependencies = List.copyOf(dependencies);
    }

    /// One dependency of the locked package.
    public sealed interface Dependency {
        PackageName name();

        /// PEP 508 marker text; null where unconditional.
        @Nullable
        String marker();
    }

    /// A requirement as poetry writes it.
    ///
    /// @param constraint poetry's syntax: `*`, `>=4.8.0`, `^1.2`, and a bare `2.9.0` for `==2.9.0`
    /// @param extras extras asked of the dependency
    public record PoetryConstraint(
            PackageName name, String constraint, @Nullable String marker, List<String> extras) implements Dependency {
        public PoetryConstraint {
            extras = List.copyOf(extras);
        }
    }

    /// What uv chose: never a requirement.
    ///
    /// @param version the resolved version; null where the lock file holds one version of that name only
    /// @param extras extras asked of the dependency
    /// @param registry the index it comes from; null where the lock file does not say
    public record Resolved(
            PackageName name,
            @Nullable Pep440Version version,
            @Nullable String marker,
            List<String> extras,
            @Nullable String registry)
            implements Dependency {
        public Resolved {
            extras = List.copyOf(extras);
        }
    }
}
