package parallax.finding;

import java.util.List;
import parallax.fact.Evidence;

/// The answer to `why`: from a finding back to the records that it rests on.
///
/// @param comparison the comparison that the finding was made in
/// @param finding the finding asked for
/// @param rule what the rule looks at and how it judges, from the rule's own documentation
/// @param trail one step for each evidence of the finding, in its order
public record Explanation(Comparison comparison, Finding finding, String rule, List<Step> trail) {

    public Explanation {
        trail = List.copyOf(trail);
    }

    /// @param record the recorded row that the evidence names, field by field, lines separated by `\n`; empty where
    ///     the evidence is not a row of the recorded data
    /// @param provenance where that row was read; empty as for `record`
    public record Step(Evidence evidence, String record, String provenance) {}
}
