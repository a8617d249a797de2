package parallax.index;

import java.util.List;
import java.util.Map;

/// One rendered build variant of a feedstock's newest commit (its `.ci_support` folder), as CI uses it.
///
/// @param fileName without the folder
/// @param values key -> values, in the file's order; a nested value is flattened (`pin_run_as_build.python.max_pin`),
///     an inner list is one value, its elements separated by commas
public record BuildVariant(String fileName, Map<String, List<String>> values, Provenance provenance) {}
