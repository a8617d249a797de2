package parallax.python;

import java.util.List;

/// One `import`, or a call of `importlib.import_module` or `__import__` with a literal name.
///
/// @param level dots of a relative import, 0 of an absolute one
/// @param module dotted; empty for `from . import name`
/// @param names those after `from module import`, as they are called there, or `*`; empty for `import module`
public record ModuleImport(int level, String module, List<String> names, int line, Placement placement, String text)
        implements LoadStatement {

    public ModuleImport {
        names = List.copyOf(names);
    }
}
