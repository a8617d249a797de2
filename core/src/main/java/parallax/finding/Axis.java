package parallax.finding;

import java.util.Locale;

/// What a finding is about.
public enum Axis {
    VERSION,
    RELEASE,
    DEPENDENCY,
    BUILD,
    PATCH,
    FEATURE,
    FILE,
    BINARY,
    ABI,
    BEHAVIOUR,
    PERFORMANCE,
    LICENCE,
    PROVENANCE,
    SIZE;

    /// The spelling of the JSON contract: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
