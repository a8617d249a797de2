package parallax.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Parallax means to answer otherwise than `packaging` does.
enum Deviation {

    /// A comparison without a defined meaning does not hold; `packaging` raises.
    UNDEFINED_COMPARISON,
    /// Where one side is no version the specification compares texts, so `!=` holds; `packaging` says no.
    TEXT_THAT_IS_NO_VERSION,
    /// `===` needs a version behind it (PEP 508, grammar).
    ARBITRARY_EQUALITY_WITH_NOTHING,
    /// A comma ends the version behind `===` (PEP 508, grammar); `packaging` reads on to the next white space.
    COMMA_AFTER_ARBITRARY_EQUALITY,
    /// A name ends in a letter or digit (PEP 508, "Names"); `packaging` lets an underscore end it.
    NAME_ENDING_IN_UNDERSCORE,
    /// Blanks and tabs are the only white space of a requirement (PEP 508, grammar).
    LINE_BREAK_IN_REQUIREMENT,
    /// Tags are ASCII letters, digits and underscores; `packaging` lets ABI and platform be anything.
    CHARACTERS_OF_A_FILE_NAME,
    /// `===` compares texts, which are no set of versions; `packaging` counts the one text.
    RANGES_OF_TEXTS,
    /// A set without clauses admits every version; for `packaging` also texts that are no version, so that it is within
    /// no other.
    TEXTS_BESIDE_ALL_VERSIONS,
    /// A label may follow the platform (PEP 825, a draft); `packaging` does not know of it.
    VARIANT_LABEL;

    private static final List<String> ERROR = List.of("error");

    static @Nullable Deviation find(List<String> question, List<String> ours, List<String> theirs) {
        String text = question.get(1);
        boolean refused = ours.equals(ERROR);
        return switch (question.getFirst()) {
            case "evaluate", "evaluate_lock" -> {
                if (theirs.equals(List.of("undefined"))) {
                    yield UNDEFINED_COMPARISON;
                }
                boolean more = ours.equals(List.of("true"));
                yield more && text.contains("!=") ? TEXT_THAT_IS_NO_VERSION : null;
            }
            case "specifiers", "contains_text" ->
                refused && comparesWithNothing(text) ? ARBITRARY_EQUALITY_WITH_NOTHING : null;
            case "requirement" -> {
                if (text.contains("===") && text.contains(",") && (refused || theirs.equals(ERROR))) {
                    yield COMMA_AFTER_ARBITRARY_EQUALITY;
                }
                yield refused ? ofRequirement(text) : null;
            }
            case "range_relation", "range_contains" -> {
                if (refused && (comparesWithNothing(text) || comparesWithNothing(question.get(2)))) {
                    yield ARBITRARY_EQUALITY_WITH_NOTHING;
                }
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

    private static boolean comparesWithNothing(String specifiers) {
        return specifiers.matches("(?s).*===[\\s\\x1c-\\x1f\\u0085\\u00a0]*(,.*)?");
    }

    private static @Nullable Deviation ofFileName(String text) {
        return text.matches("(?s).*[^A-Za-z0-9._-].*") ? CHARACTERS_OF_A_FILE_NAME : null;
    }

    private static @Nullable Deviation ofRequirement(String text) {
        if (text.matches("(?s).*===[ \t]*([,;)].*)?")) {
            return ARBITRARY_EQUALITY_WITH_NOTHING;
        }
        if (text.matches("(?s)[ \t]*[A-Za-z0-9._-]*_[ \t]*([^A-Za-z0-9._-].*)?|.*\\[[^]]*_[ \t]*[],].*")) {
            return NAME_ENDING_IN_UNDERSCORE;
        }
        return text.matches("(?s).*[\\s&&[^ \t]].*") ? LINE_BREAK_IN_REQUIREMENT : null;
    }
}
