package parallax.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a library depends on torch: on C++ symbols, which change with any release, or on the stable C functions.
///
/// @param privateSymbols wanted C++ symbols of torch and of its Python binding, mangled, sorted
/// @param stableSymbols wanted functions of the stable ABI, sorted
/// @param lowestTorch the release from which all of `stableSymbols` are declared, as far as they are known: `2.10`;
/// null
///     where none of them is younger than 2.9, the last release for which torch states nothing
/// @param decisive the stable symbol that asks for `lowestTorch`; null as that
/// @param undated how many of `stableSymbols` no torch up to 2.14 is known to have, so that `lowestTorch` may be too
/// low
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

    /// The release from which the stable symbols are there, in words: `2.10`, `2.9 or older`.
    public String since() {
        if (lowestTorch != null) {
            return lowestTorch;
        }
        return undated == stableSymbols.size() ? "an unknown release" : "2.9 or older";
    }

    public Kind kind() {
        if (privateSymbols.isEmpty()) {
            return stableSymbols.isEmpty() ? Kind.NONE : Kind.STABLE;
        }
        return stableSymbols.isEmpty() ? Kind.PRIVATE : Kind.BOTH;
    }
}
