package parallax.python;

/// A statement run at import that names an operator of PyTorch.
///
/// @param operator `namespace::name`, without an overload
/// @param via last name of the function that is given it, or `ops` for `torch.ops.namespace.name`
public record OperatorUse(String operator, String via, int line, Placement placement, String text)
        implements LoadStatement {}
