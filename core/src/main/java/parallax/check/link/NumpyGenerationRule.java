package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Cause;
import parallax.finding.Impact;
import parallax.finding.LibraryCheck;

/// `numpy.generation`
final class NumpyGenerationRule implements CheckRule {

    @Override
    public String id() {
        return "numpy.generation";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "The generation of numpy's C-API that modules were built for, by the texts of their own check, against the numpy"
                + " among the builds: a module built with numpy 1.x is refused by numpy 2 when it is imported; one built with"
                + " numpy 2 runs with numpy 1.x from the release on that it was built to accept. Not judged by metadata.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        for (LinkResult.Judged judged : facts.result().libraries()) {
            LibraryCheck check = judged.check();
            if (check.cause() == Cause.NUMPY_GENERATION) {
                findings.of(this, check.packageName() + "/" + check.path(), Impact.BREAKS)
                        .detail(check.explanation())
                        .evidence(facts.evidence(
                                judged.build(),
                                check.path() + ": "
                                        + (judged.traits().numpy().evidence().isEmpty()
                                                ? "numpy C-API"
                                                : judged.traits()
                                                        .numpy()
                                                        .evidence()
                                                        .getFirst())))
                        .report(85, check.path() + " of " + check.packageName() + " does not go with this numpy");
            }
        }
    }
}
