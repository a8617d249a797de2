package parallax.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells how an extension module depends on Python, from its symbols and its file name (PEP 384, PEP 489, PEP 793,
/// PEP 3149).
final class PythonAbiReader {

    private static final int KEPT = 40;

    private PythonAbiReader() {}

    /// @param fileName the last part of the path
    /// @return unknown for a library that is no extension module and wants nothing of Python
    static Reading<PythonAbi> read(String fileName, List<ImportedSymbol> imports, ExportedSymbols exports) {
        List<String> modules = modules(exports.names());
        TreeSet<String> outside = new TreeSet<>();
        String since = "3.2";
        int wanted = 0;
        Map<String, String> limited = SymbolTables.pythonLimitedApi();
        for (ImportedSymbol symbol : imports) {
            String name = symbol.name();
            if (!isPythons(name)) {
                continue;
            }
            wanted++;
            String declared = limited.get(name);
            if (declared == null) {
                outside.add(name);
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
        boolean limitedOnly = outside.isEmpty();
        return Reading.read(
                new PythonAbi(
                        modules,
                        suffix(fileName),
                        limitedOnly,
                        limitedOnly ? since : null,
                        outside.stream().limit(KEPT).toList(),
                        outside.size(),
                        wanted),
                evidence);
    }

    private static boolean isPythons(String name) {
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
