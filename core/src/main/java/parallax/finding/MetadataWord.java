package parallax.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;

/// What the metadata of the builds say of each other.
///
/// @param allowed whether every requirement that speaks of a given build is met; null where that cannot
///     be told
/// @param conflicts requirements that are not met
/// @param absent requirements on packages that were not given
public record MetadataWord(@Nullable Boolean allowed, List<Conflict> conflicts, List<Absent> absent) {

    public MetadataWord {
        conflicts = List.copyOf(conflicts);
        absent = List.copyOf(absent);
    }

    /// @param packageName that requires
    /// @param requirement as written
    /// @param found what is there instead: `torch 2.13.0+cpu`
    /// @param evidence where the requirement stands
    public record Conflict(String packageName, String requirement, String found, Evidence evidence) {}

    /// @param packageName that requires
    /// @param requirement as written
    public record Absent(String packageName, String requirement) {}
}
