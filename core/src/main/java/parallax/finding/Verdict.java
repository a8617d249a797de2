package parallax.finding;

import java.util.Locale;

/// What a check concludes. Unknown is an answer of its own: something that decides could not be looked at.
public enum Verdict {
    WORKS("loads"),
    BREAKS("does not load"),
    UNKNOWN("cannot tell");

    private final String ofLibrary;

    Verdict(String ofLibrary) {
        this.ofLibrary = ofLibrary;
    }

    /// The spelling of the JSON contract: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it says of one native library, to people.
    public String ofLibrary() {
        return ofLibrary;
    }

    /// Of two parts that are both needed: broken where one is, unknown where one is and none is broken.
    public Verdict and(Verdict other) {
        if (this == BREAKS || other == BREAKS) {
            return BREAKS;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : WORKS;
    }
}
