package parallax.requirement;

/// Text that is no requirement, marker, match spec or Debian relation.
public final class MalformedRequirementException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message names the text, what was found where in it, and the rule that it breaks
    public MalformedRequirementException(String message) {
        super(message);
    }
}
