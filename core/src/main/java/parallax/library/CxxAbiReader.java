package parallax.library;

import java.util.ArrayList;
import java.util.List;
import parallax.binary.ItaniumDemangler;

/// Tells the C++ ABI from the symbols at a library's border.
///
/// `std::__cxx11` names its own namespace in every mangled name. The older `std::string` is the abbreviation `Ss`
/// (Itanium C++ ABI, 5.1.8), which can also stand inside a word, so names that hold it are demangled.
final class CxxAbiReader {

    private CxxAbiReader() {}

    /// @param imports what the library wants
    /// @param exports names of what it offers
    /// @param needed the libraries it needs
    static Reading<CxxAbi> read(List<ImportedSymbol> imports, ExportedSymbols exports, List<String> needed) {
        String modern = null;
        String old = null;
        String llvm = null;
        String plain = null;
        for (ImportedSymbol symbol : imports) {
            String name = symbol.name();
            if (!name.startsWith("_Z")) {
                continue;
            }
            if (modern == null && isModern(name)) {
                modern = name;
            } else if (old == null && isOld(name)) {
                old = name;
            } else if (llvm == null && isLlvm(name)) {
                llvm = name;
            } else if (plain == null && isStandard(name)) {
                plain = name;
            }
        }
        for (String name : exports.names()) {
            if (!name.startsWith("_Z")) {
                continue;
            }
            if (modern == null && isModern(name)) {
                modern = name;
            } else if (old == null && isOld(name)) {
                old = name;
            } else if (llvm == null && isLlvm(name)) {
                llvm = name;
            }
        }
        List<String> evidence = new ArrayList<>();
        for (String symbol : new String[] {modern, old, llvm}) {
            if (symbol != null) {
                evidence.add("symbol " + symbol);
            }
        }
        if (modern != null && old != null) {
            return Reading.read(CxxAbi.BOTH, evidence);
        } else if (modern != null) {
            return Reading.read(CxxAbi.CXX11, evidence);
        } else if (old != null) {
            return Reading.read(CxxAbi.BEFORE_CXX11, evidence);
        } else if (llvm != null) {
            return Reading.read(CxxAbi.LIBCXX, evidence);
        }
        if (!exports.listed()) {
            return Reading.unknown("no imported symbol tells, and its " + exports.count() + " exports are not kept");
        }
        for (String library : needed) {
            if (library.startsWith("libstdc++") || library.startsWith("libc++")) {
                CxxAbi abi = library.startsWith("libc++") ? CxxAbi.LIBCXX : CxxAbi.LIBSTDCXX;
                return Reading.read(abi, List.of("needs " + library));
            }
        }
        return plain != null
                ? Reading.read(CxxAbi.LIBSTDCXX, List.of("symbol " + plain))
                : Reading.read(CxxAbi.NONE, List.of("no symbol and no needed library of a C++ standard library"));
    }

    private static boolean isModern(String name) {
        return name.contains("7__cxx11") || name.contains("B5cxx11");
    }

    private static boolean isLlvm(String name) {
        return name.contains("NSt3__1") || name.contains("NKSt3__1");
    }

    private static boolean isStandard(String name) {
        return name.startsWith("_ZSt") || name.startsWith("_ZNSt") || name.startsWith("_ZNKSt");
    }

    private static boolean isOld(String name) {
        if (name.startsWith("_ZNSs") || name.startsWith("_ZNKSs")) {
            return true;
        }
        if (!name.contains("Ss")) {
            return false;
        }
        return ItaniumDemangler.demangle(name)
                .filter(text -> namesString(text) && !text.contains("std::__cxx11"))
                .isPresent();
    }

    /// `std::string` under either of the names that demanglers give it, and not the beginning of `std::stringstream`.
    private static boolean namesString(String text) {
        if (text.contains("std::basic_string<char, std::char_traits<char>, std::allocator<char> >")) {
            return true;
        }
        int at = text.indexOf("std::string");
        while (at >= 0) {
            int end = at + "std::string".length();
            if (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end))) {
                return true;
            }
            at = text.indexOf("std::string", end);
        }
        return false;
    }
}
