package parallax.python;

import java.util.Map;

/// What the sources tell of a condition.
enum Truth {
    YES,
    NO,
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// What a condition is, by its text, where the library that cannot be loaded is this one: a file for Windows is
    /// asked for on Windows alone.
    ///
    /// @param constants of the module, by name
    static Truth of(String condition, Map<String, Boolean> constants, NativeModule library) {
        boolean negated = condition.startsWith("not ");
        Boolean constant = constants.get(negated ? condition.substring(4) : condition);
        if (constant != null) {
            return of(constant != negated);
        }
        return switch (condition.replace(" ", "").replace('"', '\'')) {
            case "True", "1", "notTYPE_CHECKING" -> YES;
            case "False", "0", "TYPE_CHECKING", "typing.TYPE_CHECKING", "__name__=='__main__'" -> NO;
            case "sys.platform=='win32'",
                    "sys.platform.startswith('win')",
                    "sys.platform.startswith('win32')",
                    "os.name=='nt'",
                    "platform.system()=='Windows'" -> of(library.isWindows());
            case "sys.platform!='win32'", "os.name!='nt'", "os.name=='posix'", "platform.system()!='Windows'" ->
                of(!library.isWindows());
            default -> UNKNOWN;
        };
    }
}
