package parallax.python;

/// A function or class of a module, or the module's own statements, as far as it can be told apart from another text
/// of it. Digests are 32 hexadecimal digits.
///
/// @param name qualified within the module as Python's `__qualname__`: `Compose`, `Compose.__call__`,
///     `resize.<locals>.inner`; the second definition of one name is `resize#2`; the module's own statements are
///     `<module>`
/// @param signature what stands between name and colon: type parameters, arguments with their defaults and
///     annotations, what is returned; the bases of a class. In one spelling, so that equal ones are equal texts. A
///     long one is cut and ends with `…` and a digest of all of it. Empty for the module and for a class without
///     bases
/// @param code digest of its other tokens, decorators included: without comments, docstring, and layout that means
///     nothing, and without the definitions inside it
/// @param docstring digest of its docstring; empty text where it has none
/// @param tokens how many tokens `code` was made of
public record Definition(String name, String signature, String code, String docstring, int tokens) {

    /// The name of the module's own statements.
    public static final String MODULE = "<module>";

    /// Whether both do the same, whatever their docstrings say.
    public boolean sameCode(Definition other) {
        return code.equals(other.code) && signature.equals(other.signature);
    }
}
