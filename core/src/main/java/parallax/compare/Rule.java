package parallax.compare;

import parallax.finding.Axis;

/// One question about two sides, answered from facts alone. A rule opens no file and prints nothing; what it could not
/// look at it reports as unknown.
public interface Rule {

    /// Stable, dotted, lower case: `dependency.coupling`. The findings of a rule begin with it.
    String id();

    Axis axis();

    /// What the rule looks at and how it judges, in a few plain sentences. The page of all rules is made from this.
    String documentation();

    /// Looks at both sides and reports to `findings`.
    void examine(Pair pair, Findings findings);
}
