package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.LibraryCheck;

/// `link.unloadable-file`
final class UnloadableFileRule implements CheckRule {

    @Override
    public String id() {
        return "link.unloadable-file";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Files that the loader refuses whatever lies beside them: no ELF file, a damaged one, one for another processor."
                + " `breaks`. A library that is damaged only in part is unknown.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        for (LinkResult.Judged judged : facts.result().libraries()) {
            LibraryCheck check = judged.check();
            for (String doubt : judged.outcome().doubts()) {
                findings.unknown("whether " + check.path() + " loads", doubt);
            }
            if (!judged.outcome().problems().isEmpty()) {
                Findings.Draft draft =
                        findings.of(this, check.packageName() + "/" + check.path(), CheckFacts.impact(check));
                judged.outcome().problems().forEach(draft::detail);
                draft.evidence(facts.evidence(judged.build(), check.path()))
                        .report(
                                86,
                                check.path() + " of " + check.packageName() + " cannot be loaded: "
                                        + judged.outcome().problems().getFirst());
            }
        }
    }
}
