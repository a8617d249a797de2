package parallax.binary;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Arguments;
import parallax.binary.ItaniumNode.Conversion;
import parallax.binary.ItaniumNode.DefaultArgument;
import parallax.binary.ItaniumNode.Encoding;
import parallax.binary.ItaniumNode.HeadParameter;
import parallax.binary.ItaniumNode.Lambda;
import parallax.binary.ItaniumNode.Local;
import parallax.binary.ItaniumNode.MemberName;
import parallax.binary.ItaniumNode.Module;
import parallax.binary.ItaniumNode.PackExpansion;
import parallax.binary.ItaniumNode.Suffix;
import parallax.binary.ItaniumNode.Template;
import parallax.binary.ItaniumNode.TemplateParameter;

/// Writes a name as GNU `c++filt` does: names here, types and expressions in the classes it asks.
final class ItaniumPrinter {

    /// Nodes within nodes; a power of two. Every level takes up to half a kilobyte of stack.
    private static final int DEEPEST = 512;

    final ItaniumOutput out = new ItaniumOutput();
    final ItaniumTypePrinter types = new ItaniumTypePrinter(this);
    final ItaniumExpressionPrinter expressions = new ItaniumExpressionPrinter(this);

    /// Whose arguments `T_` means; null outside every template.
    @Nullable
    ItaniumScope scope;

    /// Which element of the packs is being written.
    int packIndex;

    /// Within the parameters of a lambda, whose own template parameters `T_` means.
    boolean inLambda;

    private List<ItaniumNode> lambdaHead = List.of();
    private @Nullable Template currentTemplate;
    private int depth;

    /// In which scope a parameter was first met behind a reference, so that it means the same where it is substituted.
    private @Nullable IdentityHashMap<TemplateParameter, ItaniumScope> firstScopes;

    /// What is being written, from the outermost to the innermost.
    private ItaniumNode[] ancestors = new ItaniumNode[32];

    void enter(ItaniumNode node) throws ItaniumSyntaxException {
        if (depth == ancestors.length) {
            if (depth >= DEEPEST) {
                throw new ItaniumSyntaxException();
            }
            ancestors = Arrays.copyOf(ancestors, 2 * depth);
        }
        ancestors[depth++] = node;
        out.step();
    }

    void leave() {
        depth--;
    }

    /// Whether a node is being written, the innermost aside. The node itself, not one that says the same.
    @SuppressWarnings("ReferenceEquality")
    boolean isWithin(ItaniumNode node) {
        int i = depth - 1;
        ItaniumNode innermost = ancestors[i];
        while (i >= 0 && ancestors[i] == innermost) {
            i--;
        }
        while (i >= 0 && ancestors[i] != node) {
            i--;
        }
        return i >= 0;
    }

    /// The scope in which a parameter was first met; remembers this one if it was not yet.
    @Nullable
    ItaniumScope firstScope(TemplateParameter parameter) {
        if (scope == null) {
            return null;
        }
        if (firstScopes == null) {
            firstScopes = new IdentityHashMap<>();
        }
        ItaniumScope first = firstScopes.putIfAbsent(parameter, scope);
        return first == null ? scope : first;
    }

