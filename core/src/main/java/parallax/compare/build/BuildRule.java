package parallax.compare.build;

import parallax.compare.Findings;
import parallax.compare.Judgement;

/// One question about the contents of two builds, answered from facts alone.
public interface BuildRule extends Judgement {

    /// Looks at both builds and reports to `findings`.
    void examine(BuildPair pair, Findings findings);
}
