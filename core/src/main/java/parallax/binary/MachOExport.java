package parallax.binary;

import org.jspecify.annotations.Nullable;

/// A symbol that the exports trie offers.
///
/// @param flags as they stand there
/// @param address from the start of the image; 0 for one that is passed on
/// @param reexportOrdinal the library it is passed on from, 1 for the first; 0 where it is defined here
/// @param reexportName its name there; null where it is defined here, or is the same
public record MachOExport(
        String name,
        int flags,
        long address,
        int reexportOrdinal,
        @Nullable String reexportName) {

    private static final int WEAK_DEFINITION = 4;
    private static final int REEXPORT = 8;

    public boolean weakDefinition() {
        return (flags & WEAK_DEFINITION) != 0;
    }

    public boolean reexport() {
        return (flags & REEXPORT) != 0;
    }
}
