package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Allocation;
import parallax.binary.ItaniumNode.Arguments;
import parallax.binary.ItaniumNode.Binary;
import parallax.binary.ItaniumNode.Builtin;
import parallax.binary.ItaniumNode.FunctionParameter;
import parallax.binary.ItaniumNode.Initializers;
import parallax.binary.ItaniumNode.Literal;
import parallax.binary.ItaniumNode.Nullary;
import parallax.binary.ItaniumNode.OperatorName;
import parallax.binary.ItaniumNode.PackExpansion;
import parallax.binary.ItaniumNode.Qualified;
import parallax.binary.ItaniumNode.Template;
import parallax.binary.ItaniumNode.Ternary;
import parallax.binary.ItaniumNode.Unary;
import parallax.binary.ItaniumNode.VendorExpression;

/// `<expression>` and `<expr-primary>`.
final class ItaniumExpressions {

    private final ItaniumParser parser;
    private final ItaniumCursor cursor;

    ItaniumExpressions(ItaniumParser parser) {
        this.parser = parser;
        cursor = parser.cursor;
    }

    ItaniumNode expression() throws ItaniumSyntaxException {
        cursor.enter();
        boolean outer = parser.inExpression;
        parser.inExpression = true;
        ItaniumNode expression = readExpression();
        parser.inExpression = outer;
        cursor.leave();
        return expression;
    }

    private ItaniumNode readExpression() throws ItaniumSyntaxException {
        char first = cursor.peek();
        char second = cursor.peek(1);
        if (first == 'L') {
            return primary();
        }
        if (first == 'T') {
            return parser.templates.parameter();
        }
        if (first == 's' && second == 'p') {
            cursor.skip(2);
            return new PackExpansion(expression());
        }
        if (first == 's' && second == 'r') {
            return unresolved();
        }
        if (first == 'f' && second == 'p') {
            return functionParameter();
        }
        if (ItaniumCursor.isDigit(first)) {
            return withArguments(parser.unqualified.name(null));
        }
        if (first == 'o' && second == 'n') {
            cursor.skip(2);
            return withArguments(parser.unqualified.name(null));
        }
        if (first == 'u') {
            return vendor();
        }
        if ((first == 'i' || first == 't') && second == 'l') {
            cursor.skip(2);
            @Nullable ItaniumNode type = first == 't' ? parser.types.type() : null;
            return new Initializers(type, list('E'));
        }
        return operation(parser.unqualified.operator());
    }

    private ItaniumNode withArguments(ItaniumNode name) throws ItaniumSyntaxException {
        return cursor.peek() == 'I' ? new Template(name, parser.templates.arguments()) : name;
    }

    /// `sr <simple-id>+ E <base-unresolved-name>`, whose names are no candidates for substitution, or
    /// `sr <type> <base-unresolved-name>`.
    private ItaniumNode unresolved() throws ItaniumSyntaxException {
        cursor.skip(2);
        if (ItaniumCursor.isDigit(cursor.peek())) {
            int at = cursor.at();
            int count = parser.substitutions.count();
            @Nullable ItaniumNode scope = simpleIds();
            if (scope != null && startsName()) {
                cursor.take("on");
                return withArguments(new Qualified(scope, parser.unqualified.name(null)));
            }
            cursor.backTo(at);
            parser.substitutions.backTo(count);
        }
        ItaniumNode type = parser.types.type();
        cursor.take("on");
        return withArguments(new Qualified(type, parser.unqualified.name(null)));
    }

    /// Null where something else than the closing `E` follows.
    private @Nullable ItaniumNode simpleIds() throws ItaniumSyntaxException {
        ItaniumNode scope = null;
        while (ItaniumCursor.isDigit(cursor.peek())) {
            ItaniumNode id = withArguments(parser.unqualified.sourceName());
            scope = scope == null ? id : new Qualified(scope, id);
        }
        return cursor.take('E') ? scope : null;
    }

    private boolean startsName() {
        return ItaniumCursor.isDigit(cursor.peek()) || cursor.looksAt("on");
    }

    private ItaniumNode baseName() throws ItaniumSyntaxException {
        cursor.take("on");
        return withArguments(parser.unqualified.name(null));
    }

    /// `fpT` is `this`, `fp_` the first parameter.
    private ItaniumNode functionParameter() throws ItaniumSyntaxException {
        cursor.skip(2);
        if (cursor.take('T')) {
            return new FunctionParameter(0);
        }
        int index = cursor.countFromUnderscore();
        if (index == Integer.MAX_VALUE) {
            throw new ItaniumSyntaxException();
        }
        return new FunctionParameter(index + 1);
    }

