package parallax.compare.build;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.RegisteredOperator;

/// `feature.operators`
final class OperatorRule implements BuildRule {

    @Override
    public String id() {
        return "feature.operators";
    }

    @Override
    public Axis axis() {
        return Axis.FEATURE;
    }

    @Override
    public String documentation() {
        return "The operators that each build's extension libraries register with torch, as far as their texts"
                + " tell: names and schemas. An operator that is not registered is what `operator torchvision::nms"
                + " does not exist` speaks of. Registration under names that are put together at run time is not"
                + " seen. `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, BuildSide.Library> left = of(pair.left());
        SortedMap<String, BuildSide.Library> right = of(pair.right());
        TreeSet<String> leftOnly = new TreeSet<>(left.keySet());
        leftOnly.removeAll(right.keySet());
        TreeSet<String> rightOnly = new TreeSet<>(right.keySet());
        rightOnly.removeAll(left.keySet());
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        boolean same = leftOnly.isEmpty() && rightOnly.isEmpty();
        Findings.Draft draft = findings.of(this, null, same ? Impact.NOTE : Impact.CHANGES)
                .values(
                        Words.count(left.size(), "operator") + only(leftOnly),
                        Words.count(right.size(), "operator") + only(rightOnly));
        Set<String> shown = same ? left.keySet() : leftOnly;
        shown.stream().limit(2L * Installed.SHOWN).forEach(name -> {
            draft.detail(name + (same ? "" : ", only in " + pair.left().title()));
            draft.evidence(requireNonNull(left.get(name)).evidence("registers " + name));
        });
        rightOnly.stream().limit(2L * Installed.SHOWN).forEach(name -> {
            draft.detail(name + ", only in " + pair.right().title());
            draft.evidence(requireNonNull(right.get(name)).evidence("registers " + name));
        });
        draft.report(
                same ? 24 : 74,
                same
                        ? "Both register the same " + Words.count(left.size(), "operator") + " with torch"
                        : "Operators registered with torch differ: " + leftOnly.size() + " only in "
                                + pair.left().title() + ", " + rightOnly.size() + " only in "
                                + pair.right().title());
    }

    private static String only(SortedSet<String> names) {
        return names.isEmpty() ? "" : ", only here " + Words.list(List.copyOf(names), 4);
    }

    private static SortedMap<String, BuildSide.Library> of(BuildSide side) {
        TreeMap<String, BuildSide.Library> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (RegisteredOperator operator : library.facts().operators()) {
                String namespace = operator.namespace().isEmpty() ? "" : operator.namespace() + "::";
                found.putIfAbsent(namespace + operator.name(), library);
            }
        }
        return found;
    }
}
