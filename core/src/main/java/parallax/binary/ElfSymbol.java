package parallax.binary;

import org.jspecify.annotations.Nullable;

/// One dynamic symbol by itself, for where convenience counts more than speed; {@link ElfSymbolTable} has them in
/// columns.
///
/// @param section index of its section; 0 where it is undefined
/// @param version null for none
public record ElfSymbol(
        String name,
        ElfBinding binding,
        ElfSymbolType type,
        ElfVisibility visibility,
        int section,
        long value,
        long size,
        @Nullable ElfSymbolVersion version) {

    public boolean isDefined() {
        return section != 0;
    }
}
