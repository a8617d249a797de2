package parallax.library;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Tells how a library depends on torch, from the symbols it wants.
final class TorchAbiReader {

    private static final String[] NAMESPACES = {"2at", "3c10", "5torch", "6caffe2"};

    /// What may stand between `_Z` and the name: virtual tables, type information, guards, the const of a member.
    private static final String[] BEFORE = {
        "_ZNK", "_ZN", "_ZTVN", "_ZTIN", "_ZTSN", "_ZTTN", "_ZGVN", "_ZGVZN", "_ZTHN", "_ZTWN", "_ZZN"
    };

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
            String release = declared.getOrDefault(name, "");
            if (release.isEmpty()) {
                undated++;
            } else if (lowest == null || DottedVersion.compare(release, lowest) > 0) {
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
                for (String namespace : NAMESPACES) {
                    if (name.startsWith(namespace, before.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
