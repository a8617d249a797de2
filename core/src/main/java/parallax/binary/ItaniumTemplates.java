package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Arguments;
import parallax.binary.ItaniumNode.HeadParameter;
import parallax.binary.ItaniumNode.TemplateParameter;

/// `<template-args>`, `<template-param>` and the template heads of lambdas.
final class ItaniumTemplates {

    private final ItaniumParser parser;
    private final ItaniumCursor cursor;

    ItaniumTemplates(ItaniumParser parser) {
        this.parser = parser;
        cursor = parser.cursor;
    }

    /// `I <template-arg>* E`. Names within say nothing about what a constructor behind is called.
    Arguments arguments() throws ItaniumSyntaxException {
        if (!cursor.take('I')) {
            cursor.expect('J');
        }
        cursor.enter();
        @Nullable ItaniumNode lastName = parser.lastName;
        List<ItaniumNode> items = new ArrayList<>(4);
        while (!cursor.take('E')) {
            items.add(argument());
        }
        parser.lastName = lastName;
        cursor.leave();
        return new Arguments(items);
    }

    ItaniumNode argument() throws ItaniumSyntaxException {
        return switch (cursor.peek()) {
            case 'X' -> {
                cursor.skip(1);
                ItaniumNode expression = parser.expressions.expression();
                cursor.expect('E');
                yield expression;
            }
            case 'L' -> parser.expressions.primary();
            case 'I', 'J' -> arguments();
            default -> parser.types.type();
        };
    }

    /// `T_`, `T0_` and so on.
    TemplateParameter parameter() throws ItaniumSyntaxException {
        cursor.expect('T');
        return new TemplateParameter(cursor.countFromUnderscore());
    }

    List<ItaniumNode> head() throws ItaniumSyntaxException {
        List<ItaniumNode> head = List.of();
        while (startsHeadParameter()) {
            if (head.isEmpty()) {
                head = new ArrayList<>(4);
            }
            head.add(headParameter());
        }
        return head;
    }

    private boolean startsHeadParameter() {
        char kind = cursor.peek(1);
        return cursor.peek() == 'T' && (kind == 'y' || kind == 'n' || kind == 't' || kind == 'p');
    }

    private HeadParameter headParameter() throws ItaniumSyntaxException {
        cursor.enter();
        cursor.expect('T');
        HeadParameter parameter = switch (cursor.next()) {
            case 'y' -> new HeadParameter("T", null, List.of(), false);
            case 'n' -> new HeadParameter("N", parser.types.type(), List.of(), false);
            case 't' -> {
                List<ItaniumNode> inner = head();
                cursor.expect('E');
                yield new HeadParameter("TT", null, inner, false);
            }
            case 'p' -> {
                if (!startsHeadParameter() || cursor.peek(1) == 'p') {
                    throw new ItaniumSyntaxException();
                }
                HeadParameter pattern = headParameter();
                yield new HeadParameter(pattern.kind(), pattern.type(), pattern.head(), true);
            }
            default -> throw new ItaniumSyntaxException();
        };
        cursor.leave();
        return parameter;
    }
}
