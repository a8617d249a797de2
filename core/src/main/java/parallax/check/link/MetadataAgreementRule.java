package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.finding.Verdict;

/// `metadata.against-binaries`
final class MetadataAgreementRule implements CheckRule {

    @Override
    public String id() {
        return "metadata.against-binaries";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Whether metadata and binaries say the same: allowed and works, allowed but breaks, forbidden but works,"
                + " forbidden and breaks. `breaks` for allowed but breaks, which no resolver can see; `note` for forbidden"
                + " but works.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        Boolean allowed = facts.metadata().allowed();
        if (allowed == null || facts.binaries() == Verdict.UNKNOWN) {
            return;
        }
        boolean works = facts.binaries() == Verdict.WORKS;
        if (allowed == works) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, allowed ? Impact.BREAKS : Impact.NOTE);
        for (int at = 0; at < facts.builds().size(); at++) {
            if (facts.builds().get(at).asked()) {
                draft.evidence(facts.evidence(at, "requirements"));
            }
        }
        draft.report(
                60,
                allowed
                        ? "Metadata allow these builds together, and the binaries do not load: no resolver warns of it"
                        : "Metadata forbid these builds together, and the binaries load all the same");
    }
}
