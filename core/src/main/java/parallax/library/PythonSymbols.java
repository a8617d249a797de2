package parallax.library;

/// Which C names a CPython defines for extension modules.
public final class PythonSymbols {

    private PythonSymbols() {}

    public enum Answer {
        YES,
        NO,
        /// The tables end before this version, or do not have the name.
        UNKNOWN
    }

    /// The newest version that the table of other names reaches.
    private static final int LATEST_MINOR = 13;

    /// @param name of a C symbol
    /// @param minor of Python 3: 11 for 3.11; -1 for any
    public static Answer defines(String name, int minor) {
        String limited = SymbolTables.pythonLimitedApi().get(name);
        if (limited != null) {
            // Many a function was there before it was put into the limited API.
            return minor < 0 || minor(limited) <= minor ? Answer.YES : Answer.UNKNOWN;
        }
        String other = SymbolTables.pythonOtherApi().get(name);
        if (other == null) {
            return Answer.UNKNOWN;
        }
        int dash = other.indexOf('-');
        int first = minor(dash < 0 ? other : other.substring(0, dash));
        int last = minor(other.substring(dash + 1));
        if (minor < 0 || minor >= first && minor <= last) {
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
