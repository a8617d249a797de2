package parallax.fact;

import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;

/// One package that a build requires, with everything it asks of it.
///
/// @param condition environment marker under which it is required; null where always
/// @param extra the extra that asks for it; null where it is no optional dependency
/// @param evidence the record's field that states it
public record Dependency(
        PackageName name,
        Constraint constraint,
        @Nullable String condition,
        @Nullable String extra,
        Evidence evidence) {}
