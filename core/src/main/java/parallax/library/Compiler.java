package parallax.library;

/// A program that had a part in making a library, as it signed itself there.
///
/// @param name `GCC`, `Clang`, `rustc`, `NVCC`, `LLD`
/// @param version as the program spells it; empty where it does not say
/// @param detail the language, vendor or distribution that the text names, such as `C++17`, `Red Hat 11.2.1-9` or
///     `Ubuntu`; empty for none
public record Compiler(String name, String version, String detail) {}
