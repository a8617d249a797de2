package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The debug directory.
///
/// @param types of all entries, as `IMAGE_DEBUG_TYPE_…` has them, in the order of the file
/// @param pdb path of the file with debug information, as the linker had it; null for none
/// @param pdbId 32 lower-case hexadecimal digits as they stand in the file, and the age after `-`; null for
///     none
public record PeDebug(
        List<Integer> types, @Nullable String pdb, @Nullable String pdbId) {

    private static final Integer REPRO = 16;

    public PeDebug {
        types = List.copyOf(types);
    }

    /// Whether the linker says that the build is reproducible (`/Brepro`): then no timestamp is a time.
    public boolean reproducible() {
        return types.contains(REPRO);
    }
}
