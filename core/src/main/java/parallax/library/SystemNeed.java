package parallax.library;

import java.util.List;

/// The highest version of a system library's interface that a library asks for.
///
/// @param interfaceName `GLIBC`, `GLIBCXX`, `CXXABI`, `GCC`, `OPENBLAS`, …; `macOS`, `Windows` where a header states it
/// @param version without the name: `2.28`
/// @param provider the library that has to define it; empty for an operating system
/// @param symbols some that ask for this version, sorted; empty where the version is needed without a symbol
/// @param symbolCount how many ask for it
public record SystemNeed(String interfaceName, String version, String provider, List<String> symbols, int symbolCount) {

    public SystemNeed {
        symbols = List.copyOf(symbols);
    }
}
