package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.finding.MetadataWord;
import parallax.finding.Verdict;

/// `metadata.conflict`
final class MetadataConflictRule implements CheckRule {

    @Override
    public String id() {
        return "metadata.conflict";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Requirements of one build that another build among those given does not meet, after the name map across"
                + " ecosystems. `risk`, since a requirement is a claim: what really happens is for the binaries to say."
                + " `breaks` where the binaries say so too, or cannot tell.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        int number = 0;
        for (MetadataWord.Conflict conflict : facts.metadata().conflicts()) {
            findings.of(
                            this,
                            conflict.packageName() + "/" + ++number,
                            facts.binaries() == Verdict.BREAKS ? Impact.BREAKS : Impact.RISK)
                    .evidence(conflict.evidence())
                    .report(
                            70,
                            conflict.packageName() + " requires " + conflict.requirement() + "; there is "
                                    + conflict.found());
        }
    }
}
