package parallax.python;

import java.util.List;

/// A call, run at import, of a function that is defined in the module or imported by name: it may be one that loads
/// a library.
///
/// @param name as it is called here
/// @param literals texts among its arguments
public record ModuleCall(String name, List<String> literals, int line, Placement placement, String text)
        implements LoadStatement {

    public ModuleCall {
        literals = List.copyOf(literals);
    }
}
