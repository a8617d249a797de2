package parallax.binary;

import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Array;
import parallax.binary.ItaniumNode.CvQualified;
import parallax.binary.ItaniumNode.Extended;
import parallax.binary.ItaniumNode.Function;
import parallax.binary.ItaniumNode.MemberPointer;
import parallax.binary.ItaniumNode.Pointer;
import parallax.binary.ItaniumNode.Reference;
import parallax.binary.ItaniumNode.TemplateParameter;

/// Writes types as C++ declares them: a part before the name that is declared, and one behind it.
final class ItaniumTypePrinter {

    /// What a declarator around a type has to know.
    private enum Shape {
        PLAIN,
        FUNCTION,
        ARRAY
    }

    private final ItaniumPrinter printer;
    private final ItaniumOutput out;

    ItaniumTypePrinter(ItaniumPrinter printer) {
        this.printer = printer;
        out = printer.out;
    }

    /// The qualifiers that follow directly, of which none is written twice.
    record Around(String word, @Nullable Around next) {

        boolean has(String qualifier) {
            for (Around around = this; around != null; around = around.next()) {
                if (around.word().equals(qualifier)) {
                    return true;
                }
            }
            return false;
        }
    }

    void left(ItaniumNode type, @Nullable Around around) throws ItaniumSyntaxException {
        printer.enter(type);
        switch (type) {
            case CvQualified qualified -> {
                String word = qualified.qualifier().word();
                if (around != null && around.has(word)) {
                    left(qualified.type(), around);
                } else {
                    left(qualified.type(), new Around(word, around));
                    if (shape(qualified.type()) == Shape.FUNCTION) {
                        open(true);
                    }
                    printer.suffix(qualified.qualifier());
                }
            }
            case Pointer pointer -> {
                layer(pointer.type(), false);
                out.add('*');
            }
            case Reference reference -> reference(reference, true);
            case MemberPointer pointer -> {
                layer(pointer.type(), true);
                if (out.last() != '(') {
                    out.add(' ');
                }
                printer.print(pointer.owner());
                out.add("::*");
            }
            case Extended extended -> {
                layer(extended.type(), true);
                out.add(extended.before());
                if (extended.operand() != null) {
                    printer.print(extended.operand());
                }
                out.add(extended.after());
            }
            case Array array -> left(array.type(), null);
            case Function function -> result(function);
            case TemplateParameter parameter
            when !printer.inLambda -> {
                ItaniumNode argument = printer.argument(parameter);
                ItaniumScope outer = popScope();
                left(argument, around);
                printer.scope = outer;
            }
            default -> printer.print(type);
        }
        printer.leave();
    }

    void right(ItaniumNode type) throws ItaniumSyntaxException {
        right(type, true);
    }

    /// @param spaced before the bracket of an array, which none has behind another
    private void right(ItaniumNode type, boolean spaced) throws ItaniumSyntaxException {
        printer.enter(type);
        switch (type) {
            case CvQualified qualified -> {
                if (shape(qualified.type()) == Shape.FUNCTION) {
                    out.add(')');
                }
                right(qualified.type(), spaced);
            }
            case Pointer pointer -> layerEnd(pointer.type());
            case Reference reference -> reference(reference, false);
            case MemberPointer pointer -> layerEnd(pointer.type());
            case Extended extended -> layerEnd(extended.type());
            case Array array -> {
                out.add(spaced ? " [" : "[");
                if (array.length() != null) {
                    printer.print(array.length());
                }
                out.add(']');
                right(array.type(), false);
            }
            case Function function -> {
                parameters(function);
                printer.suffixes(function.suffixes());
                behindResult(function);
            }
            case TemplateParameter parameter
            when !printer.inLambda -> {
                ItaniumNode argument = printer.argument(parameter);
                ItaniumScope outer = popScope();
                right(argument, spaced);
                printer.scope = outer;
            }
            default -> {}
        }
        printer.leave();
    }

