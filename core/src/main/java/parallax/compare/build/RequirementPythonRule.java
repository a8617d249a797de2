package parallax.compare.build;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `requirement.python`
final class RequirementPythonRule implements BuildRule {

    @Override
    public String id() {
        return "requirement.python";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "The Python that each build asks for: Requires-Python of a wheel or sdist, the specs of `python`"
                + " and `python_abi` of a conda package, `python3` of a Debian package. `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        String left = Requires.python(pair.left());
        String right = Requires.python(pair.right());
        if (left.equals(right)) {
            return;
        }
        findings.of(this, null, Impact.CHANGES)
                .values(left.isEmpty() ? "not stated" : left, right.isEmpty() ? "not stated" : right)
                .evidence(pair.left().claim("required Python"))
                .evidence(pair.right().claim("required Python"))
                .report(
                        33,
                        "Python asked for: " + (left.isEmpty() ? "not stated" : left) + " against "
                                + (right.isEmpty() ? "not stated" : right));
    }
}
