package parallax.check.link;

import parallax.compare.Findings;
import parallax.compare.Judgement;

/// One question about builds in one environment, answered from facts alone.
public interface CheckRule extends Judgement {

    /// Looks at the environment and reports to `findings`.
    void examine(CheckFacts facts, Findings findings);
}
