package parallax.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an extension module depends on the interpreter.
///
/// @param modules names that it can be imported as, from its `PyInit_…` and `PyModExport_…` exports
/// @param suffix the ABI that the file name states: `cpython-312`, `abi3`, `cp312`; null where it states none
/// @param limitedOnly whether every symbol it wants of Python is in the limited API, as far as ours goes
/// @param limitedSince the lowest limited API that declares all of them: `3.8`; null where `limitedOnly` is false
/// @param outside symbols wanted of Python that are not in the list of the limited API, sorted, some of many
/// @param outsideCount how many those are
/// @param importCount symbols wanted of Python
public record PythonAbi(
        List<String> modules,
        @Nullable String suffix,
        boolean limitedOnly,
        @Nullable String limitedSince,
        List<String> outside,
        int outsideCount,
        int importCount) {

    public PythonAbi {
        modules = List.copyOf(modules);
        outside = List.copyOf(outside);
    }

    /// Whether the file name promises the stable ABI.
    public boolean claimsStable() {
        return suffix != null && suffix.startsWith("abi3");
    }
}
