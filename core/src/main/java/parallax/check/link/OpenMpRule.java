package parallax.check.link;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryName;
import parallax.link.LinkFile;

/// `process.openmp`
final class OpenMpRule implements CheckRule {

    @Override
    public String id() {
        return "process.openmp";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Run-time libraries of OpenMP that lie in one process together: libgomp, libiomp5, libomp, and copies of one of"
                + " them. Each has its own threads: too many threads, slower code; with libiomp5 or libomp beside another"
                + " LLVM-like one the program ends with `OMP: Error #15` (Intel's documentation of KMP_DUPLICATE_LIB_OK;"
                + " scikit-learn's threadpoolctl, `multiple_openmp.md`, tells of hangs with libgomp and libomp together)."
                + " `risk` for two kinds, `note` for copies of one.";
    }

    private static final List<String> KINDS = List.of("libgomp", "libiomp5", "libomp");

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        SortedMap<String, LinkFile> found = new TreeMap<>();
        long kinds = facts.result().together().stream()
                .filter(file -> KINDS.contains(LibraryName.of(file.fileName()).name()))
                .peek(file -> found.put(file.owner() + ": " + file.fileName(), file))
                .map(file -> LibraryName.of(file.fileName()).name())
                .distinct()
                .count();
        if (found.size() < 2) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, kinds > 1 ? Impact.RISK : Impact.NOTE);
        found.forEach((text, file) -> draft.detail(text).evidence(facts.evidence(file.owner(), file.fileName())));
        draft.report(
                kinds > 1 ? 50 : 20,
                found.size() + " OpenMP run-time libraries meet in one process: " + String.join(", ", found.keySet()));
    }
}
