package parallax.finding;

import java.util.Locale;

/// How much a finding matters, gravest first.
public enum Impact {
    BREAKS("will not install, load or run"),
    RISK("may break, or change results"),
    CHANGES("differs in what you get"),
    NOTE("worth knowing");

    private final String meaning;

    Impact(String meaning) {
        this.meaning = meaning;
    }

    /// The spelling of the JSON contract: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What this says to a reader, in a few words; every report explains its groups with it.
    public String meaning() {
        return meaning;
    }

    /// Whether this is as grave as `threshold` or graver.
    public boolean atLeast(Impact threshold) {
        return compareTo(threshold) <= 0;
    }
}
