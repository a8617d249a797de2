package parallax.check.link;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
        Map<String, Set<String>> owners = new LinkedHashMap<>();
        for (LinkResult.Collision collision : facts.result().collisions()) {
            Set<String> own = owners.computeIfAbsent(collision.path(), _ -> new LinkedHashSet<>());
            own.add(collision.first());
            own.add(collision.second());
        }
        owners.forEach((path, own) -> {
            Findings.Draft finding = findings.of(this, path, Impact.RISK);
            own.forEach(owner -> finding.evidence(facts.evidence(owner, path)));
            String who = own.size() == 1 ? "several builds of " + own.iterator().next() : String.join(" and ", own);
            finding.report(55, who + " bring the same file " + path);
        });
    }
}
