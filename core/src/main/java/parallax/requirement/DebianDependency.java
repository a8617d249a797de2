package parallax.requirement;

import java.util.List;
import java.util.stream.Collectors;
import parallax.version.Strictness;

/// A whole relationship field, such as `Depends`: `python3:any (>= 3.9), libjpeg62-turbo | libjpeg8, zlib1g`.
///
/// Rule: Debian Policy 7.1. Which fields may hold alternatives, architectures or profiles is for the caller to know.
///
/// @param alternatives one list for each item between the commas, in the order written: of each list one relation has
///     to be satisfied; empty for an empty field, which asks for nothing
public record DebianDependency(List<List<DebianRelation>> alternatives) {

    /// @throws IllegalArgumentException for an item without relations, which nothing could satisfy
    public DebianDependency {
        alternatives = alternatives.stream().map(List::copyOf).toList();
        if (alternatives.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("an item of a Debian dependency has at least one relation");
        }
    }

    /// As {@link #parse(String, Strictness)} with {@link Strictness#STRICT}.
    ///
    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static DebianDependency parse(String text) throws MalformedRequirementException {
        return parse(text, Strictness.STRICT);
    }

    /// Each relation is read as {@link DebianRelation#parse(String, Strictness)} does. `LENIENT` also leaves out empty
    /// items, which an empty substitution variable or a comma behind the last item makes.
    ///
    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static DebianDependency parse(String text, Strictness strictness) throws MalformedRequirementException {
        return new DebianRelationParser(text, "Debian dependency", strictness).dependency();
    }

    /// The normal form, on one line; reads back as an equal dependency.
    @Override
    public String toString() {
        return alternatives.stream()
                .map(item -> item.stream().map(DebianRelation::toString).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining(", "));
    }
}
