package parallax.python;

/// A module of one side that the other side has under another path.
///
/// @param left path on the left side
/// @param right path on the right side, another one
/// @param likeness how much alike they are
/// @param shared definitions, the module's own statements included, that are the same code in both
/// @param vendored whether exactly one of the paths is below a folder whose name says that it holds copies of other
///     projects: then that one is a copy rather than moved
public record ModuleMove(String left, String right, Likeness likeness, int shared, boolean vendored) {

    /// How much alike two modules are, the most first.
    public enum Likeness {
        SAME_TEXT,
        SAME_CODE,
        /// Most definitions are the same code.
        MOST_DEFINITIONS
    }

    private static final String[] FOLDERS = {
        "_vendor",
        "vendor",
        "_vendored",
        "vendored",
        "extern",
        "_extern",
        "externals",
        "third_party",
        "thirdparty",
        "_internal",
        "_bundled"
    };

    /// Whether a folder on a path has a name under which projects keep copies of others. Only good for wording: the
    /// name alone proves nothing.
    ///
    /// @param path with `/` between its parts
    public static boolean isVendored(String path) {
        int from = 0;
        for (int to = path.indexOf('/'); to >= 0; to = path.indexOf('/', from)) {
            for (String folder : FOLDERS) {
                if (to - from == folder.length() && path.startsWith(folder, from)) {
                    return true;
                }
            }
            from = to + 1;
        }
        return false;
    }
}
