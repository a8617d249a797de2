package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryFacts;

/// `binary.hardening`
final class HardeningRule implements BuildRule {

    @Override
    public String id() {
        return "binary.hardening";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "How the native libraries that both builds have are linked: RELRO, binding at load or lazily,"
                + " text relocations, static TLS, an executable stack, and whether symbols for debuggers are left"
                + " in. A library that binds at load tells of a missing symbol when it is loaded, one that binds"
                + " lazily when the function is first called. A `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        TreeMap<String, List<String>> changes = new TreeMap<>();
        List<Evidence> evidence = new ArrayList<>();
        for (LibraryPair each : pair.differing()) {
            BuildSide.Library left = java.util.Objects.requireNonNull(each.left());
            BuildSide.Library right = java.util.Objects.requireNonNull(each.right());
            String one = words(left.facts());
            String other = words(right.facts());
            if (!one.equals(other)) {
                changes.computeIfAbsent(one + " against " + other, _ -> new ArrayList<>())
                        .add(each.key());
                evidence.add(left.evidence(one));
                evidence.add(right.evidence(other));
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.NOTE).evidence(evidence);
        changes.forEach((change, libraries) -> draft.detail(change + ": " + Words.list(libraries, 10)));
        draft.report(19, "Native libraries are linked in other ways: " + changes.firstKey());
    }

    private static String words(LibraryFacts facts) {
        return Words.list(facts.hardening()) + (facts.stripped() ? ", stripped" : ", not stripped");
    }
}
