package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a DLL offers.
///
/// @param dll its name as the linker had it; empty where it cannot be read
/// @param symbols those with names first, in the order of the table of names, which is that of their bytes;
///     then those with a number only. A function with two names is there twice
public record PeExports(String dll, List<Symbol> symbols) {

    /// @param name null where it has a number only
    /// @param address in bytes from the start of the image in memory
    /// @param forwarder where another DLL has it: `NTDLL.RtlAllocateHeap`, `MSVCR.#7`; otherwise null
    public record Symbol(
            @Nullable String name,
            long ordinal,
            long address,
            @Nullable String forwarder) {}

    public PeExports {
        symbols = List.copyOf(symbols);
    }
}
