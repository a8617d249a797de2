package parallax.binary;

import parallax.binary.ItaniumNode.Allocation;
import parallax.binary.ItaniumNode.Arguments;
import parallax.binary.ItaniumNode.Binary;
import parallax.binary.ItaniumNode.Builtin;
import parallax.binary.ItaniumNode.Encoding;
import parallax.binary.ItaniumNode.Literal;
import parallax.binary.ItaniumNode.OperatorName;
import parallax.binary.ItaniumNode.PackExpansion;
import parallax.binary.ItaniumNode.Ternary;
import parallax.binary.ItaniumNode.Unary;

/// Writes expressions, with parentheses around every operand that is more than a name.
final class ItaniumExpressionPrinter {

    private final ItaniumPrinter printer;
    private final ItaniumOutput out;

    ItaniumExpressionPrinter(ItaniumPrinter printer) {
        this.printer = printer;
        out = printer.out;
    }

    void print(ItaniumNode node) throws ItaniumSyntaxException {
        switch (node) {
            case ItaniumNode.Decltype decltype -> {
                out.add("decltype (");
                printer.print(decltype.expression());
                out.add(')');
            }
            case ItaniumNode.FunctionParameter parameter ->
                out.add(parameter.index() == 0 ? "this" : "{parm#" + parameter.index() + "}");
            case Literal literal -> literal(literal);
            case ItaniumNode.Initializers initializers -> {
                if (initializers.type() != null) {
                    printer.print(initializers.type());
                }
                out.add('{');
                printer.print(initializers.values());
                out.add('}');
            }
            case ItaniumNode.VendorExpression vendor -> {
                printer.print(vendor.name());
                out.add('(');
                printer.print(vendor.arguments());
                out.add(')');
            }
            case ItaniumNode.Cast cast -> {
                out.add("operator ");
                printer.print(cast.type());
            }
            case ItaniumNode.Nullary nullary -> symbol(nullary.operator());
            case Unary unary -> unary(unary);
            case Binary binary -> binary(binary);
            case Ternary ternary -> ternary(ternary);
            case Allocation allocation -> allocation(allocation);
            default -> throw new ItaniumSyntaxException();
        }
    }

    /// An operand, in parentheses unless it is a name, a parameter or a list in braces.
    void operand(ItaniumNode node) throws ItaniumSyntaxException {
        boolean simple = switch (node) {
            case ItaniumNode.Text _,
                    ItaniumNode.Qualified _,
                    ItaniumNode.Initializers _,
                    ItaniumNode.FunctionParameter _ -> true;
            default -> false;
        };
        if (!simple) {
            out.add('(');
        }
        printer.print(node);
        if (!simple) {
            out.add(')');
        }
    }

    private void symbol(ItaniumNode operator) throws ItaniumSyntaxException {
        if (operator instanceof OperatorName name) {
            out.add(name.operator().text());
        } else {
            printer.print(operator);
        }
    }

    private static String code(ItaniumNode operator) {
        return operator instanceof OperatorName name ? name.operator().code() : "";
    }

    private void unary(Unary unary) throws ItaniumSyntaxException {
        String code = code(unary.operator());
        ItaniumNode operand = unary.operand();
        if (unary.postfix()) {
            operand(operand);
            symbol(unary.operator());
            return;
        }
        switch (code) {
            case "sZ" -> {
                Arguments pack = new ItaniumPacks(printer).firstIn(operand);
                out.add(Integer.toString(pack == null ? 0 : pack.items().size()));
                return;
            }
            case "sP" -> {
                out.add(Integer.toString(operand instanceof Arguments list ? count(list) : 1));
                return;
            }
            case "ad" -> {
                // The address of a member function is written without its parameters.
                if (operand instanceof Encoding encoding && encoding.name() instanceof ItaniumNode.Qualified) {
                    operand = encoding.name();
                }
            }
            default -> {}
        }
        if (unary.operator() instanceof ItaniumNode.Cast cast) {
            out.add('(');
            printer.print(cast.type());
            out.add(')');
        } else {
            symbol(unary.operator());
        }
        switch (code) {
            case "gs" -> printer.print(operand);
            case "st" -> {
                out.add('(');
                printer.print(operand);
                out.add(')');
            }
            default -> operand(operand);
        }
    }

