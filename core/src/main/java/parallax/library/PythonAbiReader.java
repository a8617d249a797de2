package parallax.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells how an extension module depends on Python, from its symbols and its file name (PEP 384, PEP 489, PEP 793,
/// PEP 3149).
///
/// A name that begins like Python's is not always Python's: `libshiboken6` defines `PyDateTime_Get`, and `PyMethod_New`
/// too, to do without CPython's. So a symbol breaks the limited API only where CPython is known to have it outside of
/// that, and where no other library can have it: the file says which library it is from (Mach-O, PE), or needs none
/// beside the system's.
final class PythonAbiReader {

    /// Libraries of the system (PEP 600) and of compilers, which define nothing that is named like Python's.
    private static final Set<String> SYSTEM = Set.of(
            "libc",
            "libm",
            "libdl",
            "librt",
            "libutil",
            "libpthread",
            "libresolv",
            "libcrypt",
            "libgcc_s",
            "libstdc++",
            "libc++",
            "libc++abi",
            "libgomp",
            "libgfortran",
            "libquadmath",
            "libz",
            "libexpat",
            "libnsl",
            "libX11",
            "libXext",
            "libXrender",
            "libICE",
            "libSM",
            "libGL",
            "libglib-2.0",
            "libgobject-2.0",
            "libgthread-2.0");

    private PythonAbiReader() {}

    /// @param fileName the last part of the path
    /// @param needed libraries that the loader has to load for it
    /// @return unknown for a library that is no extension module and wants nothing of Python
    static Reading<PythonAbi> read(
            String fileName, List<ImportedSymbol> imports, ExportedSymbols exports, List<String> needed) {
        List<String> modules = modules(exports.names());
        TreeSet<String> outside = new TreeSet<>();
        TreeSet<String> unplaced = new TreeSet<>();
        boolean isOpen = false;
        String since = "3.2";
        int wanted = 0;
        Map<String, String> limited = SymbolTables.pythonLimitedApi();
        for (ImportedSymbol symbol : imports) {
            String name = symbol.name();
            String from = symbol.from();
            if (!isNamedLikePythons(name) || (from != null && !isPython(from))) {
                continue;
            }
            wanted++;
            String declared = limited.get(name);
            if (declared == null) {
                (SymbolTables.pythonOtherApi().containsKey(name) ? outside : unplaced).add(name);
                isOpen |= from == null;
            } else if (DottedVersion.compare(declared, since) > 0) {
                since = declared;
            }
        }
        if (modules.isEmpty() && wanted == 0) {
            return Reading.unknown(
                    exports.listed()
                            ? "no extension module: neither PyInit_… nor a symbol of Python"
                            : "no symbol of Python is wanted, and its " + exports.count() + " exports are not kept");
        }
        List<String> evidence = new ArrayList<>();
        modules.forEach(module -> evidence.add("export PyInit_" + module));
        evidence.add(wanted + " symbols wanted of Python");
        outside.stream().limit(3).forEach(name -> evidence.add("symbol " + name + " is outside the limited API"));
        unplaced.stream()
                .limit(3)
                .forEach(
                        name -> evidence.add("symbol " + name + " is not known of Python; perhaps of another library"));
        return Reading.read(
                new PythonAbi(
                        modules,
                        suffix(fileName),
                        since,
                        List.copyOf(outside),
                        List.copyOf(unplaced),
                        isOpen
                                ? needed.stream()
                                        .filter(PythonAbiReader::mayDefineMore)
                                        .toList()
                                : List.of(),
                        wanted),
                evidence);
    }

    /// Whether a library, by its name alone, may define symbols that are named like Python's.
    private static boolean mayDefineMore(String library) {
        String file = library.substring(library.lastIndexOf('/') + 1);
        int so = file.indexOf(".so");
        int dot = so > 0 ? so : file.indexOf('.');
        String name = dot > 0 ? file.substring(0, dot) : file;
        return !SYSTEM.contains(name)
                && !name.startsWith("ld-linux")
                && !name.startsWith("ld-musl")
                && !library.startsWith("/usr/lib/")
                && !library.startsWith("/System/Library/")
                && !isPython(file);
    }

    /// `libpython3.11.so.1.0`, `python311.dll`, the framework's `…/Python`, PyPy's `libpypy3.11-c.so`.
    private static boolean isPython(String library) {
        String file = library.substring(library.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return file.startsWith("libpython")
                || file.startsWith("libpypy")
                || (file.startsWith("python")
                        && (file.length() == 6 || file.charAt(6) == '.' || Character.isDigit(file.charAt(6))));
    }

    private static boolean isNamedLikePythons(String name) {
        return (name.startsWith("Py") && name.length() > 2 && Character.isUpperCase(name.charAt(2)))
                || (name.startsWith("_Py")
                        && name.length() > 3
                        && (name.charAt(3) == '_' || Character.isUpperCase(name.charAt(3))));
    }

    private static List<String> modules(List<String> exports) {
        List<String> modules = new ArrayList<>();
        for (String export : exports) {
            for (String prefix : new String[] {"PyInit_", "PyModExport_"}) {
                if (export.startsWith(prefix) && !modules.contains(export.substring(prefix.length()))) {
                    modules.add(export.substring(prefix.length()));
                }
            }
        }
        return modules;
    }

    /// What stands between the first dot and `.so` or `.pyd`; only what Python itself would import (PEP 3149): `abi3`,
    /// `cpython-312-x86_64-linux-gnu`, `cp312-win_amd64`.
    private static @Nullable String suffix(String fileName) {
        int end = fileName.endsWith(".so") ? 3 : fileName.endsWith(".pyd") ? 4 : 0;
        int dot = fileName.indexOf('.');
        if (end == 0 || dot < 0 || dot >= fileName.length() - end) {
            return null;
        }
        String tag = fileName.substring(dot + 1, fileName.length() - end);
        boolean known = tag.startsWith("abi3")
                || tag.startsWith("cpython-")
                || tag.startsWith("cp3")
                || tag.startsWith("pypy")
                || tag.startsWith("graalpy");
        return known ? tag : null;
    }
}
