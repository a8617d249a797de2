package parallax.library;

import org.jspecify.annotations.Nullable;

/// A symbol that a library wants from another one.
///
/// @param name as a compiler for ELF would spell it: without the underscore that Mach-O puts before every name
/// @param version that it must have: `GLIBC_2.17`; null for none
/// @param from the library that has to provide it, where the file says so: the file of an ELF version need, the library
/// of
///     a two-level namespace, the DLL; null otherwise
/// @param weak whether it may stay unfound
public record ImportedSymbol(
        String name, @Nullable String version, @Nullable String from, boolean weak) {}
