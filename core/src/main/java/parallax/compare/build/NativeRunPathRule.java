package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryFacts;

/// `native.run-path`
final class NativeRunPathRule implements BuildRule {

    @Override
    public String id() {
        return "native.run-path";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Where the native libraries that both builds have look for what they need: DT_RPATH, DT_RUNPATH,"
                + " LC_RPATH. A path that is neither empty nor relative to the library (`$ORIGIN`, `@loader_path`)"
                + " names a place on the machine that built it, and may find a library there that was not meant:"
                + " `risk`. Else a `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        absolute(pair.left(), "left", findings);
        absolute(pair.right(), "right", findings);
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        String leftFirst = "";
        String rightFirst = "";
        for (LibraryPair each : pair.differing()) {
            BuildSide.Library left = java.util.Objects.requireNonNull(each.left());
            BuildSide.Library right = java.util.Objects.requireNonNull(each.right());
            String leftPath = path(left.facts());
            String rightPath = path(right.facts());
            if (!leftPath.equals(rightPath)) {
                lines.add(each.key() + ": " + leftPath + " against " + rightPath);
                evidence.add(left.evidence("run path " + leftPath));
                evidence.add(right.evidence("run path " + rightPath));
                leftFirst = leftFirst.isEmpty() ? leftPath : leftFirst;
                rightFirst = rightFirst.isEmpty() ? rightPath : rightFirst;
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.NOTE)
                .values(leftFirst, rightFirst)
                .evidence(evidence);
        lines.stream().limit(Installed.SHOWN).forEach(draft::detail);
        draft.report(
                22, "Libraries are looked for in other places (" + lines.size() + " of the common native libraries)");
    }

    private void absolute(BuildSide side, String key, Findings findings) {
        List<BuildSide.Library> found = new ArrayList<>();
        for (BuildSide.Library library : side.libraries()) {
            List<String> all = new ArrayList<>(library.facts().rpath());
            all.addAll(library.facts().runpath());
            if (all.stream().anyMatch(path -> path.startsWith("/"))) {
                found.add(library);
            }
        }
        if (found.isEmpty()) {
            return;
        }
        String first = path(found.getFirst().facts());
        Findings.Draft draft = findings.of(this, "absolute-" + key, Impact.RISK)
                .values(key.equals("left") ? first : null, key.equals("right") ? first : null);
        found.stream().limit(Installed.SHOWN).forEach(library -> {
            draft.detail(library.path() + ": " + path(library.facts()));
            draft.evidence(library.evidence("run path " + path(library.facts())));
        });
        draft.report(
                48,
                Words.count(found.size(), "native library").replace("librarys", "libraries") + " of " + side.title()
                        + (found.size() == 1 ? " looks" : " look") + " for others in a fixed folder of the machine: "
                        + first);
    }

    private static String path(LibraryFacts facts) {
        List<String> parts = new ArrayList<>();
        if (!facts.rpath().isEmpty()) {
            parts.add("RPATH " + String.join(":", facts.rpath()));
        }
        if (!facts.runpath().isEmpty()) {
            parts.add("RUNPATH " + String.join(":", facts.runpath()));
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
