package parallax.python;

/// One place in a module that matters where a native library cannot be loaded.
public sealed interface LoadStatement permits ModuleImport, LibraryLoad, OperatorUse, ModuleCall {

    /// From 1, of the first line of an import, and of the name of what is called.
    int line();

    /// Where it stands.
    Placement placement();

    /// The statement as it is written, on one line, cut where it is long.
    String text();
}
