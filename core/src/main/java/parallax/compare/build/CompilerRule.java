package parallax.compare.build;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.Compiler;

/// `binary.compiler`
final class CompilerRule implements BuildRule {

    @Override
    public String id() {
        return "binary.compiler";
    }

    @Override
    public Axis axis() {
        return Axis.BUILD;
    }

    @Override
    public String documentation() {
        return "Which compilers and linkers made each build, as they sign themselves in the libraries"
                + " (`.comment`, build tools of Mach-O, the linker of PE). Objects that were linked in sign too, so"
                + " several are usual; bundled libraries may come from elsewhere. `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, BuildSide.Library> left = of(pair.left());
        SortedMap<String, BuildSide.Library> right = of(pair.right());
        for (BuildSide side : List.of(pair.left(), pair.right())) {
            if (of(side).isEmpty() && !side.libraries().isEmpty()) {
                findings.unknown("compilers of " + side.title(), "none signed itself in the libraries");
            }
        }
        if (left.keySet().equals(right.keySet())) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES)
                .values(
                        left.isEmpty() ? "not told" : Words.list(List.copyOf(left.keySet()), 6),
                        right.isEmpty() ? "not told" : Words.list(List.copyOf(right.keySet()), 6));
        left.forEach((compiler, library) -> draft.evidence(library.evidence("signed " + compiler)));
        right.forEach((compiler, library) -> draft.evidence(library.evidence("signed " + compiler)));
        left.forEach(
                (compiler, library) -> draft.detail(pair.left().title() + ": " + compiler + " in " + library.path()));
        right.forEach(
                (compiler, library) -> draft.detail(pair.right().title() + ": " + compiler + " in " + library.path()));
        draft.report(
                43,
                "Made by other compilers: " + (left.isEmpty() ? "not told" : Words.list(List.copyOf(left.keySet()), 3))
                        + " against " + (right.isEmpty() ? "not told" : Words.list(List.copyOf(right.keySet()), 3)));
    }

    private static SortedMap<String, BuildSide.Library> of(BuildSide side) {
        TreeMap<String, BuildSide.Library> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (Compiler compiler : library.facts().compilers()) {
                String detail = compiler.detail().isEmpty() ? "" : " (" + compiler.detail() + ")";
                found.putIfAbsent((compiler.name() + " " + compiler.version()).strip() + detail, library);
            }
        }
        return found;
    }
}
