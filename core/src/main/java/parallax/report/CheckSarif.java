package parallax.report;

import java.util.ArrayList;
import java.util.List;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Check;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.LibraryCheck;
import parallax.finding.LibraryCheck.UndefinedSymbol;
import parallax.finding.MetadataWord;
import parallax.finding.Unknown;
import parallax.finding.Verdict;

/// A check in SARIF: libraries that do not load and requirements that are not met are results beside the findings,
/// libraries of which nothing can be told are notifications.
final class CheckSarif {

    private CheckSarif() {}

    static String of(Check check) {
        List<Finding> results = new ArrayList<>();
        List<Unknown> unknown = new ArrayList<>();
        for (LibraryCheck library : CheckWords.of(check.libraries(), Verdict.BREAKS)) {
            results.add(finding(library));
        }
        for (LibraryCheck library : CheckWords.of(check.libraries(), Verdict.UNKNOWN)) {
            String cause = CheckWords.cause(library);
            String why = String.join("; ", reasons(library));
            unknown.add(new Unknown(
                    "whether " + library.packageName() + ": " + library.path() + " loads",
                    cause == null ? why : why.isEmpty() ? cause : cause + "; " + why));
        }
        for (MetadataWord.Conflict conflict : check.metadata().conflicts()) {
            results.add(finding(conflict));
        }
        results.addAll(check.findings());
        unknown.addAll(check.unknown());
        return Sarif.of(
                results,
                unknown,
                json -> json.field("verdict", check.verdict().id())
                        .field("summary", check.summary())
                        .field("agreement", CheckJson.orNull(check.agreement()))
                        .strings(
                                "builds",
                                check.builds().stream().map(CheckWords::build).toList())
                        .field("target", check.target().describe())
                        .strings("host", check.host())
                        .objects("repairs", check.repairs(), repair -> CheckJson.fields(json, repair)));
    }

    private static Finding finding(LibraryCheck library) {
        String rule = library.cause() == null
                ? "check.does-not-load"
                : "check." + library.cause().id();
        String place = library.packageName() + ": " + library.path();
        List<String> detail = new ArrayList<>();
        String cause = CheckWords.cause(library);
        if (cause != null) {
            detail.add(cause);
        }
        detail.addAll(reasons(library));
        if (!library.consequence().isEmpty()) {
            detail.add(library.consequence());
        }
        return new Finding(
                rule + "/" + place,
                rule,
                Axis.ABI,
                library.needed() ? Impact.BREAKS : Impact.RISK,
                place + " does not load",
                String.join("\n", detail),
                null,
                null,
                List.of(new Evidence(library.packageName(), library.path())));
    }

    private static Finding finding(MetadataWord.Conflict conflict) {
        String rule = "check.requirement-not-met";
        return new Finding(
                rule + "/" + conflict.packageName() + ": " + conflict.requirement(),
                rule,
                Axis.DEPENDENCY,
                Impact.RISK,
                CheckWords.conflict(conflict),
                "",
                null,
                null,
                List.of(conflict.evidence()));
    }

    private static List<String> reasons(LibraryCheck library) {
        List<String> reasons = new ArrayList<>();
        library.missingLibraries()
                .forEach(missing -> reasons.add((missing.decided() ? "missing library " : "open library ")
                        + CheckWords.missing(library, missing)));
        library.missingVersions()
                .forEach(missing -> reasons.add("missing version " + CheckWords.missing(library, missing)));
        for (UndefinedSymbol symbol : library.undefinedSymbols()) {
            String instead = symbol.instead().isEmpty() ? "" : "; has instead: " + String.join("; ", symbol.instead());
            reasons.add("undefined symbol " + CheckWords.undefined(library, symbol) + instead);
        }
        int more = library.undefinedCount() - library.undefinedSymbols().size();
        if (more > 0) {
            reasons.add("and " + Words.count(more, "more undefined symbol"));
        }
        reasons.addAll(library.problems());
        return reasons;
    }
}
