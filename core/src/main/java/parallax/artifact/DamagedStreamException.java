package parallax.artifact;

import java.io.IOException;

/// A compressed stream that is damaged, too short, or past the limits. The file itself could be read.
final class DamagedStreamException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /// @param problem lower-case start, no full stop
    DamagedStreamException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
