package parallax.requirement;

import java.util.Map;
import java.util.Set;
import parallax.requirement.MarkerExpression.And;
import parallax.requirement.MarkerExpression.Comparison;
import parallax.requirement.MarkerExpression.Group;
import parallax.requirement.MarkerExpression.Literal;
import parallax.requirement.MarkerExpression.Operand;
import parallax.requirement.MarkerExpression.Operator;
import parallax.requirement.MarkerExpression.Or;
import parallax.requirement.MarkerExpression.Variable;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Specifier;

/// One evaluation of a marker, with one value for `extra`.
///
/// Version variables compare as versions where both sides allow it, otherwise as texts. Of texts, `>=` and `<=` mean
/// equal, `<` and `>` never hold, `in` looks for a part. Rule: PyPA specification "Dependency specifiers".
record MarkerEvaluation(
        Map<String, String> environment, String extra, Set<String> extras, Set<String> dependencyGroups) {

    boolean holds(MarkerExpression expression) {
        return switch (expression) {
            case And(var parts) -> parts.stream().allMatch(this::holds);
            case Or(var parts) -> parts.stream().anyMatch(this::holds);
            case Group(var inner) -> holds(inner);
            case Comparison comparison -> holds(comparison);
        };
    }

    private boolean holds(Comparison comparison) {
        if (isSet(comparison.left())) {
            return false;
        }
        String left = text(comparison.left());
        if (comparison.right() instanceof Variable(var variable) && variable.type() == MarkerVariable.Type.SET) {
            return holdsInSet(left, comparison.operator(), set(variable));
        }
        String right = text(comparison.right());
        boolean versions = comparison.left() instanceof Variable(var variable)
                ? isVersion(variable)
                : comparison.right() instanceof Variable(var other) && isVersion(other);
        return versions
                ? versionsCompare(left, comparison.operator(), right)
                : textsCompare(left, comparison.operator(), right);
    }

    private static boolean holdsInSet(String name, Operator operator, Set<String> names) {
        return switch (operator) {
            case IN -> names.contains(name);
            case NOT_IN -> !names.contains(name);
            default -> false;
        };
    }

    private static boolean versionsCompare(String left, Operator operator, String right) {
        return switch (operator) {
            case IN, NOT_IN -> textsCompare(left, operator, right);
            default -> {
                try {
                    Specifier specifier = Specifier.of(specifierOperator(operator), right);
                    yield operator == Operator.ARBITRARY
                            ? specifier.contains(left)
                            : specifier.contains(Pep440Version.parse(left));
                } catch (MalformedVersionException e) {
                    // `platform_release` is often no version: the specification then compares texts.
                    yield textsCompare(left, operator, right);
                }
            }
        };
    }

    private static Specifier.Operator specifierOperator(Operator operator) {
        return switch (operator) {
            case ARBITRARY -> Specifier.Operator.ARBITRARY;
            case COMPATIBLE -> Specifier.Operator.COMPATIBLE;
            case EQUAL -> Specifier.Operator.EQUAL;
            case NOT_EQUAL -> Specifier.Operator.NOT_EQUAL;
            case LESS_OR_EQUAL -> Specifier.Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Specifier.Operator.GREATER_OR_EQUAL;
            case LESS -> Specifier.Operator.LESS;
            case GREATER -> Specifier.Operator.GREATER;
            case IN, NOT_IN -> throw new IllegalArgumentException(operator + " compares texts");
        };
    }

    private static boolean textsCompare(String left, Operator operator, String right) {
        return switch (operator) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            case LESS, GREATER, COMPATIBLE, ARBITRARY -> false;
        };
    }

    private String text(Operand operand) {
        return switch (operand) {
            case Literal(var value) -> value;
            case Variable(var variable) -> text(variable);
        };
    }

    private String text(MarkerVariable variable) {
        if (variable == MarkerVariable.EXTRA) {
            return extra;
        }
        String value = environment.getOrDefault(variable.text(), variable.missingValue());
        // Interpreters built from an untagged source report `3.14.0a1+`, which is no version as it stands.
        boolean untagged = variable == MarkerVariable.PYTHON_FULL_VERSION && value.endsWith("+");
        return untagged ? value + "local" : value;
    }

    private Set<String> set(MarkerVariable variable) {
        return variable == MarkerVariable.EXTRAS ? extras : dependencyGroups;
    }

    private static boolean isSet(Operand operand) {
        return operand instanceof Variable(var variable) && variable.type() == MarkerVariable.Type.SET;
    }

    private static boolean isVersion(MarkerVariable variable) {
        return variable.type() == MarkerVariable.Type.VERSION
                || variable.type() == MarkerVariable.Type.VERSION_OR_STRING;
    }
}
