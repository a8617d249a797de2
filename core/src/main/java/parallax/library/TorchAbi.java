package parallax.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a library depends on torch: on C++ symbols, which change with any release, or on the stable C functions.
///
/// @param privateSymbols wanted C++ symbols of torch and of its Python binding, mangled, sorted
/// @param stableSymbols wanted functions of the stable ABI, sorted
/// @param lowestTorch the release from which all of `stableSymbols` are declared: `2.10`; null where torch's headers
/// state
///     none for any of them
/// @param decisive the stable symbol that asks for `lowestTorch`; null as that
/// @param undated how many of `stableSymbols` have no release stated, so that `lowestTorch` may be too low
public record TorchAbi(
        List<String> privateSymbols,
        List<String> stableSymbols,
        @Nullable String lowestTorch,
        @Nullable String decisive,
        int undated) {

    public TorchAbi {
        privateSymbols = List.copyOf(privateSymbols);
        stableSymbols = List.copyOf(stableSymbols);
    }

    /// What the dependence rests on.
    public enum Kind {
        NONE("does not use torch's symbols"),
        STABLE("torch's stable ABI alone"),
        PRIVATE("torch's private C++ symbols"),
        BOTH("torch's private C++ symbols beside its stable ABI");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Kind kind() {
        if (privateSymbols.isEmpty()) {
            return stableSymbols.isEmpty() ? Kind.NONE : Kind.STABLE;
        }
        return stableSymbols.isEmpty() ? Kind.PRIVATE : Kind.BOTH;
    }
}
