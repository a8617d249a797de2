package parallax.python;

/// A function or class of a module, as far as it can be told apart from another text of it.
///
/// @param name qualified within the module: `Compose`, `Compose.__call__`, `resize.<locals>.inner`; the module's own
///     statements are `<module>`
/// @param code digest of its tokens without comments, docstrings, blank lines and layout that means nothing, and without
///     those of the definitions inside it
/// @param docstring digest of its docstring; empty text where it has none
public record Definition(String name, String code, String docstring) {}
