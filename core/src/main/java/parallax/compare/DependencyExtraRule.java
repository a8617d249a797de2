package parallax.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `dependency.extra`
final class DependencyExtraRule implements Rule {

    @Override
    public String id() {
        return "dependency.extra";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Optional dependencies (extras) of a wheel. conda builds have none: what an extra would add must be asked for"
                + " by name there. A `note`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Pair.Builds> builds = pair.chosen();
        if (builds.isEmpty() || !pair.acrossWorlds()) {
            return;
        }
        boolean wheelLeft = !builds.get()
                .left()
                .requirements()
                .toOptional()
                .map(Requirements::optional)
                .orElse(List.of())
                .isEmpty();
        Build wheel = wheelLeft ? builds.get().left() : builds.get().right();
        List<Dependency> optional =
                wheel.requirements().toOptional().map(Requirements::optional).orElse(List.of());
        if (optional.isEmpty()) {
            return;
        }
        Map<String, TreeSet<String>> byExtra = new LinkedHashMap<>();
        for (Dependency dependency : optional) {
            byExtra.computeIfAbsent(String.valueOf(dependency.extra()), _ -> new TreeSet<>())
                    .add(dependency.name().value());
        }
        String extras = Words.list(byExtra.keySet());
        Findings.Draft draft =
                findings.of(this, null, Impact.NOTE).values(wheelLeft ? extras : "none", wheelLeft ? "none" : extras);
        byExtra.forEach((extra, names) -> draft.detail("extra " + extra + ": " + Words.list(names)));
        optional.forEach(dependency -> draft.evidence(dependency.evidence()));
        draft.report(
                15,
                (wheelLeft ? pair.leftTitle() : pair.rightTitle()) + " offers extras (" + extras + ") that conda has no"
                        + " counterpart for");
    }
}
