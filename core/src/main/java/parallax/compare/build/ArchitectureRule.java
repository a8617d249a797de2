package parallax.compare.build;

import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `platform.architecture`
final class ArchitectureRule implements BuildRule {

    @Override
    public String id() {
        return "platform.architecture";
    }

    @Override
    public Axis axis() {
        return Axis.BUILD;
    }

    @Override
    public String documentation() {
        return "The processors that the native libraries of each build are for, and the format of their"
                + " binaries. Other processors or systems are `changes`: the two builds are for different machines,"
                + " and what else differs may come from that.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, BuildSide.Library> left = of(pair.left());
        SortedMap<String, BuildSide.Library> right = of(pair.right());
        if (left.keySet().equals(right.keySet())) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES).values(words(left), words(right));
        left.forEach((what, library) -> draft.evidence(library.evidence(what)));
        right.forEach((what, library) -> draft.evidence(library.evidence(what)));
        draft.report(68, "Native code for " + words(left) + " against " + words(right));
    }

    private static String words(SortedMap<String, BuildSide.Library> found) {
        return found.isEmpty() ? "no machine (no native code)" : Words.list(found.keySet());
    }

    private static SortedMap<String, BuildSide.Library> of(BuildSide side) {
        TreeMap<String, BuildSide.Library> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            found.putIfAbsent(library.facts().format() + " " + library.facts().architecture(), library);
        }
        return found;
    }
}
