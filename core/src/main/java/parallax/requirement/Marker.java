package parallax.requirement;

import java.util.Map;
import java.util.Set;

/// An environment marker of PEP 508.
public final class Marker {
    private final String original;

    private Marker(String original) {
        this.original = original;
    }

    public static Marker parse(String text) throws MalformedRequirementException {
        return new Marker(text);
    }

    /// @param environment marker variables and their values, `python_version` and the like
    /// @param extras normalised names of the extras asked for
    public boolean evaluate(Map<String, String> environment, Set<String> extras) {
        throw new IllegalStateException("stub");
    }

    @Override
    public String toString() {
        return original;
    }
}
