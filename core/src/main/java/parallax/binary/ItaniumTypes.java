package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Array;
import parallax.binary.ItaniumNode.Builtin;
import parallax.binary.ItaniumNode.CvQualified;
import parallax.binary.ItaniumNode.Decltype;
import parallax.binary.ItaniumNode.Extended;
import parallax.binary.ItaniumNode.Function;
import parallax.binary.ItaniumNode.MemberPointer;
import parallax.binary.ItaniumNode.PackExpansion;
import parallax.binary.ItaniumNode.Pointer;
import parallax.binary.ItaniumNode.Reference;
import parallax.binary.ItaniumNode.Suffix;
import parallax.binary.ItaniumNode.Template;
import parallax.binary.ItaniumNode.TemplateParameter;
import parallax.binary.ItaniumNode.Text;
import parallax.binary.ItaniumNode.VendorType;

/// `<type>`.
final class ItaniumTypes {

    static final Suffix LVALUE = new Suffix("&", null);
    static final Suffix RVALUE = new Suffix("&&", null);
    static final Builtin VOID = new Builtin("void", null, false);

    private final ItaniumParser parser;
    private final ItaniumCursor cursor;

    ItaniumTypes(ItaniumParser parser) {
        this.parser = parser;
        cursor = parser.cursor;
    }

    ItaniumNode type() throws ItaniumSyntaxException {
        ItaniumNode builtin = ItaniumBuiltins.of(cursor.peek());
        if (builtin != null) {
            cursor.skip(1);
            return builtin;
        }
        cursor.enter();
        ItaniumNode type = startsQualifiers() ? qualified() : compound();
        cursor.leave();
        return type;
    }

    private ItaniumNode compound() throws ItaniumSyntaxException {
        ItaniumNode type;
        switch (cursor.peek()) {
            case 'F' -> type = function();
            case 'A' -> type = array();
            case 'M' -> type = memberPointer();
            case 'T' -> type = templateParameter();
            case 'S' -> {
                return substituted();
            }
            case 'P' -> {
                cursor.skip(1);
                type = new Pointer(type());
            }
            case 'R' -> {
                cursor.skip(1);
                type = new Reference(type(), false);
            }
            case 'O' -> {
                cursor.skip(1);
                type = new Reference(type(), true);
            }
            case 'C' -> {
                cursor.skip(1);
                type = new Extended(type(), " _Complex", null, "");
            }
            case 'G' -> {
                cursor.skip(1);
                type = new Extended(type(), " _Imaginary", null, "");
            }
            case 'U' -> type = vendorQualified();
            case 'u' -> {
                cursor.skip(1);
                type = vendorType();
                if (cursor.peek() == 'I') {
                    type = new Template(type, parser.templates.arguments());
                }
            }
            case 'D' -> {
                ItaniumNode builtin = ItaniumBuiltins.ofD(cursor);
                if (builtin != null) {
                    return builtin;
                }
                type = extended();
            }
            default -> type = parser.names.name();
        }
        parser.substitutions.add(type);
        return type;
    }

    private ItaniumNode vendorType() throws ItaniumSyntaxException {
        return new VendorType(parser.unqualified.sourceName());
    }

    private ItaniumNode substituted() throws ItaniumSyntaxException {
        char next = cursor.peek(1);
        ItaniumNode type;
        if (next == '_' || ItaniumCursor.isDigit(next) || ItaniumCursor.isUpper(next)) {
            type = parser.names.substitution();
            if (type instanceof ItaniumNode.Module module) {
                type = parser.unqualified.name(module);
                parser.substitutions.add(type);
            }
            if (cursor.peek() != 'I') {
                return type;
            }
            type = new Template(type, parser.templates.arguments());
        } else {
            type = parser.names.name();
            if (type instanceof ItaniumNode.Abbreviation || type instanceof ItaniumNode.Tagged) {
                return type;
            }
        }
        parser.substitutions.add(type);
        return type;
    }

    /// `T_`, or a template template parameter with its arguments, unless they belong to the conversion function that
    /// is being named.
    private ItaniumNode templateParameter() throws ItaniumSyntaxException {
        TemplateParameter parameter = parser.templates.parameter();
        if (cursor.peek() != 'I') {
            return parameter;
        }
        if (!parser.inConversion) {
            parser.substitutions.add(parameter);
            return new Template(parameter, parser.templates.arguments());
        }
        int at = cursor.at();
        int count = parser.substitutions.count();
        ItaniumNode.Arguments arguments = parser.templates.arguments();
        if (cursor.peek() == 'I') {
            parser.substitutions.add(parameter);
            return new Template(parameter, arguments);
        }
        cursor.backTo(at);
        parser.substitutions.backTo(count);
        return parameter;
    }

