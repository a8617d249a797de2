package parallax.python;

import java.util.List;

/// A call that loads a native library by its path or name, such as `torch.ops.load_library(path)`.
///
/// @param callee last name of what is called
/// @param literals texts among its arguments, and in what was given to the variables among them; empty where nothing
///     of the name is known
public record LibraryLoad(String callee, List<String> literals, int line, Placement placement, String text)
        implements LoadStatement {

    public LibraryLoad {
        literals = List.copyOf(literals);
    }
}
