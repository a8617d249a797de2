package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mangled name says, as a tree; substitutions make it share nodes. Scopes of template parameters are found
/// while
/// printing, since a conversion operator and a return type are read before the arguments they mean.
sealed interface ItaniumNode {

    /// What stands for itself: a source name, a namespace, a number.
    record Text(String text) implements ItaniumNode {}

    /// `<builtin-type>`.
    ///
    /// @param suffix what a literal of the type carries behind its digits; null where the type is written before it
    record Builtin(String text, @Nullable String suffix, boolean bracketed) implements ItaniumNode {}

    record VendorType(Text name) implements ItaniumNode {}

    /// `Sa`, `Ss` and their like, written out.
    ///
    /// @param constructor the name that its constructors have
    record Abbreviation(String text, String constructor) implements ItaniumNode {}

    record Qualified(ItaniumNode scope, ItaniumNode name) implements ItaniumNode {}

    record Local(ItaniumNode function, ItaniumNode entity) implements ItaniumNode {}

    /// An entity within a default argument, counted from the last parameter, from 1.
    record DefaultArgument(int index, ItaniumNode entity) implements ItaniumNode {}

    record Tagged(ItaniumNode name, ItaniumNode tag) implements ItaniumNode {}

    record Module(@Nullable ItaniumNode parent, boolean partition, ItaniumNode name) implements ItaniumNode {}

    record ModuleEntity(ItaniumNode name, ItaniumNode module) implements ItaniumNode {}

    record Template(ItaniumNode name, Arguments arguments) implements ItaniumNode {}

    /// Template arguments, or a pack among them.
    record Arguments(List<ItaniumNode> items) implements ItaniumNode {}

    /// `T_` and its like; the same object wherever it was substituted.
    record TemplateParameter(int index) implements ItaniumNode {}

    /// A parameter in an expression, from 1; 0 is `this`.
    record FunctionParameter(int index) implements ItaniumNode {}

    /// What the closure's own template head declares, in order.
    record HeadParameter(String kind, @Nullable ItaniumNode type, List<ItaniumNode> head, boolean pack)
            implements ItaniumNode {}

    record Lambda(List<ItaniumNode> head, List<ItaniumNode> parameters, int number) implements ItaniumNode {}

    record UnnamedType(int number) implements ItaniumNode {}

    record Constructor(ItaniumNode name) implements ItaniumNode {}

    record Destructor(ItaniumNode name) implements ItaniumNode {}

    record OperatorName(ItaniumOperator operator) implements ItaniumNode {}

    record VendorOperator(ItaniumNode name) implements ItaniumNode {}

    record LiteralOperator(ItaniumNode name) implements ItaniumNode {}

    record Conversion(ItaniumNode type) implements ItaniumNode {}

    /// `cv` in an expression.
    record Cast(ItaniumNode type) implements ItaniumNode {}

    record StructuredBinding(List<ItaniumNode> names) implements ItaniumNode {}

    /// The name of a member function with what stands behind its parameters.
    record MemberName(ItaniumNode name, List<Suffix> suffixes) implements ItaniumNode {}

    /// What stands behind a function's parameters.
    ///
    /// @param operands in parentheses; null where there are none
    record Suffix(String word, @Nullable List<ItaniumNode> operands) {}

    record Encoding(ItaniumNode name, Function function) implements ItaniumNode {}

    /// A special name: what it is, then whose.
    record Special(String text, ItaniumNode of) implements ItaniumNode {}

    record ConstructionTable(ItaniumNode base, ItaniumNode derived) implements ItaniumNode {}

    record Clone(ItaniumNode encoding, String suffix) implements ItaniumNode {}

    record CvQualified(ItaniumNode type, Suffix qualifier) implements ItaniumNode {}

    record Pointer(ItaniumNode type) implements ItaniumNode {}

    record Reference(ItaniumNode type, boolean rvalue) implements ItaniumNode {}

    record MemberPointer(ItaniumNode owner, ItaniumNode type) implements ItaniumNode {}

    /// A type with words behind it: a vendor's qualifier, `_Complex`, a vector's length.
    record Extended(
            ItaniumNode type, String before, @Nullable ItaniumNode operand, String after) implements ItaniumNode {}

    record Array(@Nullable ItaniumNode length, ItaniumNode type) implements ItaniumNode {}

    record Function(@Nullable ItaniumNode result, List<ItaniumNode> parameters, List<Suffix> suffixes)
            implements ItaniumNode {}

    record Decltype(ItaniumNode expression) implements ItaniumNode {}

    record PackExpansion(ItaniumNode pattern) implements ItaniumNode {}

    record Literal(ItaniumNode type, String digits, boolean negative) implements ItaniumNode {}

    record Initializers(@Nullable ItaniumNode type, ItaniumNode values) implements ItaniumNode {}

    record VendorExpression(ItaniumNode name, ItaniumNode arguments) implements ItaniumNode {}

    record Nullary(ItaniumNode operator) implements ItaniumNode {}

    record Unary(ItaniumNode operator, ItaniumNode operand, boolean postfix) implements ItaniumNode {}

    record Binary(ItaniumNode operator, ItaniumNode left, ItaniumNode right) implements ItaniumNode {}

    record Ternary(ItaniumNode operator, ItaniumNode first, ItaniumNode second, ItaniumNode third)
            implements ItaniumNode {}

    /// `new`, in any of its forms.
    record Allocation(
            Arguments placement, ItaniumNode type, @Nullable ItaniumNode initializer) implements ItaniumNode {}
}
