package parallax.library;

import java.util.Map;

/// Which C names a CPython defines for extension modules.
public final class PythonSymbols {

    private PythonSymbols() {}

    public enum Answer {
        YES,
        NO,
        /// The tables end before this version, or do not have the name.
        UNKNOWN
    }

    /// Functions that CPython exported before it took them into the limited API, with the minor version
    /// that did first
    /// (CPython's documentation, "Added in version").
    private static final Map<String, Integer> BEFORE_LIMITED = Map.of(
            "PyMem_RawCalloc", 5,
            "PyMem_RawFree", 4,
            "PyMem_RawMalloc", 4,
            "PyMem_RawRealloc", 4,
            "PyObject_Vectorcall", 9,
            "PyObject_VectorcallMethod", 9,
            "PySys_Audit", 8,
            "PyType_GetModuleByDef", 11,
            "PyVectorcall_Call", 8);

    /// The newest version that the table of other names reaches.
    private static final int LATEST_MINOR = 13;

    /// @param name of a C symbol
    /// @param minor of Python 3: 11 for 3.11; -1 for any
    public static Answer defines(String name, int minor) {
        String limited = SymbolTables.pythonLimitedApi().get(name);
        if (limited != null) {
            int since = Math.min(minor(limited), BEFORE_LIMITED.getOrDefault(name, Integer.MAX_VALUE));
            if (minor < 0 || since <= minor) {
                return Answer.YES;
            }
            // Which others were there before is certain for 3.11 alone, whose exports were compared.
            return minor == 11 ? Answer.NO : Answer.UNKNOWN;
        }
        String other = SymbolTables.pythonOtherApi().get(name);
        if (other == null) {
            return Answer.UNKNOWN;
        }
        int dash = other.indexOf('-');
        int first = minor(dash < 0 ? other : other.substring(0, dash));
        int last = minor(other.substring(dash + 1));
        if (minor < 0 || (minor >= first && minor <= last)) {
            return Answer.YES;
        }
        return minor > LATEST_MINOR && last == LATEST_MINOR ? Answer.UNKNOWN : Answer.NO;
    }

    private static int minor(String version) {
        int dot = version.indexOf('.');
        try {
            return Integer.parseInt(version.substring(dot + 1));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
