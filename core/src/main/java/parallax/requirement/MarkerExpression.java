package parallax.requirement;

import java.util.List;

/// The tree of a marker. Its depth is bounded by the parser, chains of `and` and `or` are flat.
public sealed interface MarkerExpression {

    /// All hold; at least two parts.
    record And(List<MarkerExpression> parts) implements MarkerExpression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// At least one holds; at least two parts.
    record Or(List<MarkerExpression> parts) implements MarkerExpression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// Parentheses around an `and` or `or`, kept as written.
    record Group(MarkerExpression inner) implements MarkerExpression {}

    /// One comparison. Either side may be a variable or a quoted text.
    record Comparison(Operand left, Operator operator, Operand right) implements MarkerExpression {}

    /// One side of a comparison.
    sealed interface Operand {}

    /// A variable, whose value the environment tells.
    record Variable(MarkerVariable variable) implements Operand {}

    /// A quoted text, without its quotes. Names of extras and groups are normalised.
    record Literal(String value) implements Operand {}

    /// The comparison operators, in the order in which their symbols must be tried.
    enum Operator {
        ARBITRARY("==="),
        EQUAL("=="),
        COMPATIBLE("~="),
        NOT_EQUAL("!="),
        LESS_OR_EQUAL("<="),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        GREATER(">"),
        IN("in"),
        NOT_IN("not in");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
