package parallax.python;

import java.util.List;

/// Where a statement stands in its module.
///
/// @param level when it is run
/// @param function the outermost function around it; of a method its bare name; empty outside of functions
/// @param blocks compound statements around it inside the innermost function, from the outermost
public record Placement(Level level, String function, List<Block> blocks) {

    /// When a statement is run.
    public enum Level {
        /// While the module is imported, as far as its blocks let it be run; also inside a class.
        MODULE,
        /// When a function or lambda is called.
        DEFERRED,
        /// For type checkers alone: under `if TYPE_CHECKING`.
        NEVER
    }

    public Placement {
        blocks = List.copyOf(blocks);
    }

    /// Whether an error of an import or of a library load may end here: a `try` around it catches `ImportError`,
    /// `OSError`, one of those above or below them, or everything.
    public boolean isGuarded() {
        for (Block block : blocks) {
            if (block instanceof Block.Guarded guarded) {
                for (Handler handler : guarded.handlers()) {
                    if (PythonErrors.mayCatch(handler.caught(), PythonErrors.IMPORT)
                            || PythonErrors.mayCatch(handler.caught(), PythonErrors.OS)
                            || handler.caught().contains("ModuleNotFoundError")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
