package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.LibraryCheck;

/// `link.symbol-version`
final class SymbolVersionRule implements CheckRule {

    @Override
    public String id() {
        return "link.symbol-version";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "Versions of symbols (`.gnu.version_r`) that the library which should have them does not define, or that the"
                + " machine does not offer: GLIBC of the C library, GLIBCXX and CXXABI of libstdc++, others. Without a statement"
                + " about the machine, it offers what the platform tags of the builds promise. `breaks`; a library"
                + " without any versions only makes the loader warn.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        for (LinkResult.Judged judged : facts.result().libraries()) {
            LibraryCheck check = judged.check();
            if (!check.missingVersions().isEmpty()) {
                LibraryCheck.MissingVersion first = check.missingVersions().getFirst();
                Findings.Draft draft =
                        findings.of(this, check.packageName() + "/" + check.path(), CheckFacts.impact(check));
                for (LibraryCheck.MissingVersion each : check.missingVersions()) {
                    draft.detail(each.version() + " of " + each.library() + ", asked for by " + each.wantedBy()
                            + (each.offered().isEmpty() ? "" : "; there is up to " + each.offered()));
                }
                draft.evidence(facts.evidence(judged.build(), check.path() + ": .gnu.version_r " + first.version()))
                        .report(
                                87,
                                check.path() + " of " + check.packageName() + " needs " + first.version() + " of "
                                        + first.library()
                                        + (first.offered().isEmpty() ? "" : "; there is " + first.offered()));
            }
        }
    }
}
