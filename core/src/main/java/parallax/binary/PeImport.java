package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file takes from one DLL.
///
/// @param dll as it stands there, with its capitals
/// @param delayed whether the DLL is loaded when first used, rather than with this file
/// @param symbols in the order of the file
public record PeImport(String dll, boolean delayed, List<Symbol> symbols) {

    /// @param name null where it is asked for by its number
    /// @param ordinal the number; -1 where it is asked for by name
    public record Symbol(@Nullable String name, int ordinal) {
        /// `#7` for one asked for by its number.
        @Override
        public String toString() {
            return name == null ? "#" + ordinal : name;
        }
    }

    public PeImport {
        symbols = List.copyOf(symbols);
    }
}
