package parallax.check.link;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.link.LoadOutcome;

/// `process.interposed-symbol`
final class InterposedSymbolRule implements CheckRule {

    @Override
    public String id() {
        return "process.interposed-symbol";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "Symbols that a library takes from another copy of a library than the one it was linked with, because the"
                + " other comes first in the scope. `risk`: the copies may be of different versions.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, LoadOutcome.Interposed> firsts = new LinkedHashMap<>();
        for (LoadOutcome.Interposed each : facts.result().interposed()) {
            String key = each.wantedBy().fileName() + " " + each.instead();
            counts.merge(key, 1, Integer::sum);
            firsts.putIfAbsent(key, each);
        }
        firsts.forEach((key, first) -> findings.of(this, key.replace(" ", "/"), Impact.RISK)
                .detail("for example " + first.symbol())
                .evidence(facts.evidence(
                        first.wantedBy().owner(), first.wantedBy().fileName()))
                .evidence(facts.evidence(first.from().owner(), first.from().fileName()))
                .report(
                        48,
                        first.wantedBy().fileName() + " takes " + counts.get(key) + " symbols from "
                                + first.from().fileName() + " of "
                                + first.from().owner() + " in place of "
                                + first.instead()));
    }
}
