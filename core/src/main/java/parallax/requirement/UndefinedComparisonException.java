package parallax.requirement;

/// A comparison of a marker that has no meaning for the values at hand. Rule: PyPA specification "Dependency
/// specifiers", section "Environment markers"; which comparisons these are is decided as the `packaging` library does.
public final class UndefinedComparisonException extends Exception {

    private static final long serialVersionUID = 1L;

    /// Why a comparison is undefined.
    public enum Reason {
        /// The operator compares versions only, and one side is none: `packaging` raises `UndefinedComparison`.
        NO_VERSIONS,
        /// A set stands where a text is needed: `packaging` raises `UndefinedComparison`.
        SET_ON_THE_LEFT,
        /// A variable has no value here: `packaging` raises `UndefinedEnvironmentName`.
        NO_VALUE,
        /// No side is a variable: `packaging` looks for a variable of that name and raises `UndefinedEnvironmentName`.
        NO_VARIABLE
    }

    private final Reason reason;

    /// @param message names the comparison, the values compared, and the rule
    UndefinedComparisonException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
