package parallax.index;

import java.util.List;
import java.util.Map;

/// One file of a feedstock's `.ci_support`: a rendered build variant, or a migration (then `migration` is true: it
/// says what is changed in the variants, and is no variant itself).
///
/// @param fileName without the folder
/// @param values key -> values, in the file's order; scalar values are lists of one
public record BuildVariant(
        String fileName, boolean migration, Map<String, List<String>> values, Provenance provenance) {}
