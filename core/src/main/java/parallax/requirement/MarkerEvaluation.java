package parallax.requirement;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.requirement.MarkerExpression.And;
import parallax.requirement.MarkerExpression.Comparison;
import parallax.requirement.MarkerExpression.Group;
import parallax.requirement.MarkerExpression.Literal;
import parallax.requirement.MarkerExpression.Operand;
import parallax.requirement.MarkerExpression.Operator;
import parallax.requirement.MarkerExpression.Or;
import parallax.requirement.MarkerExpression.Variable;
import parallax.requirement.UndefinedComparisonException.Reason;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Specifier;

/// One evaluation of a marker, with one value for `extra`.
///
/// Where operator and right side make a version specifier and a version variable is compared, the left side must
/// satisfy it. All else compares as texts: `>=` and `<=` mean equal, `<` and `>` never hold, `in` looks for a part.
/// Rule: PyPA specification "Dependency specifiers", as the `packaging` library reads it.
///
/// @param extra null where the variable has no value; likewise `extras` and `dependencyGroups`
/// @param complete whether a variable that `environment` lacks has no value; otherwise it is `0` or empty
record MarkerEvaluation(
        Map<String, String> environment,
        @Nullable String extra,
        @Nullable Set<String> extras,
        @Nullable Set<String> dependencyGroups,
        boolean complete) {

    private static final String RULE = " (PyPA specification \"Dependency specifiers\", environment markers)";

    static MarkerEvaluation in(MarkerContext context, Map<String, String> environment) {
        return switch (context) {
            case MarkerContext.Metadata(String extra) -> new MarkerEvaluation(environment, extra, null, null, true);
            case MarkerContext.LockFile(Set<String> extras, Set<String> groups) ->
                new MarkerEvaluation(environment, null, extras, groups, true);
            case MarkerContext.Elsewhere() -> new MarkerEvaluation(environment, null, null, null, true);
        };
    }

    /// Whether the marker holds, where an undefined comparison does not.
    boolean holds(MarkerExpression expression) {
        return switch (expression) {
            case And(var parts) -> parts.stream().allMatch(this::holds);
            case Or(var parts) -> parts.stream().anyMatch(this::holds);
            case Group(var inner) -> holds(inner);
            case Comparison comparison -> {
                try {
                    yield compare(comparison);
                } catch (UndefinedComparisonException _) {
                    yield false;
                }
            }
        };
    }

    /// Whether the marker holds. Every comparison is made, so that an undefined one is found wherever it stands.
    boolean holdsDefinitely(MarkerExpression expression) throws UndefinedComparisonException {
        return switch (expression) {
            case And(var parts) -> {
                boolean all = true;
                for (MarkerExpression part : parts) {
                    all &= holdsDefinitely(part);
                }
                yield all;
            }
            case Or(var parts) -> {
                boolean any = false;
                for (MarkerExpression part : parts) {
                    any |= holdsDefinitely(part);
                }
                yield any;
            }
            case Group(var inner) -> holdsDefinitely(inner);
            case Comparison comparison -> compare(comparison);
        };
    }

    private boolean compare(Comparison comparison) throws UndefinedComparisonException {
        Operand left = comparison.left();
        Operand right = comparison.right();
        if (left instanceof Literal && right instanceof Literal) {
            throw undefined(Reason.NO_VARIABLE, comparison, "neither side is a variable");
        }
        if (left instanceof Variable(MarkerVariable variable) && variable.type() == MarkerVariable.Type.SET) {
            set(comparison, variable);
            throw undefined(
                    Reason.SET_ON_THE_LEFT, comparison, "`" + variable + "` is a set, which `in` may look into");
        }
        String value = text(comparison, left);
        if (right instanceof Variable(MarkerVariable variable) && variable.type() == MarkerVariable.Type.SET) {
            return compareWithSet(comparison, value, set(comparison, variable));
        }
        return compareTexts(comparison, value, text(comparison, right));
    }

    /// A set is never equal to a text.
    private static boolean compareWithSet(Comparison comparison, String name, Set<String> names)
            throws UndefinedComparisonException {
        return switch (comparison.operator()) {
            case IN -> names.contains(name);
            case NOT_IN -> !names.contains(name);
            case NOT_EQUAL -> true;
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL, LESS, GREATER -> false;
            case COMPATIBLE, ARBITRARY ->
                throw undefined(Reason.NO_VERSIONS, comparison, "the right side is a set, no version");
        };
    }

    private static boolean compareTexts(Comparison comparison, String left, String right)
            throws UndefinedComparisonException {
        boolean versions = isVersion(comparison.left() instanceof Variable ? comparison.left() : comparison.right());
        Specifier specifier = versions ? specifier(comparison.operator(), right) : null;
        if (specifier != null) {
            return specifier.contains(left);
        }
        return switch (comparison.operator()) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            case LESS, GREATER -> false;
            case COMPATIBLE, ARBITRARY ->
                throw undefined(
                        Reason.NO_VERSIONS,
                        comparison,
                        "the values are " + Excerpt.of(left) + " and " + Excerpt.of(right) + ", and "
                                + (versions ? "the right one makes no version specifier" : "texts know no such order"));
        };
    }

    /// Null where the two make none. They are read as one text, as `packaging` does: `==` and `=1.0` make `===1.0`.
    private static @Nullable Specifier specifier(Operator operator, String version) {
        if (operator == Operator.IN || operator == Operator.NOT_IN) {
            return null;
        }
        try {
            return Specifier.parse(operator.symbol() + version);
        } catch (MalformedVersionException _) {
            return null;
        }
    }

    private String text(Comparison comparison, Operand operand) throws UndefinedComparisonException {
        return switch (operand) {
            case Literal(var value) -> value;
            case Variable(var variable) -> text(comparison, variable);
        };
    }

    private String text(Comparison comparison, MarkerVariable variable) throws UndefinedComparisonException {
        String known = variable == MarkerVariable.EXTRA ? extra : environment.get(variable.text());
        if (known == null && (complete || variable == MarkerVariable.EXTRA)) {
            throw noValue(comparison, variable);
        }
        String value = known == null ? variable.missingValue() : known;
        // Interpreters built from an untagged source report `3.14.0a1+`, which is no version as it stands.
        boolean untagged = variable == MarkerVariable.PYTHON_FULL_VERSION && value.endsWith("+");
        return untagged ? value + "local" : value;
    }

    private Set<String> set(Comparison comparison, MarkerVariable variable) throws UndefinedComparisonException {
        Set<String> names = variable == MarkerVariable.EXTRAS ? extras : dependencyGroups;
        if (names == null) {
            throw noValue(comparison, variable);
        }
        return names;
    }

    private static UndefinedComparisonException noValue(Comparison comparison, MarkerVariable variable) {
        return undefined(Reason.NO_VALUE, comparison, "`" + variable + "` has no value here");
    }

    private static UndefinedComparisonException undefined(Reason reason, Comparison comparison, String why) {
        return new UndefinedComparisonException(
                reason, Excerpt.of(Marker.written(comparison)) + " is undefined: " + why + RULE);
    }

    private static boolean isVersion(Operand operand) {
        return operand instanceof Variable(var variable)
                && (variable.type() == MarkerVariable.Type.VERSION
                        || variable.type() == MarkerVariable.Type.VERSION_OR_STRING);
    }
}
