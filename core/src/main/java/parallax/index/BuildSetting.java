package parallax.index;

import org.jspecify.annotations.Nullable;

/// One switch that a build script sets.
///
/// @param name an environment variable, or the thing that is switched
/// @param value in words where it depends on the variant
/// @param why the maintainers' reason; null where none is recorded
/// @param note what else to know, for example that upstream no longer reads the switch; null where nothing
public record BuildSetting(
        String name,
        String value,
        @Nullable String why,
        @Nullable String note,
        Provenance provenance) {}
