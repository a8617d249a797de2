package parallax.finding;

import java.util.Locale;

/// How much a finding matters, gravest first.
public enum Impact {
    /// Will not install, load or run.
    BREAKS,
    /// May break, or change results.
    RISK,
    /// Differs in what the user gets.
    CHANGES,
    NOTE;

    /// The spelling of the JSON contract: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this is as grave as `threshold` or graver.
    public boolean atLeast(Impact threshold) {
        return compareTo(threshold) <= 0;
    }
}
