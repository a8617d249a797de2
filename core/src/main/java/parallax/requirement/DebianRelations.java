package parallax.requirement;

import java.util.List;
import java.util.stream.Collectors;
import parallax.name.PackageName;
import parallax.version.DebianVersion;
import parallax.version.Strictness;

/// A relationship field such as `Depends`: all of its items must be satisfied, each by one of its alternatives,
/// `libc6 (>= 2.34), libjpeg62-turbo | libjpeg-dev`. Rule: Debian Policy 7.1.
///
/// @param items in the order written, each with at least one alternative; empty for an empty field
/// @param original the spelling that was parsed
public record DebianRelations(List<List<DebianRelation>> items, String original) {

    public DebianRelations {
        items = items.stream().map(List::copyOf).toList();
    }

    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static DebianRelations parse(String text) throws MalformedRequirementException {
        return parse(text, Strictness.STRICT);
    }

    /// {@link Strictness#LENIENT} passes over empty items, as after a comma at the end, and takes the old operators `<`
    /// and
    /// `>`, which mean `<=` and `>=`.
    ///
    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static DebianRelations parse(String text, Strictness strictness) throws MalformedRequirementException {
        return new DebianRelationParser(text, strictness).parse();
    }

    /// Whether a package of this name and version satisfies some alternative of every item.
    public boolean areSatisfiedBy(PackageName name, DebianVersion version) {
        return items.stream()
                .allMatch(item -> item.stream().anyMatch(relation -> relation.isSatisfiedBy(name, version)));
    }

    /// Fields of the same items are equal, whatever their white space.
    @Override
    public boolean equals(Object other) {
        return other instanceof DebianRelations that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    /// The normal form: `libc6 (>= 2.34), a | b`.
    @Override
    public String toString() {
        return items.stream()
                .map(item -> item.stream().map(DebianRelation::toString).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining(", "));
    }
}