    /// `u <source-name> <template-arg>* E`.
    private ItaniumNode vendor() throws ItaniumSyntaxException {
        cursor.skip(1);
        ItaniumNode name = parser.unqualified.sourceName();
        List<ItaniumNode> arguments = new ArrayList<>();
        while (!cursor.take('E')) {
            arguments.add(parser.templates.argument());
        }
        return new VendorExpression(name, new Arguments(arguments));
    }

    /// Expressions up to the character that ends them.
    private Arguments list(char end) throws ItaniumSyntaxException {
        List<ItaniumNode> items = new ArrayList<>();
        while (!cursor.take(end)) {
            items.add(expression());
        }
        return new Arguments(items);
    }

    private ItaniumNode operation(ItaniumNode operator) throws ItaniumSyntaxException {
        if (operator instanceof ItaniumNode.Cast) {
            return new Unary(operator, cursor.take('_') ? list('E') : expression(), false);
        }
        if (operator instanceof ItaniumNode.VendorOperator) {
            throw new ItaniumSyntaxException();
        }
        if (!(operator instanceof OperatorName(ItaniumOperator known))) {
            throw new ItaniumSyntaxException();
        }
        return switch (known.operands()) {
            case 0 -> new Nullary(operator);
            case 1 -> unary(operator, known);
            case 2 -> binary(operator, known);
            default -> ternary(operator, known);
        };
    }

    private ItaniumNode unary(ItaniumNode operator, ItaniumOperator known) throws ItaniumSyntaxException {
        boolean value = cursor.peek() == 'L' || cursor.looksAt("fp");
        if (known.is("st") || (known.is("at") && !value)) {
            return new Unary(operator, parser.types.type(), false);
        }
        if (known.is("sP")) {
            List<ItaniumNode> items = new ArrayList<>();
            while (!cursor.take('E')) {
                items.add(parser.templates.argument());
            }
            return new Unary(operator, new Arguments(items), false);
        }
        boolean postfix = (known.is("pp") || known.is("mm")) && !cursor.take('_');
        return new Unary(operator, expression(), postfix);
    }

    private ItaniumNode binary(ItaniumNode operator, ItaniumOperator known) throws ItaniumSyntaxException {
        if (known.isNamedCast()) {
            ItaniumNode type = parser.types.type();
            return new Binary(operator, type, expression());
        }
        return switch (known.code()) {
            case "fl", "fr" -> new Binary(operator, parser.unqualified.operator(), expression());
            case "di" -> new Binary(operator, parser.unqualified.name(null), expression());
            case "cl" -> new Binary(operator, expression(), list('E'));
            case "dt", "pt" -> new Binary(operator, expression(), member());
            default -> new Binary(operator, expression(), expression());
        };
    }

    private ItaniumNode member() throws ItaniumSyntaxException {
        if (cursor.looksAt("gs") || cursor.looksAt("sr")) {
            return expression();
        }
        return baseName();
    }

    private ItaniumNode ternary(ItaniumNode operator, ItaniumOperator known) throws ItaniumSyntaxException {
        return switch (known.code()) {
            case "nw", "na" -> allocation();
            case "fL", "fR" -> new Ternary(operator, parser.unqualified.operator(), expression(), expression());
            default -> new Ternary(operator, expression(), expression(), expression());
        };
    }

    /// `<expression>* _ <type>` and what it begins with.
    private ItaniumNode allocation() throws ItaniumSyntaxException {
        Arguments placement = list('_');
        ItaniumNode type = parser.types.type();
        @Nullable ItaniumNode initializer = null;
        if (cursor.take("pi")) {
            initializer = list('E');
        } else if (cursor.looksAt("il")) {
            initializer = expression();
        } else {
            cursor.expect('E');
        }
        return new Allocation(placement, type, initializer);
    }

    /// `L <type> <value> E`, or the name of something with linkage.
    ItaniumNode primary() throws ItaniumSyntaxException {
        cursor.expect('L');
        if (cursor.peek() == '_' || cursor.peek() == 'Z') {
            cursor.take('_');
            cursor.expect('Z');
            ItaniumNode named = parser.encodings.encoding(false);
            cursor.expect('E');
            return named;
        }
        ItaniumNode type = parser.types.type();
        if (type instanceof Builtin builtin && builtin.text().equals("decltype(nullptr)") && cursor.take('E')) {
            return type;
        }
        boolean negative = cursor.take('n');
        int start = cursor.at();
        while (cursor.peek() != 'E') {
            cursor.next();
        }
        String digits = cursor.from(start);
        if (digits.isEmpty()) {
            throw new ItaniumSyntaxException();
        }
        cursor.expect('E');
        return new Literal(type, digits, negative);
    }
}