    /// How many arguments a list has once its packs are expanded.
    private int count(Arguments list) throws ItaniumSyntaxException {
        int count = 0;
        for (ItaniumNode item : list.items()) {
            Arguments pack = item instanceof PackExpansion expansion
                    ? new ItaniumPacks(printer).firstIn(expansion.pattern())
                    : null;
            count += pack == null ? 1 : pack.items().size();
        }
        return count;
    }

    private void binary(Binary binary) throws ItaniumSyntaxException {
        ItaniumNode left = binary.left();
        ItaniumNode right = binary.right();
        String code = code(binary.operator());
        switch (code) {
            case "cc", "dc", "sc", "rc" -> {
                symbol(binary.operator());
                out.add('<');
                printer.print(left);
                out.add(">(");
                printer.print(right);
                out.add(')');
            }
            case "fl" -> {
                out.add("(...");
                symbol(left);
                operand(right);
                out.add(')');
            }
            case "fr" -> {
                out.add('(');
                operand(right);
                symbol(left);
                out.add("...)");
            }
            case "di" -> {
                out.add('.');
                printer.print(left);
                assigned(right);
            }
            case "dx" -> {
                out.add('[');
                printer.print(left);
                out.add(']');
                assigned(right);
            }
            case "cl" -> {
                // What is called is named without its parameters' types; the arguments follow.
                operand(left instanceof Encoding encoding ? encoding.name() : left);
                operand(right);
            }
            case "ix" -> {
                operand(left);
                out.add('[');
                printer.print(right);
                out.add(']');
            }
            case "gt" -> {
                // A bare `>` would end the template arguments.
                out.add('(');
                infix(binary);
                out.add(')');
            }
            default -> infix(binary);
        }
    }

    private void infix(Binary binary) throws ItaniumSyntaxException {
        operand(binary.left());
        symbol(binary.operator());
        operand(binary.right());
    }

    private void assigned(ItaniumNode value) throws ItaniumSyntaxException {
        String code = value instanceof Binary binary
                ? code(binary.operator())
                : value instanceof Ternary ternary ? code(ternary.operator()) : "";
        if (code.equals("di") || code.equals("dx") || code.equals("dX")) {
            printer.print(value);
        } else {
            out.add('=');
            operand(value);
        }
    }

    private void ternary(Ternary ternary) throws ItaniumSyntaxException {
        ItaniumNode first = ternary.first();
        ItaniumNode second = ternary.second();
        ItaniumNode third = ternary.third();
        switch (code(ternary.operator())) {
            case "fL", "fR" -> {
                out.add('(');
                operand(second);
                symbol(first);
                out.add("...");
                symbol(first);
                operand(third);
                out.add(')');
            }
            case "dX" -> {
                out.add('[');
                printer.print(first);
                out.add(" ... ");
                printer.print(second);
                out.add(']');
                assigned(third);
            }
            default -> {
                operand(first);
                symbol(ternary.operator());
                operand(second);
                out.add(" : ");
                operand(third);
            }
        }
    }

    private void allocation(Allocation allocation) throws ItaniumSyntaxException {
        out.add("new ");
        if (!allocation.placement().items().isEmpty()) {
            operand(allocation.placement());
            out.add(' ');
        }
        printer.print(allocation.type());
        if (allocation.initializer() != null) {
            operand(allocation.initializer());
        }
    }

    /// Literals of the usual arithmetic types as C++ writes them; others with their type before them, and
    /// floating-point
    /// numbers by their bytes.
    private void literal(Literal literal) throws ItaniumSyntaxException {
        if (literal.type() instanceof Builtin builtin && builtin.suffix() != null) {
            boolean truth = builtin.text().equals("bool");
            if (!truth) {
                if (literal.negative()) {
                    out.add('-');
                }
                out.add(literal.digits());
                out.add(builtin.suffix());
                return;
            }
            if (!literal.negative()
                    && (literal.digits().equals("0") || literal.digits().equals("1"))) {
                out.add(literal.digits().equals("1") ? "true" : "false");
                return;
            }
        }
        out.add('(');
        printer.print(literal.type());
        out.add(')');
        if (literal.negative()) {
            out.add('-');
        }
        boolean bracketed = literal.type() instanceof Builtin builtin && builtin.bracketed();
        if (bracketed) {
            out.add('[');
        }
        out.add(literal.digits());
        if (bracketed) {
            out.add(']');
        }
    }
}
