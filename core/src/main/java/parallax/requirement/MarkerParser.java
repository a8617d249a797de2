package parallax.requirement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.requirement.MarkerExpression.And;
import parallax.requirement.MarkerExpression.Comparison;
import parallax.requirement.MarkerExpression.Group;
import parallax.requirement.MarkerExpression.Literal;
import parallax.requirement.MarkerExpression.Operand;
import parallax.requirement.MarkerExpression.Operator;
import parallax.requirement.MarkerExpression.Or;
import parallax.requirement.MarkerExpression.Variable;

/// Reads marker expressions. `and` binds tighter than `or`.
/// Rule: PyPA specification "Dependency specifiers", section "Environment markers".
final class MarkerParser {

    /// Parentheses within parentheses beyond which a marker is refused; real ones have two or three.
    private static final int DEEPEST = 64;

    private final TextCursor cursor;
    private int depth;

    MarkerParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    /// The expression from here to the end of the text.
    MarkerExpression parse() throws MalformedRequirementException {
        MarkerExpression expression = or();
        if (!cursor.atEnd()) {
            throw cursor.expected("`and`, `or` or the end of the marker");
        }
        return expression instanceof Group(MarkerExpression inner) ? inner : expression;
    }

    private MarkerExpression or() throws MalformedRequirementException {
        List<MarkerExpression> parts = new ArrayList<>(1);
        do {
            parts.add(and());
        } while (cursor.takeWord("or"));
        return parts.size() == 1 ? parts.getFirst() : new Or(parts);
    }

    private MarkerExpression and() throws MalformedRequirementException {
        List<MarkerExpression> parts = new ArrayList<>(1);
        do {
            parts.add(atom());
        } while (cursor.takeWord("and"));
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    private MarkerExpression atom() throws MalformedRequirementException {
        cursor.skipBlanks();
        MarkerExpression atom = cursor.peek() == '(' ? group() : comparison();
        cursor.skipBlanks();
        return atom;
    }

    private MarkerExpression group() throws MalformedRequirementException {
        if (depth == DEEPEST) {
            throw cursor.expected("at most " + DEEPEST + " parentheses within one another");
        }
        cursor.take("(");
        depth++;
        MarkerExpression inner = or();
        depth--;
        if (!cursor.take(")")) {
            throw cursor.expected("`and`, `or` or `)`");
        }
        // Parentheses around one comparison or around parentheses say nothing.
        return inner instanceof And || inner instanceof Or ? new Group(inner) : inner;
    }

    private MarkerExpression comparison() throws MalformedRequirementException {
        Operand left = operand();
        cursor.skipBlanks();
        Operator operator = operator();
        cursor.skipBlanks();
        Operand right = operand();
        if (left instanceof Variable(MarkerVariable variable) && right instanceof Literal(String value)) {
            return new Comparison(left, operator, literal(value, variable == MarkerVariable.EXTRA));
        }
        if (left instanceof Literal(String value) && right instanceof Variable(MarkerVariable variable)) {
            boolean name = variable == MarkerVariable.EXTRA || variable.type() == MarkerVariable.Type.SET;
            return new Comparison(literal(value, name), operator, right);
        }
        return new Comparison(left, operator, right);
    }

    private static Literal literal(String value, boolean name) {
        return new Literal(name ? Marker.normalisedName(value) : value);
    }

    private Operator operator() throws MalformedRequirementException {
        for (Operator operator : Operator.values()) {
            boolean symbolic = operator != Operator.IN && operator != Operator.NOT_IN;
            if (symbolic && cursor.take(operator.symbol())) {
                return operator;
            }
        }
        if (cursor.takeWord("in")) {
            return Operator.IN;
        }
        if (cursor.takeWord("not")) {
            if (!cursor.skipBlanks() || !cursor.takeWord("in")) {
                throw cursor.expected("`in` after `not`");
            }
            return Operator.NOT_IN;
        }
        throw cursor.expected("one of <=, <, !=, ==, >=, >, ~=, ===, in, not in");
    }

    private Operand operand() throws MalformedRequirementException {
        char quote = cursor.peek();
        if (quote == '\'' || quote == '"') {
            return quoted(quote);
        }
        int start = cursor.position();
        @Nullable MarkerVariable variable = MarkerVariable.find(cursor.takeDottedWord());
        if (variable == null) {
            cursor.reset(start);
            throw cursor.expected("a marker variable such as `python_version`, or a quoted text");
        }
        return new Variable(variable);
    }

    private Literal quoted(char quote) throws MalformedRequirementException {
        int start = cursor.position();
        cursor.take(String.valueOf(quote));
        String value = cursor.takeUntil(c -> c == quote);
        if (cursor.atEnd()) {
            cursor.reset(start);
            throw cursor.expected("a closing quote");
        }
        cursor.take(String.valueOf(quote));
        return new Literal(QuotedText.read(value, cursor, start + 1));
    }
}
