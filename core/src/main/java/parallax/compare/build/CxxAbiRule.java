package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import parallax.compare.Findings;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.CxxAbi;
import parallax.library.Reading;

/// `abi.cxx11`
final class CxxAbiRule implements BuildRule {

    @Override
    public String id() {
        return "abi.cxx11";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "Which C++ standard library, and of libstdc++ which `std::string`, the native libraries speak at"
                + " their borders. Libraries with different strings cannot be linked with each other: a symbol of"
                + " the one is missing under the other's name. `breaks` for those who mix the two builds, where the"
                + " same library speaks the one here and the other there.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        String leftTitle = "";
        String rightTitle = "";
        for (LibraryPair each : pair.libraries()) {
            if (each.left() == null || each.right() == null) {
                continue;
            }
            Reading<CxxAbi> left = each.left().facts().cxxAbi();
            Reading<CxxAbi> right = each.right().facts().cxxAbi();
            if (left instanceof Reading.Read<CxxAbi>(CxxAbi one, List<String> oneSays)
                    && right instanceof Reading.Read<CxxAbi>(CxxAbi other, List<String> otherSays)) {
                if (one != other && tells(one) && tells(other)) {
                    lines.add(each.key() + ": " + one.title() + " against " + other.title());
                    evidence.add(each.left().evidence(oneSays.getFirst()));
                    evidence.add(each.right().evidence(otherSays.getFirst()));
                    leftTitle = one.title();
                    rightTitle = other.title();
                }
            } else if (left instanceof Reading.Unknown<CxxAbi>(String why)) {
                findings.unknown(
                        "C++ ABI of " + each.key() + " in " + pair.left().title(), why);
            } else if (right instanceof Reading.Unknown<CxxAbi>(String why)) {
                findings.unknown(
                        "C++ ABI of " + each.key() + " in " + pair.right().title(), why);
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.BREAKS)
                .values(leftTitle, rightTitle)
                .evidence(evidence);
        lines.stream().limit(Installed.SHOWN).forEach(draft::detail);
        draft.report(
                95,
                "The builds speak different C++ ABIs, so their libraries cannot be mixed: " + leftTitle + " against "
                        + rightTitle);
    }

    private static boolean tells(CxxAbi abi) {
        return switch (abi) {
            case CXX11, BEFORE_CXX11, LIBCXX -> true;
            case BOTH, LIBSTDCXX, NONE -> false;
        };
    }
}
