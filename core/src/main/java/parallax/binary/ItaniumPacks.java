package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Arguments;
import parallax.binary.ItaniumNode.TemplateParameter;

/// Finds the template argument pack that a pattern expands, which says how often.
final class ItaniumPacks {

    private final ItaniumPrinter printer;

    ItaniumPacks(ItaniumPrinter printer) {
        this.printer = printer;
    }

    /// The first pack a pattern mentions; null where it mentions none that is known.
    @Nullable
    Arguments firstIn(@Nullable ItaniumNode pattern) throws ItaniumSyntaxException {
        printer.out.step();
        return switch (pattern) {
            case null -> null;
            case TemplateParameter parameter -> pack(parameter);
            case ItaniumNode.Qualified node -> either(node.scope(), node.name());
            case ItaniumNode.Local node -> either(node.function(), node.entity());
            case ItaniumNode.Template node -> either(node.name(), node.arguments());
            case Arguments node -> firstIn(node.items());
            case ItaniumNode.VendorOperator node -> firstIn(node.name());
            case ItaniumNode.Conversion node -> firstIn(node.type());
            case ItaniumNode.Cast node -> firstIn(node.type());
            case ItaniumNode.MemberName node -> firstIn(node.name());
            case ItaniumNode.Encoding node -> either(node.name(), node.function());
            case ItaniumNode.CvQualified node -> firstIn(node.type());
            case ItaniumNode.Pointer node -> firstIn(node.type());
            case ItaniumNode.Reference node -> firstIn(node.type());
            case ItaniumNode.MemberPointer node -> either(node.owner(), node.type());
            case ItaniumNode.Extended node -> either(node.type(), node.operand());
            case ItaniumNode.Array node -> either(node.length(), node.type());
            case ItaniumNode.Function node -> function(node);
            case ItaniumNode.Decltype node -> firstIn(node.expression());
            case ItaniumNode.Literal node -> firstIn(node.type());
            case ItaniumNode.Initializers node -> either(node.type(), node.values());
            case ItaniumNode.VendorExpression node -> firstIn(node.arguments());
            case ItaniumNode.Unary node -> either(node.operator(), node.operand());
            case ItaniumNode.Binary node -> either(node.left(), node.right());
            case ItaniumNode.Ternary node -> {
                Arguments first = either(node.first(), node.second());
                yield first != null ? first : firstIn(node.third());
            }
            case ItaniumNode.Allocation node -> {
                Arguments first = either(node.placement(), node.type());
                yield first != null ? first : firstIn(node.initializer());
            }
            default -> null;
        };
    }

    private @Nullable Arguments pack(TemplateParameter parameter) throws ItaniumSyntaxException {
        if (printer.scope == null) {
            throw new ItaniumSyntaxException();
        }
        List<ItaniumNode> items = printer.scope.template().arguments().items();
        boolean known = parameter.index() < items.size();
        return known && items.get(parameter.index()) instanceof Arguments pack ? pack : null;
    }

    private @Nullable Arguments either(@Nullable ItaniumNode one, @Nullable ItaniumNode other)
            throws ItaniumSyntaxException {
        Arguments first = firstIn(one);
        return first != null ? first : firstIn(other);
    }

    private @Nullable Arguments firstIn(List<ItaniumNode> items) throws ItaniumSyntaxException {
        for (ItaniumNode item : items) {
            Arguments pack = firstIn(item);
            if (pack != null) {
                return pack;
            }
        }
        return null;
    }

    private @Nullable Arguments function(ItaniumNode.Function node) throws ItaniumSyntaxException {
        Arguments first = firstIn(node.result());
        if (first == null) {
            first = firstIn(node.parameters());
        }
        for (ItaniumNode.Suffix suffix : node.suffixes()) {
            if (first == null && suffix.operands() != null) {
                first = firstIn(suffix.operands());
            }
        }
        return first;
    }
}
