package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.GpuCode;

/// `gpu.architectures`
final class GpuCodeRule implements BuildRule {

    @Override
    public String id() {
        return "gpu.architectures";
    }

    @Override
    public Axis axis() {
        return Axis.FEATURE;
    }

    @Override
    public String documentation() {
        return "The graphics processors that each build holds code for: CUDA architectures as machine code"
                + " (cubin) and as PTX, which newer drivers compile for newer processors, and HIP targets, with"
                + " their sizes. A processor without machine code and without PTX of an older architecture cannot"
                + " run the build's kernels. `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, Long> left = of(pair.left());
        SortedMap<String, Long> right = of(pair.right());
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        boolean same = left.keySet().equals(right.keySet());
        Findings.Draft draft = findings.of(this, null, same ? Impact.NOTE : Impact.CHANGES)
                .values(words(left), words(right))
                .evidence(evidence(pair.left()))
                .evidence(evidence(pair.right()));
        left.forEach((target, size) -> draft.detail(pair.left().title() + ": " + target + ", " + Words.bytes(size)));
        right.forEach((target, size) -> draft.detail(pair.right().title() + ": " + target + ", " + Words.bytes(size)));
        draft.report(
                same ? 34 : 76,
                same
                        ? "Both hold code for the same graphics processors: " + words(left)
                        : "Code for other graphics processors: " + words(left) + " against " + words(right));
    }

    private static String words(SortedMap<String, Long> found) {
        return found.isEmpty() ? "none" : Words.list(found.keySet());
    }

    private static List<Evidence> evidence(BuildSide side) {
        List<Evidence> evidence = new ArrayList<>();
        for (BuildSide.Library library : side.libraries()) {
            if (!library.facts().gpuCode().isEmpty()) {
                evidence.add(library.evidence("section of GPU code"));
            }
        }
        return evidence.isEmpty() ? side.whole("no section of GPU code in any library") : evidence;
    }

    private static SortedMap<String, Long> of(BuildSide side) {
        TreeMap<String, Long> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (GpuCode code : library.facts().gpuCode()) {
                found.merge(code.kind() + " " + code.target(), code.storedSize(), Long::sum);
            }
        }
        return found;
    }
}
