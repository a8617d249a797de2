package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.content.Contents;
import parallax.content.NativeLibrary;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryFacts;

/// `binary.unreadable`
final class UnreadableLibraryRule implements BuildRule {

    @Override
    public String id() {
        return "binary.unreadable";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Native libraries that could not be read, or of which a part is damaged. What is not read of them"
                + " is unknown to every other rule. `risk`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        side(pair.left(), "left", findings);
        side(pair.right(), "right", findings);
    }

    private void side(BuildSide side, String key, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Contents part : side.parts()) {
            for (NativeLibrary library : part.libraries()) {
                String problem = library.problem();
                for (LibraryFacts facts : library.facts()) {
                    if (!facts.problems().isEmpty()) {
                        problem = Words.list(facts.problems(), 3);
                    }
                }
                if (!problem.isEmpty()) {
                    lines.add(library.path() + ": " + problem);
                    evidence.add(BuildSide.evidence(part, library.path() + ": " + problem));
                    findings.unknown("what is damaged of " + library.path() + " in " + part.file(), problem);
                }
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, key, Impact.RISK).evidence(evidence);
        lines.stream().limit(Installed.SHOWN).forEach(draft::detail);
        draft.report(64, "Native libraries of " + side.title() + " are damaged or cannot be read: " + lines.getFirst());
    }
}
