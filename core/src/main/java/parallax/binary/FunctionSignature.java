package parallax.binary;

import java.util.Optional;

/// A function's demangled name in its parts, so that functions of one name with other parameters can be told from
/// functions of other names.
///
/// `bool A<int>::f(std::vector<int> const&) const` has the result `bool`, the name `A<int>::f`, the parameters
/// `std::vector<int> const&`, and the suffix `const`.
///
/// @param result empty where the name does not say, which is so for all but template functions
/// @param name qualified, with template arguments; spaces may be in it (`operator new`)
/// @param parameters between the parentheses; empty for a function without
/// @param suffix what stands behind: `const`, `&&`, `[clone .cold]`; empty mostly
public record FunctionSignature(String result, String name, String parameters, String suffix) {

    /// Empty where the text names no function: data, a table, a C function without parameters in its name.
    public static Optional<FunctionSignature> parse(String demangled) {
        return Optional.ofNullable(new FunctionSignatureReader(demangled).read());
    }

    /// As it was before it was taken apart, pointers to functions as results aside.
    @Override
    public String toString() {
        return (result.isEmpty() ? "" : result + " ")
                + name
                + "("
                + parameters
                + ")"
                + (suffix.isEmpty() ? "" : " " + suffix);
    }
}
