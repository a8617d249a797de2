package parallax.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.MarkerExpression;
import parallax.requirement.MarkerExpression.And;
import parallax.requirement.MarkerExpression.Comparison;
import parallax.requirement.MarkerExpression.Group;
import parallax.requirement.MarkerExpression.Or;
import parallax.requirement.MarkerExpression.Variable;

/// Where Parallax means to answer otherwise than `packaging` does, because the answer would be wrong.
enum Deviation {

    /// A label may follow the platform (PEP 825, a draft), and PyTorch's index has such wheels; `packaging` refuses it.
    VARIANT_LABEL,
    /// A path is no file name, and no name holds control characters; `packaging` takes both for part of the name.
    PATH_OR_CONTROL_CHARACTER,
    /// Of two variables both are looked up (PEP 508); `packaging` compares with the right one's name.
    TWO_VARIABLES,
    /// A value with a backslash, a line break or both quotes is printed with escapes, so that it reads back;
    /// `packaging` prints what it cannot read, or raises.
    VALUE_WITH_ESCAPES,
    /// `===` compares texts, which are no set of versions; `packaging` counts the one text.
    RANGES_OF_TEXTS,
    /// A set without clauses admits every version; for `packaging` also texts that are no version, so that it is within
    /// no other.
    TEXTS_BESIDE_ALL_VERSIONS;

    private static final List<String> ERROR = List.of("error");

    static @Nullable Deviation find(List<String> question, List<String> ours, List<String> theirs) {
        String text = question.get(1);
        boolean refused = ours.equals(ERROR);
        return switch (question.getFirst()) {
            case "evaluate" -> comparesTwoVariables(text) ? TWO_VARIABLES : null;
            case "marker", "requirement" ->
                !refused && !theirs.equals(ERROR) && text.contains("\\") ? VALUE_WITH_ESCAPES : null;
            case "range_relation", "range_contains" -> {
                if (ours.equals(List.of("unknown"))) {
                    yield RANGES_OF_TEXTS;
                }
                boolean noClause = text.isEmpty() || question.get(2).isEmpty();
                yield question.getFirst().equals("range_relation") && noClause ? TEXTS_BESIDE_ALL_VERSIONS : null;
            }
            case "wheel" -> {
                if (theirs.equals(ERROR) && text.matches("[^-]+-[^-]+(-[0-9][^-]*)?(-[^-]+){4}[.]whl")) {
                    yield VARIANT_LABEL;
                }
                yield refused ? ofFileName(text) : null;
            }
            case "sdist" -> refused ? ofFileName(text) : null;
            default -> null;
        };
    }

    private static @Nullable Deviation ofFileName(String text) {
        return text.matches("(?s).*[/\\\\\\p{Cntrl}].*") ? PATH_OR_CONTROL_CHARACTER : null;
    }

    private static boolean comparesTwoVariables(String marker) {
        try {
            return comparesTwoVariables(Marker.parse(marker).expression());
        } catch (MalformedRequirementException e) {
            return false;
        }
    }

    private static boolean comparesTwoVariables(MarkerExpression expression) {
        return switch (expression) {
            case And(var parts) -> parts.stream().anyMatch(Deviation::comparesTwoVariables);
            case Or(var parts) -> parts.stream().anyMatch(Deviation::comparesTwoVariables);
            case Group(var inner) -> comparesTwoVariables(inner);
            case Comparison(var left, var _, var right) -> left instanceof Variable && right instanceof Variable;
        };
    }
}