    private boolean startsQualifiers() {
        return switch (cursor.peek()) {
            case 'r', 'V', 'K' -> true;
            case 'D' ->
                switch (cursor.peek(1)) {
                    case 'x', 'o', 'O', 'w' -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /// The first written is the outermost; before a function type they belong to its `this`, and only the whole is a
    /// candidate for substitution.
    private ItaniumNode qualified() throws ItaniumSyntaxException {
        List<Suffix> qualifiers = memberQualifiers();
        ItaniumNode type;
        if (cursor.peek() == 'F') {
            Function plain = function();
            List<Suffix> suffixes = new ArrayList<>(qualifiers);
            suffixes.addAll(plain.suffixes());
            type = new Function(plain.result(), plain.parameters(), suffixes);
        } else {
            type = type();
            for (Suffix qualifier : qualifiers) {
                type = new CvQualified(type, qualifier);
            }
        }
        parser.substitutions.add(type);
        return type;
    }

    /// In the order in which they are printed, which is from the last to the first.
    List<Suffix> memberQualifiers() throws ItaniumSyntaxException {
        List<Suffix> qualifiers = List.of();
        while (startsQualifiers()) {
            if (qualifiers.isEmpty()) {
                qualifiers = new ArrayList<>(2);
            }
            qualifiers.addFirst(qualifier());
        }
        return qualifiers;
    }

    private Suffix qualifier() throws ItaniumSyntaxException {
        return switch (cursor.next()) {
            case 'r' -> new Suffix("restrict", null);
            case 'V' -> new Suffix("volatile", null);
            case 'K' -> new Suffix("const", null);
            default ->
                switch (cursor.next()) {
                    case 'x' -> new Suffix("transaction_safe", null);
                    case 'o' -> new Suffix("noexcept", null);
                    case 'O' -> {
                        ItaniumNode condition = parser.expressions.expression();
                        cursor.expect('E');
                        yield new Suffix("noexcept", List.of(condition));
                    }
                    default -> {
                        List<ItaniumNode> thrown = parameters();
                        cursor.expect('E');
                        yield new Suffix("throw", thrown);
                    }
                };
        };
    }

    private Function function() throws ItaniumSyntaxException {
        cursor.expect('F');
        cursor.enter();
        cursor.take('Y');
        Function function = bareFunctionType(true);
        cursor.expect('E');
        cursor.leave();
        return function;
    }

    /// `<type>+`, and a ref-qualifier before the `E`.
    Function bareFunctionType(boolean withResult) throws ItaniumSyntaxException {
        ItaniumNode result = cursor.take('J') || withResult ? type() : null;
        List<ItaniumNode> parameters = parameters();
        List<Suffix> suffixes = List.of();
        if (cursor.take('R')) {
            suffixes = List.of(LVALUE);
        } else if (cursor.take('O')) {
            suffixes = List.of(RVALUE);
        }
        return new Function(result, ItaniumEncodings.withoutVoid(parameters), suffixes);
    }

    /// One type or more, up to what ends a list of parameters.
    List<ItaniumNode> parameters() throws ItaniumSyntaxException {
        List<ItaniumNode> parameters = new ArrayList<>(4);
        while (true) {
            char next = cursor.peek();
            if (next == 0 || next == 'E' || next == '.' || ((next == 'R' || next == 'O') && cursor.peek(1) == 'E')) {
                break;
            }
            parameters.add(type());
        }
        if (parameters.isEmpty()) {
            throw new ItaniumSyntaxException();
        }
        return parameters;
    }

    /// `A [<number or expression>] _ <type>`.
    private ItaniumNode array() throws ItaniumSyntaxException {
        cursor.expect('A');
        @Nullable ItaniumNode length = null;
        if (ItaniumCursor.isDigit(cursor.peek())) {
            int start = cursor.at();
            while (ItaniumCursor.isDigit(cursor.peek())) {
                cursor.skip(1);
            }
            length = new Text(cursor.from(start));
        } else if (cursor.peek() != '_') {
            length = parser.expressions.expression();
        }
        cursor.expect('_');
        return new Array(length, type());
    }

    private ItaniumNode memberPointer() throws ItaniumSyntaxException {
        cursor.expect('M');
        ItaniumNode owner = type();
        return new MemberPointer(owner, type());
    }

    /// `U <source-name> [<template-args>] <type>`.
    private ItaniumNode vendorQualified() throws ItaniumSyntaxException {
        cursor.expect('U');
        ItaniumNode qualifier = parser.unqualified.sourceName();
        if (cursor.peek() == 'I') {
            qualifier = new Template(qualifier, parser.templates.arguments());
        }
        return new Extended(type(), " ", qualifier, "");
    }

    /// `Dt`, `DT`, `Dp`, `Dv`.
    private ItaniumNode extended() throws ItaniumSyntaxException {
        return switch (cursor.peek(1)) {
            case 't', 'T' -> decltype();
            case 'p' -> {
                cursor.skip(2);
                yield new PackExpansion(type());
            }
            case 'v' -> {
                cursor.skip(2);
                yield vector();
            }
            default -> throw new ItaniumSyntaxException();
        };
    }

    private ItaniumNode decltype() throws ItaniumSyntaxException {
        cursor.skip(2);
        ItaniumNode expression = parser.expressions.expression();
        cursor.expect('E');
        return new Decltype(expression);
    }

    private ItaniumNode vector() throws ItaniumSyntaxException {
        ItaniumNode length;
        if (cursor.take('_')) {
            length = parser.expressions.expression();
        } else {
            int start = cursor.at();
            cursor.signedNumber();
            length = new Text(cursor.from(start));
        }
        cursor.expect('_');
        return new Extended(type(), " __vector(", length, ")");
    }
}
