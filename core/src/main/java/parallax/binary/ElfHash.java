package parallax.binary;

import org.jspecify.annotations.Nullable;

/// The table by which the loader finds a symbol that this library defines.
public sealed interface ElfHash permits ElfGnuHash, ElfSysvHash {

    /// The symbol that a reference without a version finds; -1 for none. As glibc does for a file linked without versions:
    /// the library's oldest version where there are several, and no hidden one beyond it.
    int lookup(String name);

    /// The symbol that a reference to this version finds; -1 for none. As glibc does: the name in this version, or the name
    /// without any, unless it is hidden.
    ///
    /// @param version null for a reference without a version
    int lookup(String name, @Nullable String version);

    /// The symbol that a reference of another library finds, with its version if it has one; -1 for none.
    ///
    /// @param symbol an index in `from`
    int lookup(ElfSymbolTable from, int symbol);
}
