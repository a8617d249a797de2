package parallax.compare.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.ExportedSymbols;
import parallax.library.PythonAbi;
import parallax.library.Reading;

/// `abi.python`
final class PythonAbiRule implements BuildRule {

    @Override
    public String id() {
        return "abi.python";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "For which Python each build's extension modules were made: the ABI in their file names, the tags"
                + " or requirements of the build, and the symbols they want. A module whose name promises the"
                + " stable ABI and that wants other symbols of Python, or whose ABI its wheel's tag does not have,"
                + " is a `risk`; different ABIs on the two sides are `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedSet<String> left = suffixes(pair.left());
        SortedSet<String> right = suffixes(pair.right());
        if (!left.equals(right) && !(left.isEmpty() && right.isEmpty())) {
            Findings.Draft draft = findings.of(this, null, Impact.CHANGES)
                    .values(words(left, pair.left()), words(right, pair.right()));
            example(pair.left(), draft);
            example(pair.right(), draft);
            draft.evidence(pair.left().claim("tags"));
            draft.evidence(pair.right().claim("tags"));
            draft.report(
                    41,
                    "Extension modules are made for other Pythons: " + words(left, pair.left()) + " and "
                            + words(right, pair.right()));
        }
        disagreements(pair.left(), "left", findings);
        disagreements(pair.right(), "right", findings);
    }

    private static SortedSet<String> suffixes(BuildSide side) {
        SortedSet<String> suffixes = new TreeSet<>();
        for (BuildSide.Library library : side.libraries()) {
            library.facts().pythonAbi().toOptional().ifPresent(abi -> {
                if (!abi.modules().isEmpty() || abi.suffix() != null) {
                    suffixes.add(abi.suffix() == null ? "no ABI in the file name" : abi.suffix());
                }
            });
        }
        return suffixes;
    }

    private static String words(SortedSet<String> suffixes, BuildSide side) {
        String tags = Words.list(side.claims().tags(), 2);
        return suffixes.isEmpty() ? "no extension modules" : Words.list(suffixes) + " (" + tags + ")";
    }

    private static Map<String, ExportedSymbols> exports(BuildSide side) {
        Map<String, ExportedSymbols> exports = new HashMap<>();
        for (BuildSide.Library library : side.libraries()) {
            exports.put(library.path().fileName(), library.facts().exports());
            if (library.facts().soname() != null) {
                exports.put(library.facts().soname(), library.facts().exports());
            }
        }
        return exports;
    }

    private static void example(BuildSide side, Findings.Draft draft) {
        for (BuildSide.Library library : side.libraries()) {
            if (library.facts().pythonAbi() instanceof Reading.Read<PythonAbi>(PythonAbi _, List<String> says)) {
                draft.detail(library.path() + ": " + String.join("; ", says));
                draft.evidence(library.evidence(says.getFirst()));
                return;
            }
        }
    }

    private void disagreements(BuildSide side, String key, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        Map<String, ExportedSymbols> exports = exports(side);
        for (BuildSide.Library library : side.libraries()) {
            Optional<PythonAbi> read = library.facts().pythonAbi().toOptional();
            if (read.isEmpty()) {
                continue;
            }
            PythonAbi abi = read.get().beside(exports);
            String unknown = PythonAbiCheck.unknown(abi);
            if (unknown != null) {
                findings.unknown(
                        "whether " + library.path() + " of " + library.part().file() + " keeps to the stable ABI",
                        unknown);
            }
            for (String problem :
                    PythonAbiCheck.problems(abi, library.part().claims().tags())) {
                lines.add(library.path() + ": " + problem);
                evidence.add(library.evidence(problem));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft =
                findings.of(this, "disagreement-" + key, Impact.RISK).evidence(evidence);
        lines.stream().limit(Installed.SHOWN).forEach(draft::detail);
        draft.report(
                72, side.title() + ": file name, tag and symbols of extension modules disagree: " + lines.getFirst());
    }
}
