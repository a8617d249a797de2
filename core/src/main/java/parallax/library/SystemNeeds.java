package parallax.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.binary.ElfFile;
import parallax.binary.ElfVersionNeed;

/// Finds what a library asks of the system by the versions of its symbols (LSB, "Symbol Versioning").
final class SystemNeeds {

    private static final int SYMBOLS_KEPT = 5;

    private SystemNeeds() {}

    /// The highest version of each interface, sorted by the interface's name. Versions that are not a name with a
    /// dotted
    /// number, such as `GLIBC_PRIVATE` or `LIBFFI_BASE_7.0`, are interfaces by themselves or left out.
    static List<SystemNeed> of(ElfFile file, List<ImportedSymbol> imports) {
        Map<String, String> highest = new TreeMap<>();
        Map<String, String> provider = new TreeMap<>();
        for (ElfVersionNeed need : file.versionNeeds()) {
            for (ElfVersionNeed.Version version : need.versions()) {
                String name = version.name();
                int underscore = name.lastIndexOf('_');
                if (underscore <= 0 || underscore == name.length() - 1 || !isDotted(name, underscore + 1)) {
                    continue;
                }
                String family = name.substring(0, underscore);
                String number = name.substring(underscore + 1);
                String before = highest.get(family);
                if (before == null || DottedVersion.compare(number, before) > 0) {
                    highest.put(family, number);
                    provider.put(family, need.file());
                }
            }
        }
        List<SystemNeed> needs = new ArrayList<>();
        for (Map.Entry<String, String> entry : highest.entrySet()) {
            String wanted = entry.getKey() + "_" + entry.getValue();
            TreeSet<String> symbols = new TreeSet<>();
            for (ImportedSymbol symbol : imports) {
                if (wanted.equals(symbol.version())) {
                    symbols.add(symbol.name());
                }
            }
            needs.add(new SystemNeed(
                    entry.getKey(),
                    entry.getValue(),
                    String.valueOf(provider.get(entry.getKey())),
                    symbols.stream().limit(SYMBOLS_KEPT).toList(),
                    symbols.size()));
        }
        return needs;
    }

    private static boolean isDotted(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
