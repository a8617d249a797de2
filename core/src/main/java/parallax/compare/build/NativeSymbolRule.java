package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import parallax.binary.ItaniumDemangler;
import parallax.compare.Findings;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.ExportedSymbols;
import parallax.library.ImportedSymbol;
import parallax.library.LibraryFacts;

/// `native.symbols`
final class NativeSymbolRule implements BuildRule {

    @Override
    public String id() {
        return "native.symbols";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "The symbols that native libraries of both builds want from others and offer to others, by name."
                + " What only one offers can be missed by programs linked against the other; what only one wants"
                + " must be there when it is loaded. C++ names are shown demangled. `changes`.";
    }

    private static final int NAMES = 6;

    @Override
    public void examine(BuildPair pair, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        int libraries = 0;
        for (LibraryPair each : pair.differing()) {
            BuildSide.Library left = java.util.Objects.requireNonNull(each.left());
            BuildSide.Library right = java.util.Objects.requireNonNull(each.right());
            int before = lines.size();
            difference(each.key() + " wants", imports(left.facts()), imports(right.facts()), pair, lines);
            ExportedSymbols leftExports = left.facts().exports();
            ExportedSymbols rightExports = right.facts().exports();
            if (!leftExports.digest().equals(rightExports.digest())) {
                if (leftExports.listed() && rightExports.listed()) {
                    difference(
                            each.key() + " offers",
                            new TreeSet<>(leftExports.names()),
                            new TreeSet<>(rightExports.names()),
                            pair,
                            lines);
                } else {
                    lines.add(each.key() + " offers " + leftExports.count() + " against " + rightExports.count()
                            + " names, not the same ones");
                    findings.unknown(
                            "which symbols of " + each.key() + " only one side offers",
                            "so many names are not kept; `parallax inspect FILE --symbols` lists them");
                }
            }
            if (lines.size() > before) {
                libraries++;
                evidence.add(left.evidence("dynamic symbols"));
                evidence.add(right.evidence("dynamic symbols"));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES).evidence(evidence);
        lines.stream().limit(2L * Installed.SHOWN).forEach(draft::detail);
        draft.report(
                42, "Symbols wanted or offered differ in " + libraries + " of the native libraries that both have");
    }

    private static SortedSet<String> imports(LibraryFacts facts) {
        SortedSet<String> names = new TreeSet<>();
        for (ImportedSymbol symbol : facts.imports()) {
            names.add(symbol.name());
        }
        return names;
    }

    private static void difference(
            String what, SortedSet<String> left, SortedSet<String> right, BuildPair pair, List<String> lines) {
        SortedSet<String> leftOnly = new TreeSet<>(left);
        leftOnly.removeAll(right);
        SortedSet<String> rightOnly = new TreeSet<>(right);
        rightOnly.removeAll(left);
        if (!leftOnly.isEmpty()) {
            lines.add(what + " only in " + pair.left().title() + ": " + names(leftOnly));
        }
        if (!rightOnly.isEmpty()) {
            lines.add(what + " only in " + pair.right().title() + ": " + names(rightOnly));
        }
    }

    private static String names(SortedSet<String> symbols) {
        List<String> names = new ArrayList<>();
        for (String symbol : symbols) {
            if (names.size() == NAMES) {
                break;
            }
            names.add(ItaniumDemangler.demangle(symbol).orElse(symbol));
        }
        int more = symbols.size() - names.size();
        return symbols.size() + ": " + String.join("; ", names) + (more > 0 ? "; and " + more + " more" : "");
    }
}
