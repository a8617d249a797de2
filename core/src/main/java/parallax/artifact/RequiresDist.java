package parallax.artifact;

import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Requirement;
import parallax.version.Strictness;

/// One requirement as the metadata writes it.
public sealed interface RequiresDist {

    /// As written.
    String text();

    /// One that could be read, mistakes of old metadata included.
    record Read(Requirement requirement) implements RequiresDist {
        @Override
        public String text() {
            return requirement.original();
        }
    }

    /// One that is no requirement.
    ///
    /// @param problem what was found and what was expected, one line
    record Unreadable(String text, String problem) implements RequiresDist {}

    /// A field value.
    static RequiresDist parse(String text) {
        try {
            return new Read(Requirement.parse(text, Strictness.LENIENT));
        } catch (MalformedRequirementException e) {
            return new Unreadable(text, String.valueOf(e.getMessage()));
        }
    }
}
