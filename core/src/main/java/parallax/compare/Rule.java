package parallax.compare;

/// One question about two distributions, answered from facts alone.
public interface Rule extends Judgement {

    /// Looks at both sides and reports to `findings`.
    void examine(Pair pair, Findings findings);
}
