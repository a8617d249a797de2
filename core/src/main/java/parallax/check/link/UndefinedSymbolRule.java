package parallax.check.link;

import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.LibraryCheck;

/// `link.undefined-symbol`
final class UndefinedSymbolRule implements CheckRule {

    @Override
    public String id() {
        return "link.undefined-symbol";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "Symbols that an extension library, or a library it brings in, wants and that no library in its scope defines:"
                + " the global scope of the process, then what it loads, in the loader's order, with symbol versions. Weak"
                + " symbols may stay undefined, and so may those that no relocation asks for. Told apart are the other"
                + " std::string, other parameters of the same function, what torch keeps to itself, its stable ABI, and what"
                + " is absent altogether. Unknown where the symbol may be in a library that was not looked at.";
    }

    private static final int SHOWN = 12;

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        for (LinkResult.Judged judged : facts.result().libraries()) {
            LibraryCheck check = judged.check();
            long certain = judged.outcome().undefined().stream()
                    .filter(each -> each.decided())
                    .count();
            long open = judged.outcome().undefined().size() - certain;
            if (open > 0) {
                var first = judged.outcome().undefined().stream()
                        .filter(each -> !each.decided())
                        .findFirst()
                        .orElseThrow();
                findings.unknown(
                        open + (open == 1 ? " symbol" : " symbols") + " that " + check.path() + " wants, "
                                + first.reference().name() + " first",
                        first.why());
            }
            if (certain > 0) {
                Findings.Draft draft =
                        findings.of(this, check.packageName() + "/" + check.path(), CheckFacts.impact(check));
                draft.detail(check.explanation());
                check.undefinedSymbols().stream()
                        .limit(Math.min(SHOWN, certain))
                        .forEach(symbol -> {
                            draft.detail((symbol.demangled() == null
                                            ? symbol.name()
                                            : symbol.demangled() + " [" + symbol.name() + "]")
                                    + (symbol.version() == null ? "" : "@" + symbol.version())
                                    + (symbol.wantedFrom() == null ? "" : " from " + symbol.wantedFrom()));
                            symbol.instead().forEach(other -> draft.detail("  there is " + other));
                        });
                if (certain > SHOWN) {
                    draft.detail("and " + (certain - SHOWN) + " more");
                }
                draft.evidence(facts.evidence(
                                judged.build(),
                                check.path() + ": undefined "
                                        + check.undefinedSymbols().getFirst().name()))
                        .report(
                                88,
                                check.path() + " of " + check.packageName() + " wants " + certain
                                        + (certain == 1 ? " symbol that" : " symbols that") + " nothing defines");
            }
        }
    }
}
