package parallax.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an extension module depends on the interpreter.
///
/// @param modules names that it can be imported as, from its `PyInit_…` and `PyModExport_…` exports
/// @param suffix the ABI that the file name states: `cpython-312`, `abi3`, `cp312`; null where it states none
/// @param limitedSince the lowest limited API that declares all of its symbols that are in the limited API: `3.8`
/// @param outside wanted symbols that CPython has, but not in the limited API; sorted
/// @param unplaced wanted symbols with names like Python's that no known CPython has; sorted
/// @param perhapsFrom needed libraries, as they are asked for, that may define `outside` and `unplaced` themselves, for
///     the file does not say which library each symbol has to be from
/// @param importCount symbols wanted with names like Python's
public record PythonAbi(
        List<String> modules,
        @Nullable String suffix,
        String limitedSince,
        List<String> outside,
        List<String> unplaced,
        List<String> perhapsFrom,
        int importCount) {

    public PythonAbi {
        modules = List.copyOf(modules);
        outside = List.copyOf(outside);
        unplaced = List.copyOf(unplaced);
        perhapsFrom = List.copyOf(perhapsFrom);
    }

    /// Whether the file name promises the stable ABI.
    public boolean claimsStable() {
        return suffix != null && suffix.startsWith("abi3");
    }

    /// What the symbols say about keeping to the limited API.
    public enum Limits {
        /// All that are known to be Python's are in the limited API, and there are no others.
        WITHIN,
        /// At least one is CPython's own and outside the limited API, and no other library can have it.
        BEYOND,
        /// Some are not in the limited API, and whether they are Python's cannot be told.
        UNTOLD
    }

    public Limits limits() {
        if (!outside.isEmpty() && perhapsFrom.isEmpty()) {
            return Limits.BEYOND;
        }
        return outside.isEmpty() && unplaced.isEmpty() ? Limits.WITHIN : Limits.UNTOLD;
    }

    /// The same where other libraries can be looked into: what they define is not wanted of Python.
    ///
    /// @param exports of the libraries that are known, by SONAME or file name
    public PythonAbi beside(Map<String, ExportedSymbols> exports) {
        Set<String> defined = new HashSet<>();
        List<String> unseen = new ArrayList<>();
        for (String library : perhapsFrom) {
            ExportedSymbols found = exports.get(library.substring(library.lastIndexOf('/') + 1));
            if (found == null || !found.listed()) {
                unseen.add(library);
            } else {
                defined.addAll(found.names());
            }
        }
        List<String> stillOutside = without(defined, outside);
        List<String> stillUnplaced = without(defined, unplaced);
        int outsideFound = outside.size() - stillOutside.size();
        int unplacedFound = unplaced.size() - stillUnplaced.size();
        return new PythonAbi(
                modules,
                suffix,
                limitedSince,
                stillOutside,
                stillUnplaced,
                unseen,
                importCount - outsideFound - unplacedFound);
    }

    private static List<String> without(Set<String> defined, List<String> names) {
        return names.stream().filter(name -> !defined.contains(name)).toList();
    }
}