    /// The result type up to the function's name; nothing where it is not known.
    void result(Function function) throws ItaniumSyntaxException {
        ItaniumNode result = function.result();
        if (result != null) {
            left(result, null);
            if (!endsBehind(result)) {
                out.add(' ');
            }
        }
    }

    void behindResult(Function function) throws ItaniumSyntaxException {
        if (function.result() != null) {
            right(function.result(), true);
        }
    }

    void parameters(Function function) throws ItaniumSyntaxException {
        out.add('(');
        printer.list(function.parameters());
        out.add(')');
    }

    private void layer(ItaniumNode inner, boolean spaced) throws ItaniumSyntaxException {
        left(inner, null);
        switch (shape(inner)) {
            case FUNCTION -> open(spaced);
            case ARRAY -> out.add(" (");
            case PLAIN -> {}
        }
    }

    private void layerEnd(ItaniumNode inner) throws ItaniumSyntaxException {
        if (shape(inner) != Shape.PLAIN) {
            out.add(')');
        }
        right(inner, true);
    }

    private void open(boolean spaced) throws ItaniumSyntaxException {
        char last = out.last();
        if (last != ' ' && (spaced || (last != '(' && last != '*'))) {
            out.add(' ');
        }
        out.add('(');
    }

    /// A reference to a reference, which a parameter can stand for: `&` wins over `&&`.
    private void reference(Reference reference, boolean before) throws ItaniumSyntaxException {
        ItaniumScope outer = printer.scope;
        ItaniumNode inner = reference.type();
        boolean rvalue = reference.rvalue();
        ItaniumNode target = inner;
        if (inner instanceof TemplateParameter parameter && !printer.inLambda) {
            ItaniumScope first = printer.firstScope(parameter);
            if (first != outer && !printer.isWithin(parameter) && !printer.isWithin(reference)) {
                printer.scope = first;
            }
            target = printer.argument(parameter);
        }
        if (target instanceof Reference collapsed) {
            inner = collapsed.type();
            rvalue = rvalue && collapsed.rvalue();
        }
        if (before) {
            layer(inner, false);
            out.add(rvalue ? "&&" : "&");
        } else {
            layerEnd(inner);
        }
        printer.scope = outer;
    }

    private @Nullable ItaniumScope popScope() {
        ItaniumScope outer = printer.scope;
        printer.scope = outer == null ? null : outer.outer();
        return outer;
    }

    private Shape shape(ItaniumNode type) throws ItaniumSyntaxException {
        out.step();
        return switch (type) {
            case Function _ -> Shape.FUNCTION;
            case Array _ -> Shape.ARRAY;
            case CvQualified qualified -> shape(qualified.type()) == Shape.ARRAY ? Shape.ARRAY : Shape.PLAIN;
            case TemplateParameter parameter
            when !printer.inLambda -> {
                ItaniumNode argument = printer.argument(parameter);
                ItaniumScope outer = popScope();
                Shape shape = shape(argument);
                printer.scope = outer;
                yield shape;
            }
            default -> Shape.PLAIN;
        };
    }

    /// Whether a part of the type stands behind what it declares.
    private boolean endsBehind(ItaniumNode type) throws ItaniumSyntaxException {
        out.step();
        return switch (type) {
            case Function _, Array _ -> true;
            case CvQualified qualified -> endsBehind(qualified.type());
            case Pointer pointer -> endsBehind(pointer.type());
            case Reference reference -> endsBehind(reference.type());
            case MemberPointer pointer -> endsBehind(pointer.type());
            case Extended extended -> endsBehind(extended.type());
            case TemplateParameter parameter
            when !printer.inLambda -> {
                ItaniumNode argument = printer.argument(parameter);
                ItaniumScope outer = popScope();
                boolean ends = endsBehind(argument);
                printer.scope = outer;
                yield ends;
            }
            default -> false;
        };
    }
}
