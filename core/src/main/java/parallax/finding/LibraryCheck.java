package parallax.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of one native library when the builds of a check lie in one environment.
///
/// @param packageName of the build that brings it, as its ecosystem spells it
/// @param path where it lies: `torchvision/_C.so`
/// @param needed whether something of its package is known to load it, or loads it whenever imported; a
///     library that
///     nothing is known to load does not decide the verdict of the whole
/// @param missingLibraries that it, or a library it brings in, asks for; in the order in which the loader
///     meets them
/// @param undefinedSymbols the first of them, sorted by name; what `undefinedCount` counts
/// @param undefinedCount how many symbols stay undefined
/// @param missingVersions symbol versions that libraries lack
/// @param problems other reasons: damage, another architecture; sentences
/// @param cause null where it loads, and where nothing tells
/// @param explanation the cause in words for this library, with what shows it; empty where it loads
/// @param consequence what follows for Python, in words; empty where nothing does
public record LibraryCheck(
        String packageName,
        String path,
        Verdict verdict,
        boolean needed,
        List<MissingLibrary> missingLibraries,
        List<UndefinedSymbol> undefinedSymbols,
        int undefinedCount,
        List<MissingVersion> missingVersions,
        List<String> problems,
        @Nullable Cause cause,
        String explanation,
        String consequence) {

    public LibraryCheck {
        missingLibraries = List.copyOf(missingLibraries);
        undefinedSymbols = List.copyOf(undefinedSymbols);
        missingVersions = List.copyOf(missingVersions);
        problems = List.copyOf(problems);
    }

    /// A library that is not found.
    ///
    /// @param name as it is asked for: `libcudart.so.13`
    /// @param wantedBy path of the library that asks
    /// @param why what was looked through, or why it cannot be told
    /// @param decided whether its absence is certain; false where a build that may bring it was not given
    public record MissingLibrary(String name, String wantedBy, String why, boolean decided) {}

    /// A symbol that no library in scope defines.
    ///
    /// @param name mangled
    /// @param demangled null where the name is not mangled
    /// @param version the symbol version asked for; null for none
    /// @param wantedFrom the library that should define it; null where nothing tells
    /// @param wantedBy path of the library that wants it
    /// @param instead demangled names that the library has in its place: other parameters, the other
    ///     `std::string`
    public record UndefinedSymbol(
            String name,
            @Nullable String demangled,
            @Nullable String version,
            @Nullable String wantedFrom,
            String wantedBy,
            List<String> instead) {
        public UndefinedSymbol {
            instead = List.copyOf(instead);
        }
    }

    /// A symbol version that the library which should have it does not define.
    ///
    /// @param version `GLIBC_2.38`
    /// @param library `libc.so.6`
    /// @param wantedBy path of the library that asks
    /// @param offered the highest version of the same series that is there; empty for none
    public record MissingVersion(String version, String library, String wantedBy, String offered) {}
}