    void print(ItaniumNode node) throws ItaniumSyntaxException {
        enter(node);
        switch (node) {
            case ItaniumNode.Text text -> out.add(text.text());
            case ItaniumNode.Builtin builtin -> out.add(builtin.text());
            case ItaniumNode.VendorType type -> print(type.name());
            case ItaniumNode.Abbreviation abbreviation -> out.add(abbreviation.text());
            case ItaniumNode.Qualified qualified -> {
                print(qualified.scope());
                out.add("::");
                print(qualified.name());
            }
            case Local local -> {
                print(local.function());
                out.add("::");
                print(local.entity());
            }
            case DefaultArgument argument -> {
                defaultArgument(argument);
                print(argument.entity());
            }
            case ItaniumNode.Tagged tagged -> {
                print(tagged.name());
                out.add("[abi:");
                print(tagged.tag());
                out.add(']');
            }
            case Module module -> module(module);
            case ItaniumNode.ModuleEntity entity -> {
                print(entity.name());
                out.add('@');
                print(entity.module());
            }
            case Template template -> template(template);
            case Arguments arguments -> list(arguments.items());
            case TemplateParameter parameter -> parameter(parameter);
            case HeadParameter parameter -> headParameter(parameter, -1);
            case Lambda lambda -> lambda(lambda);
            case ItaniumNode.UnnamedType type -> out.add("{unnamed type#" + type.number() + "}");
            case ItaniumNode.Constructor constructor -> print(constructor.name());
            case ItaniumNode.Destructor destructor -> {
                out.add('~');
                print(destructor.name());
            }
            case ItaniumNode.OperatorName name -> operatorName(name.operator());
            case ItaniumNode.VendorOperator operator -> {
                out.add("operator ");
                print(operator.name());
            }
            case ItaniumNode.LiteralOperator operator -> {
                out.add("operator\"\" ");
                print(operator.name());
            }
            case Conversion conversion -> {
                out.add("operator ");
                conversion(conversion.type());
            }
            case ItaniumNode.StructuredBinding binding -> {
                out.add('[');
                list(binding.names());
                out.add(']');
            }
            case MemberName name -> {
                print(name.name());
                suffixes(name.suffixes());
            }
            case Encoding encoding -> encoding(encoding);
            case ItaniumNode.Special special -> {
                out.add(special.text());
                print(special.of());
            }
            case ItaniumNode.ConstructionTable table -> {
                out.add("construction vtable for ");
                print(table.base());
                out.add("-in-");
                print(table.derived());
            }
            case ItaniumNode.Clone clone -> {
                print(clone.encoding());
                out.add(" [clone ");
                out.add(clone.suffix());
                out.add(']');
            }
            case PackExpansion expansion -> packExpansion(expansion);
            case ItaniumNode.CvQualified _,
                    ItaniumNode.Pointer _,
                    ItaniumNode.Reference _,
                    ItaniumNode.MemberPointer _,
                    ItaniumNode.Extended _,
                    ItaniumNode.Array _,
                    ItaniumNode.Function _ -> {
                types.left(node, null);
                types.right(node);
            }
            default -> expressions.print(node);
        }
        leave();
    }

