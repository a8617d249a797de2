package parallax.library;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Tells how a library depends on torch, from the symbols it wants.
final class TorchAbiReader {

    private static final String[] NAMESPACES = {"2at", "3c10", "4c10d", "5torch", "6caffe2"};

    /// What may stand between `_Z` and a nested name: virtual tables, type information, guards, thread-local wrappers,
    /// what is local to a function.
    private static final String[] BEFORE = {
        "_ZN", "_ZTVN", "_ZTIN", "_ZTSN", "_ZTTN", "_ZGVN", "_ZGVZN", "_ZTHN", "_ZTWN", "_ZZN"
    };

    /// What may follow the `N` of a nested name: CV- and ref-qualifiers of a member function (Itanium C++ ABI 5.1.3).
    private static final String QUALIFIERS = "rVKRO";

    private TorchAbiReader() {}

    static TorchAbi read(List<ImportedSymbol> imports) {
        TreeSet<String> privates = new TreeSet<>();
        TreeSet<String> stable = new TreeSet<>();
        Map<String, String> declared = SymbolTables.torchStableAbi();
        for (ImportedSymbol symbol : imports) {
            String name = symbol.name();
            if (isPrivate(name)) {
                privates.add(name);
            } else if (name.startsWith("aoti_torch_") || declared.containsKey(name)) {
                stable.add(name);
            }
        }
        String lowest = null;
        String decisive = null;
        int undated = 0;
        for (String name : stable) {
            String release = declared.get(name);
            if (release == null) {
                undated++;
            } else if (!release.isEmpty() && (lowest == null || DottedVersion.compare(release, lowest) > 0)) {
                lowest = release;
                decisive = name;
            }
        }
        return new TorchAbi(List.copyOf(privates), List.copyOf(stable), lowest, decisive, undated);
    }

    /// A C++ name in one of torch's namespaces, or a function of its Python binding (`THPVariable_Wrap`).
    private static boolean isPrivate(String name) {
        if (name.startsWith("THP") && name.length() > 3 && Character.isUpperCase(name.charAt(3))) {
            return true;
        }
        for (String before : BEFORE) {
            if (name.startsWith(before)) {
                int at = before.length();
                while (at < name.length() && QUALIFIERS.indexOf(name.charAt(at)) >= 0) {
                    at++;
                }
                for (String namespace : NAMESPACES) {
                    if (name.startsWith(namespace, at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
