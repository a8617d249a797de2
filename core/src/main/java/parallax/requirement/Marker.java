package parallax.requirement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parallax.name.PackageName;
import parallax.requirement.MarkerExpression.And;
import parallax.requirement.MarkerExpression.Comparison;
import parallax.requirement.MarkerExpression.Group;
import parallax.requirement.MarkerExpression.Literal;
import parallax.requirement.MarkerExpression.Operand;
import parallax.requirement.MarkerExpression.Or;
import parallax.requirement.MarkerExpression.Variable;

/// An environment marker: `python_version < "3.11" and extra == "video"`.
/// Rule: PyPA specification "Dependency specifiers" (PEP 508), extras after PEP 685.
public final class Marker {

    private final MarkerExpression expression;
    private final String normal;

    private Marker(MarkerExpression expression) {
        this.expression = expression;
        StringBuilder text = new StringBuilder();
        write(expression, text);
        this.normal = text.toString();
    }

    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static Marker parse(String text) throws MalformedRequirementException {
        return parse(new TextCursor(text, "marker"));
    }

    static Marker parse(TextCursor cursor) throws MalformedRequirementException {
        return new Marker(new MarkerParser(cursor).parse());
    }

    /// The tree, for those who want to do more than evaluate it.
    public MarkerExpression expression() {
        return expression;
    }

    /// The variables mentioned.
    public Set<MarkerVariable> variables() {
        EnumSet<MarkerVariable> variables = EnumSet.noneOf(MarkerVariable.class);
        collect(expression, variables);
        return variables;
    }

    public boolean mentions(MarkerVariable variable) {
        return variables().contains(variable);
    }

    /// Whether the marker holds, for those who need an answer in any case. A version that the environment lacks is `0`,
    /// another variable the empty text. With several extras it holds if it does for one of them taken alone, as
    /// installers ask; with none, `extra` is the empty text. A comparison that the specification leaves undefined
    /// does not hold, for example `os_name ~= "posix"`; {@link #evaluateDefined} tells of it.
    ///
    /// @param environment marker variables and their values, `python_version` and the like
    /// @param extras normalised names of the extras asked for; also the value of `extras`
    public boolean evaluate(Map<String, String> environment, Set<String> extras) {
        return evaluate(environment, extras, Set.of());
    }

    /// As {@link #evaluate(Map, Set)}, for a lock file.
    ///
    /// @param dependencyGroups normalised names of the dependency groups asked for
    public boolean evaluate(Map<String, String> environment, Set<String> extras, Set<String> dependencyGroups) {
        if (extras.isEmpty() || !mentions(MarkerVariable.EXTRA)) {
            return new MarkerEvaluation(environment, "", extras, dependencyGroups, false).holds(expression);
        }
        return extras.stream()
                .anyMatch(extra ->
                        new MarkerEvaluation(environment, extra, extras, dependencyGroups, false).holds(expression));
    }

    /// Whether the marker holds, exactly as the `packaging` library answers. Every comparison is made, also where
    /// another one has decided already, so that an undefined one shows for every environment alike.
    ///
    /// @param environment all marker variables that the marker mentions, except those that `context` gives
    /// @throws UndefinedComparisonException for the first comparison, from left to right, that has no meaning or
    ///     mentions a variable without value
    public boolean evaluateDefined(Map<String, String> environment, MarkerContext context)
            throws UndefinedComparisonException {
        return MarkerEvaluation.in(context, environment).holdsDefinitely(expression);
    }

    /// The normal form of an extra's or group's name; the empty text stays empty.
    static String normalisedName(String name) {
        return name.isEmpty() ? name : PackageName.pypi(name).value();
    }

    private static void collect(MarkerExpression expression, Set<MarkerVariable> variables) {
        switch (expression) {
            case And(var parts) -> parts.forEach(part -> collect(part, variables));
            case Or(var parts) -> parts.forEach(part -> collect(part, variables));
            case Group(var inner) -> collect(inner, variables);
            case Comparison(var left, var _, var right) -> {
                collect(left, variables);
                collect(right, variables);
            }
        }
    }

    private static void collect(Operand operand, Set<MarkerVariable> variables) {
        if (operand instanceof Variable(var variable)) {
            variables.add(variable);
        }
    }

    private static void write(MarkerExpression expression, StringBuilder text) {
        switch (expression) {
            case And(var parts) ->
                text.append(parts.stream().map(Marker::written).collect(Collectors.joining(" and ")));
            case Or(var parts) ->
                text.append(parts.stream().map(Marker::written).collect(Collectors.joining(" or ")));
            case Group(var inner) -> text.append('(').append(written(inner)).append(')');
            case Comparison(var left, var operator, var right) -> {
                write(left, text);
                text.append(' ').append(operator.symbol()).append(' ');
                write(right, text);
            }
        }
    }

    static String written(MarkerExpression expression) {
        StringBuilder text = new StringBuilder();
        write(expression, text);
        return text.toString();
    }

    private static void write(Operand operand, StringBuilder text) {
        switch (operand) {
            case Variable(var variable) -> text.append(variable.text());
            case Literal(var value) -> {
                char quote = value.indexOf('"') < 0 || value.indexOf('\'') >= 0 ? '"' : '\'';
                text.append(quote).append(QuotedText.escape(value, quote)).append(quote);
            }
        }
    }

    /// Markers of the same normal form are equal.
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Marker that && normal.equals(that.normal));
    }

    @Override
    public int hashCode() {
        return normal.hashCode();
    }

    /// The normal form: single blanks, double quotes, current spellings of the variables, no idle parentheses.
    @Override
    public String toString() {
        return normal;
    }
}
