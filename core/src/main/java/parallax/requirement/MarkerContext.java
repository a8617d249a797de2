package parallax.requirement;

import java.util.Set;
import java.util.stream.Collectors;

/// Where a marker stands, which decides what `extra`, `extras` and `dependency_groups` mean in it.
/// Rule: PyPA specification "Dependency specifiers", section "Environment markers"; the contexts are those of the
/// `packaging` library.
public sealed interface MarkerContext {

    /// In a package's metadata: `extra` is one extra.
    ///
    /// @param extra one name, normalised here; empty for none
    record Metadata(String extra) implements MarkerContext {
        public Metadata {
            extra = Marker.normalisedName(extra);
        }
    }

    /// In a lock file: `extras` and `dependency_groups` are sets.
    ///
    /// @param extras names, normalised here; likewise `dependencyGroups`
    record LockFile(Set<String> extras, Set<String> dependencyGroups) implements MarkerContext {
        public LockFile {
            extras = normalised(extras);
            dependencyGroups = normalised(dependencyGroups);
        }

        private static Set<String> normalised(Set<String> names) {
            return names.stream().map(Marker::normalisedName).collect(Collectors.toUnmodifiableSet());
        }
    }

    /// Anywhere else, a requirements file for example: none of the three has a value.
    record Elsewhere() implements MarkerContext {}
}
