package parallax.check.link;

import java.util.List;
import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.LibraryCheck;

/// `link.missing-library`
final class MissingLibraryRule implements CheckRule {

    @Override
    public String id() {
        return "link.missing-library";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Libraries that an extension library asks for by name (DT_NEEDED), directly or through others, and that the"
                + " loader does not find: not loaded already, not in the folders of RPATH and RUNPATH, not in LD_LIBRARY_PATH"
                + " where that is given, not offered by the machine. `breaks` where the import of the package fails with it, `risk` where the"
                + " package catches that, `note` where nothing is known to load the library. Not certain, and so unknown, where a required package that may bring it was not"
                + " given.";
    }

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        for (LinkResult.Judged judged : facts.result().libraries()) {
            LibraryCheck check = judged.check();
            List<LibraryCheck.MissingLibrary> certain = check.missingLibraries().stream()
                    .filter(LibraryCheck.MissingLibrary::decided)
                    .toList();
            for (LibraryCheck.MissingLibrary each : check.missingLibraries()) {
                if (!each.decided()) {
                    findings.unknown("library " + each.name() + ", which " + each.wantedBy() + " asks for", each.why());
                }
            }
            if (!certain.isEmpty()) {
                Findings.Draft draft =
                        findings.of(this, check.packageName() + "/" + check.path(), CheckFacts.impact(check));
                for (LibraryCheck.MissingLibrary each : certain) {
                    draft.detail(each.name() + ", asked for by " + each.wantedBy() + ": " + each.why());
                }
                draft.detail(check.consequence().isEmpty() ? check.explanation() : check.consequence())
                        .evidence(facts.evidence(
                                judged.build(),
                                check.path() + ": DT_NEEDED "
                                        + certain.getFirst().name()))
                        .report(
                                90,
                                check.path() + " of " + check.packageName() + " needs "
                                        + String.join(
                                                ", ",
                                                certain.stream()
                                                        .map(LibraryCheck.MissingLibrary::name)
                                                        .toList())
                                        + (certain.size() == 1 ? ", which is not there" : ", which are not there"));
            }
        }
    }
}
