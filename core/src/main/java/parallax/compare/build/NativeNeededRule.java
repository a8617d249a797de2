package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryFacts;
import parallax.library.LibraryName;

/// `native.needed`
final class NativeNeededRule implements BuildRule {

    @Override
    public String id() {
        return "native.needed";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "What the native libraries that both builds have ask for by name (DT_NEEDED, LC_LOAD_DYLIB, PE"
                + " imports), with the hashes that repair tools put into names ignored. A library asked for under"
                + " another version of its SONAME is told so. `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        TreeSet<String> leftNames = new TreeSet<>();
        TreeSet<String> rightNames = new TreeSet<>();
        for (LibraryPair each : pair.differing()) {
            BuildSide.Library left = java.util.Objects.requireNonNull(each.left());
            BuildSide.Library right = java.util.Objects.requireNonNull(each.right());
            SortedSet<String> leftOnly = names(left.facts());
            SortedSet<String> rightOnly = names(right.facts());
            TreeSet<String> common = new TreeSet<>(leftOnly);
            common.retainAll(rightOnly);
            leftOnly.removeAll(common);
            rightOnly.removeAll(common);
            if (leftOnly.isEmpty() && rightOnly.isEmpty()) {
                continue;
            }
            leftNames.addAll(leftOnly);
            rightNames.addAll(rightOnly);
            lines.add(each.key() + ": " + Words.list(leftOnly) + " against " + Words.list(rightOnly));
            evidence.add(left.evidence("needed " + Words.list(left.facts().needed())));
            evidence.add(right.evidence("needed " + Words.list(right.facts().needed())));
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES)
                .values(Words.list(List.copyOf(leftNames), 8), Words.list(List.copyOf(rightNames), 8))
                .evidence(evidence);
        lines.stream().limit(Installed.SHOWN).forEach(draft::detail);
        draft.report(
                50,
                "The same " + Words.count(lines.size(), "native library").replace("librarys", "libraries")
                        + (lines.size() == 1 ? " asks" : " ask") + " for other shared libraries");
    }

    private static SortedSet<String> names(LibraryFacts facts) {
        TreeSet<String> names = new TreeSet<>();
        for (String needed : facts.needed()) {
            LibraryName name = LibraryName.of(needed);
            names.add(name.major().isEmpty() ? name.name() : name.name() + "." + name.major());
        }
        return names;
    }
}
