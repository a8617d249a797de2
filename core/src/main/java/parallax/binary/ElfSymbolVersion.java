package parallax.binary;

import org.jspecify.annotations.Nullable;

/// The version of a dynamic symbol (LSB, "Symbol Versioning").
///
/// @param index in `.gnu.version`, without the hidden bit; above 1
/// @param name null where nothing in the file says what this index means, which is damage
/// @param hidden whether only a reference that names this version finds it: `name@VERSION` against `name@@VERSION`
/// @param file the library that has to define it; null for a version that this file defines
public record ElfSymbolVersion(
        int index,
        @Nullable String name,
        boolean hidden,
        @Nullable String file) {}