    /// With a comma between; what writes nothing at the end loses its comma.
    void list(List<ItaniumNode> items) throws ItaniumSyntaxException {
        int end = out.length();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.add(", ");
            }
            int start = out.length();
            print(items.get(i));
            if (out.length() > start || i == 0) {
                end = out.length();
            }
        }
        out.cutTo(end);
    }

    private void defaultArgument(DefaultArgument argument) throws ItaniumSyntaxException {
        out.add("{default arg#" + argument.index() + "}::");
    }

    private void module(Module module) throws ItaniumSyntaxException {
        if (module.parent() != null) {
            print(module.parent());
        }
        if (module.partition()) {
            out.add(':');
        } else if (module.parent() != null) {
            out.add('.');
        }
        print(module.name());
    }

    private void template(Template template) throws ItaniumSyntaxException {
        Template outer = currentTemplate;
        currentTemplate = template;
        print(template.name());
        angles(template.arguments());
        currentTemplate = outer;
    }

    private void angles(Arguments arguments) throws ItaniumSyntaxException {
        if (out.last() == '<') {
            out.add(' ');
        }
        out.add('<');
        print(arguments);
        // Two closing brackets would be a shift in older C++.
        if (out.last() == '>') {
            out.add(' ');
        }
        out.add('>');
    }

    private void parameter(TemplateParameter parameter) throws ItaniumSyntaxException {
        if (inLambda) {
            lambdaParameter(parameter.index());
            return;
        }
        ItaniumNode argument = argument(parameter);
        ItaniumScope outer = scope;
        scope = outer == null ? null : outer.outer();
        print(argument);
        scope = outer;
    }

    void lambdaParameter(int index) throws ItaniumSyntaxException {
        if (index < lambdaHead.size() && lambdaHead.get(index) instanceof HeadParameter head) {
            out.add("$" + head.kind() + index);
        } else {
            out.add("auto:" + (index + 1));
        }
    }

    /// What a parameter stands for: of a pack, the element being written.
    ItaniumNode argument(TemplateParameter parameter) throws ItaniumSyntaxException {
        if (scope == null) {
            throw new ItaniumSyntaxException();
        }
        ItaniumNode argument = scope.argument(parameter.index());
        if (!(argument instanceof Arguments pack)) {
            return argument;
        }
        if (packIndex >= pack.items().size()) {
            throw new ItaniumSyntaxException();
        }
        return pack.items().get(packIndex);
    }

    private void headParameter(HeadParameter parameter, int index) throws ItaniumSyntaxException {
        switch (parameter.kind()) {
            case "T" -> out.add("typename");
            case "N" -> print(parameter.type() == null ? parameter : parameter.type());
            default -> {
                out.add("template<");
                list(parameter.head());
                out.add("> class");
            }
        }
        if (parameter.pack()) {
            out.add("...");
        }
        if (index >= 0) {
            out.add(" $" + parameter.kind() + index);
        }
    }

    private void lambda(Lambda lambda) throws ItaniumSyntaxException {
        boolean outer = inLambda;
        List<ItaniumNode> outerHead = lambdaHead;
        inLambda = true;
        lambdaHead = lambda.head();
        out.add("{lambda");
        if (!lambda.head().isEmpty()) {
            out.add('<');
            for (int i = 0; i < lambda.head().size(); i++) {
                out.add(i == 0 ? "" : ", ");
                if (lambda.head().get(i) instanceof HeadParameter parameter) {
                    headParameter(parameter, i);
                }
            }
            out.add('>');
        }
        out.add('(');
        list(lambda.parameters());
        inLambda = outer;
        lambdaHead = outerHead;
        out.add(")#" + lambda.number() + "}");
    }

    void operatorName(ItaniumOperator operator) throws ItaniumSyntaxException {
        String text = operator.text();
        out.add(ItaniumCursor.isLower(text.charAt(0)) ? "operator " : "operator");
        out.add(text.endsWith(" ") ? text.substring(0, text.length() - 1) : text);
    }

    /// The type of a conversion function may use the arguments that stand behind it.
    private void conversion(ItaniumNode type) throws ItaniumSyntaxException {
        ItaniumScope outer = scope;
        if (currentTemplate != null) {
            scope = new ItaniumScope(currentTemplate, outer);
        }
        if (type instanceof Template template) {
            print(template.name());
            scope = outer;
            angles(template.arguments());
        } else {
            print(type);
            scope = outer;
        }
    }

    void packExpansion(PackExpansion expansion) throws ItaniumSyntaxException {
        Arguments pack = inLambda ? null : new ItaniumPacks(this).firstIn(expansion.pattern());
        if (pack == null) {
            expressions.operand(expansion.pattern());
            out.add("...");
            return;
        }
        int outer = packIndex;
        int size = pack.items().size();
        for (int i = 0; i < size; i++) {
            packIndex = i;
            print(expansion.pattern());
            if (i < size - 1) {
                out.add(", ");
            }
        }
        packIndex = outer;
    }

    /// Result, name, parameters, and behind them what belongs to the function's `this`.
    private void encoding(Encoding encoding) throws ItaniumSyntaxException {
        ItaniumScope outer = scope;
        ItaniumNode name = encoding.name();
        List<Suffix> suffixes = List.of();
        if (name instanceof MemberName member) {
            suffixes = member.suffixes();
            name = member.name();
        }
        ItaniumNode entity = name;
        if (name instanceof Local local) {
            entity = local.entity() instanceof DefaultArgument argument ? argument.entity() : local.entity();
            if (entity instanceof MemberName member) {
                suffixes = member.suffixes();
                entity = member.name();
            }
        }
        ItaniumScope inner = entity instanceof Template template ? new ItaniumScope(template, outer) : outer;
        scope = inner;
        types.result(encoding.function());
        scope = outer;
        if (name instanceof Local local) {
            localName(local, entity);
        } else {
            print(name);
        }
        scope = inner;
        types.parameters(encoding.function());
        suffixes(encoding.function().suffixes());
        scope = outer;
        suffixes(suffixes);
        scope = inner;
        types.behindResult(encoding.function());
        scope = outer;
    }

    private void localName(Local local, ItaniumNode entity) throws ItaniumSyntaxException {
        print(local.function());
        out.add("::");
        if (local.entity() instanceof DefaultArgument argument) {
            defaultArgument(argument);
        }
        print(entity);
    }

    void suffixes(List<Suffix> suffixes) throws ItaniumSyntaxException {
        for (Suffix suffix : suffixes) {
            suffix(suffix);
        }
    }

    void suffix(Suffix suffix) throws ItaniumSyntaxException {
        out.add(' ');
        out.add(suffix.word());
        if (suffix.operands() != null) {
            out.add('(');
            list(suffix.operands());
            out.add(')');
        }
    }
}
