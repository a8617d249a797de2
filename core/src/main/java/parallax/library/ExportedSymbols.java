package parallax.library;

import java.util.List;

/// What a library offers to others by name.
///
/// @param count distinct names
/// @param digest SHA-256 of the sorted names, each with a line end behind it; equal where the names are
/// @param names sorted; empty where there are more than are kept
/// @param listed whether `names` are all of them
public record ExportedSymbols(int count, String digest, List<String> names, boolean listed) {

    public ExportedSymbols {
        names = List.copyOf(names);
    }
}
