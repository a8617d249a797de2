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
import parallax.library.InstructionSet;
import parallax.library.InstructionSetUse;
import parallax.library.Reading;

/// `binary.instruction-set`
final class InstructionSetRule implements BuildRule {

    @Override
    public String id() {
        return "binary.instruction-set";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Instruction sets beyond the baseline of the architecture in the executable code of libraries"
                + " that both builds have, found by decoding it. Presence is not requirement: a library may ask the"
                + " processor before it runs such code. Only what appears in code that is surely code counts; of"
                + " very large libraries evenly spread windows are decoded, and then rare ones can be missed."
                + " `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        SortedSet<InstructionSet> leftAll = new TreeSet<>();
        SortedSet<InstructionSet> rightAll = new TreeSet<>();
        for (LibraryPair each : pair.libraries()) {
            BuildSide.Library left = each.left();
            BuildSide.Library right = each.right();
            if (left == null || right == null || each.same()) {
                continue;
            }
            Reading<InstructionSetUse> one = left.facts().instructionSets();
            Reading<InstructionSetUse> other = right.facts().instructionSets();
            if (one instanceof Reading.Read<InstructionSetUse>(InstructionSetUse leftUse, List<String> _)
                    && other instanceof Reading.Read<InstructionSetUse>(InstructionSetUse rightUse, List<String> _)) {
                SortedSet<InstructionSet> leftSets = certain(leftUse);
                SortedSet<InstructionSet> rightSets = certain(rightUse);
                leftAll.addAll(leftSets);
                rightAll.addAll(rightSets);
                if (!leftSets.equals(rightSets)) {
                    lines.add(each.key() + ": " + words(leftSets) + " against " + words(rightSets)
                            + (leftUse.isSampled() || rightUse.isSampled() ? " (windows only)" : ""));
                    evidence.add(left.evidence("executable code"));
                    evidence.add(right.evidence("executable code"));
                }
            } else {
                unknown(each.key() + " in " + pair.left().title(), one, findings);
                unknown(each.key() + " in " + pair.right().title(), other, findings);
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES)
                .values(words(leftAll), words(rightAll))
                .evidence(evidence);
        lines.stream().limit(Installed.SHOWN).forEach(draft::detail);
        draft.report(39, "The code uses other instruction sets in " + lines.size() + " of the common native libraries");
    }

    private static void unknown(String what, Reading<InstructionSetUse> reading, Findings findings) {
        if (reading instanceof Reading.Unknown<InstructionSetUse>(String why)) {
            findings.unknown("instruction sets of " + what, why);
        }
    }

    private static SortedSet<InstructionSet> certain(InstructionSetUse use) {
        SortedSet<InstructionSet> sets = new TreeSet<>();
        for (InstructionSetUse.Extension extension : use.extensions()) {
            if (extension.isCertain()) {
                sets.add(extension.set());
            }
        }
        return sets;
    }

    private static String words(SortedSet<InstructionSet> sets) {
        return sets.isEmpty() ? "baseline only" : Words.list(sets);
    }
}
