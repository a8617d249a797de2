package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `environment.file-collision`
final class FileCollisionRule implements CheckRule {

    @Override
    public String id() {
        return "environment.file-collision";
    }

    @Override
    public Axis axis() {
        return Axis.FILE;
    }

    @Override
    public String documentation() {
        return "Native files that two builds bring under one path, so that the one installed later overwrites the other. `risk`.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        for (LinkResult.Collision collision : facts.result().collisions()) {
            findings.of(this, collision.path(), Impact.RISK)
                    .evidence(facts.evidence(collision.first(), collision.path()))
                    .evidence(facts.evidence(collision.second(), collision.path()))
                    .report(55, collision.first() + " and " + collision.second() + " both bring " + collision.path());
        }
    }
}
