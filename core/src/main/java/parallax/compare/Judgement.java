package parallax.compare;

import parallax.finding.Axis;

/// What every rule says of itself. A rule opens no file and prints nothing; what it could not look at it reports as
/// unknown.
public interface Judgement {

    /// Stable, dotted, lower case: `dependency.coupling`. The findings of a rule begin with it.
    String id();

    Axis axis();

    /// What the rule looks at and how it judges, in a few plain sentences. The page of all rules is made from this.
    String documentation();
}
